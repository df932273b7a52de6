import { parseTanggal } from '../../domain/asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../domain/hasil.ts';
import { isPerOrang } from '../../domain/mutasi/dokumen.ts';
import type { FaktaTercatat } from '../../domain/mutasi/fakta-tercatat.ts';
import type { DokumenUsul, Fakta, KepalaDaerah, MasaJabatan } from '../../domain/mutasi/gerbang/fakta.ts';
import type { BahanGerbang } from './queries-gerbang.ts';
import type { InstansiRingkas, PegawaiUsul } from './usul.ts';

/** A document named in a usul that is not stored yet. */
export interface DokumenBaru extends DokumenUsul {
  readonly nip: string | null;
}

type FaktaNspk = Pick<
  Fakta,
  'nik' | 'jabatanAsal' | 'rujukan' | 'riwayatJabatan' | 'pemangku' | 'dokumen' | 'kepalaDaerah' | 'tercatat' | 'tercatatInstansi' | 'isiPertek'
>;

/** Passes a fact of a side feed on only while that feed is fresh. */
export type BilaSegar = <T>(instansi: number, jenis: string, nilai: T) => Diketahui<T>;

function riwayatJabatan(bahan: BahanGerbang, p: PegawaiUsul, segar: BilaSegar): Diketahui<readonly MasaJabatan[]> {
  if (bahan.milik('riwayatTak', p.nip).length > 0) return belumDiketahui('riwayat jabatan BKN tidak tersedia atau tidak terbaca seluruhnya');
  const baris = bahan.milik('riwayatJabatan', p.nip).map((r) => ({ ...r, tmt: r.tmt === null ? null : parseTanggal(r.tmt) }));
  return segar(p.asal, 'riwayat', baris);
}

function kepalaDaerah(bahan: BahanGerbang, p: PegawaiUsul, tujuan: InstansiRingkas | undefined): Diketahui<KepalaDaerah | null> {
  if (tujuan?.daerah === false) return diketahui(null);
  const k = bahan.semua('kepalaDaerah').find((x) => x.instansi === p.tujuan);
  return k === undefined
    ? belumDiketahui('kepala daerah tujuan belum dicatat')
    : diketahui({ status: k.status, tanggalLantik: k.tanggalLantik, nomorSk: k.nomorSk });
}

/** What the target instansi has recorded of the target position, or of itself. */
const tercatatInstansi = (bahan: BahanGerbang, p: PegawaiUsul): readonly FaktaTercatat[] =>
  bahan
    .semua('tercatatInstansi')
    .filter((f) => f.instansi === p.tujuan && (f.acuan === null || f.acuan === p.jabatanId))
    .map(({ instansi: _instansi, ...f }) => f);

/** Letters for this person; one that speaks of a single person stands for everybody only in a usul of one. */
export function dokumenMilik(umum: readonly DokumenUsul[], sendiri: readonly DokumenUsul[], banyakPegawai: number): readonly DokumenUsul[] {
  return [...umum.filter((d) => banyakPegawai === 1 || !isPerOrang(d.jenis)), ...sendiri];
}

export interface LingkupFakta {
  readonly bahan: BahanGerbang;
  readonly instansi: ReadonlyMap<number, InstansiRingkas>;
  readonly banyakPegawai: number;
  readonly dokumenBaru: readonly DokumenBaru[];
  readonly segar: BilaSegar;
}

/** Facts of the NSPK beyond both records, for one person of the usul. */
export function faktaNspk({ bahan, instansi, banyakPegawai, dokumenBaru, segar }: LingkupFakta, p: PegawaiUsul): FaktaNspk {
  const [nik] = bahan.milik('nik', p.nip);
  const [jabatanAsal] = bahan.milik('jabatanAsal', p.nip);
  const [rujukan] = bahan.milik('rujukan', p.nip);
  const [pemangku] = bahan.milik('pemangku', p.nip);
  const baru = (nip: string | null): readonly DokumenUsul[] => dokumenBaru.filter((d) => d.nip === nip).map(({ nip: _nip, ...d }) => d);
  return {
    nik: nik === undefined ? belumDiketahui('pegawai tidak ada pada data BKN') : diketahui(nik),
    jabatanAsal: jabatanAsal === undefined ? belumDiketahui('pegawai tidak ada pada data BKN') : diketahui(jabatanAsal),
    rujukan: rujukan === undefined ? belumDiketahui('jabatan tidak ada pada rujukan') : diketahui(rujukan),
    pemangku: segar(p.tujuan, 'pegawai', pemangku?.banyak ?? 0),
    riwayatJabatan: riwayatJabatan(bahan, p, segar),
    dokumen: diketahui(dokumenMilik([...bahan.semua('dokumen'), ...baru(null)], [...bahan.milik('dokumen', p.nip), ...baru(p.nip)], banyakPegawai)),
    kepalaDaerah: kepalaDaerah(bahan, p, instansi.get(p.tujuan)),
    tercatat: diketahui(bahan.milik('tercatat', p.nip)),
    tercatatInstansi: diketahui(tercatatInstansi(bahan, p)),
    isiPertek:
      bahan.semua('adaIsiPertek').length > 0 ? diketahui(bahan.milik('isiPertek', p.nip)[0] ?? null) : belumDiketahui('pertek bertanda tangan belum tersimpan'),
  };
}
