import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../domain/hasil.ts';
import type { Fakta, Kesegaran, Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import type { FaktaAlur } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import type { Timpaan } from '../../domain/mutasi/gerbang/periksa.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { type SaatAlur, susunAlur } from './alur.ts';
import { type DokumenBaru, faktaNspk, type LingkupFakta } from './fakta-nspk.ts';
import { faktaRekaman } from './fakta-rekaman.ts';
import { selectBahanAlur } from './queries-alur.ts';
import { type BahanGerbang, selectBahanGerbang } from './queries-gerbang.ts';
import type { InstansiRingkas, PegawaiUsul } from './usul.ts';

export interface SumberSisi {
  readonly tarikan: string | null;
  readonly ver: number | null;
}

export interface FaktaPegawai {
  readonly pegawai: PegawaiUsul;
  readonly fakta: Fakta;
  readonly sumber: { readonly bkn: SumberSisi; readonly simpeg: SumberSisi };
}

/** Everything the gate asks about one usul, read in one snapshot of the database and dated by its clock. */
export interface FaktaUsul {
  readonly pada: string;
  readonly hariIni: Tanggal;
  readonly timpaan: Timpaan;
  readonly instansi: ReadonlyMap<number, InstansiRingkas>;
  readonly alur: FaktaAlur;
  readonly pegawai: readonly FaktaPegawai[];
}

/** A letter about to be recorded in this transaction counts as present while the gate is asked; so does the day of an inauguration, and what a simulation attaches. */
export type SuratBaru = Readonly<Partial<Record<'pertek' | 'sk' | 'persetujuanMendagri', Surat>>> & {
  readonly pelantikan?: Tanggal;
  readonly dokumen?: readonly DokumenBaru[];
};

export interface PilihanFakta {
  readonly surat?: SuratBaru;
  readonly jalan?: SaatAlur;
}

export async function kumpulkanFakta(tx: Tx, usulId: string | null, pegawai: readonly PegawaiUsul[], pilihan: PilihanFakta = {}): Promise<FaktaUsul> {
  const { dokumen: dokumenBaru = [], ...surat } = pilihan.surat ?? {};
  const bahan = await selectBahanGerbang(tx, usulId, pegawai);
  const [kini] = bahan.semua('kini');
  if (kini === undefined) throw new RangeError('bahan gerbang tanpa waktu');
  const instansi = new Map(bahan.semua('instansi').map((i) => [i.no, i]));
  const timpaan = timpaanDari(bahan);
  const alur = susunAlur(await selectBahanAlur(tx, usulId, { instansi: [...instansi.keys()], unor: pegawai.map((p) => p.unorId) }), {
    pegawai,
    instansi,
    hariIni: kini.hariIni,
    timpaan,
    ...pilihan.jalan,
  });
  const umum: Umum = {
    alur,
    bahan,
    instansi,
    banyakPegawai: pegawai.length,
    dokumenBaru,
    segar: (no, jenis, nilai) => bilaSegar(bahan, no, jenis, nilai),
    hariIni: kini.hariIni,
    adaKalender: kini.adaKalender,
    surat: {
      pertek: bahan.semua('pertek')[0] ?? null,
      persetujuanMendagri: bahan.semua('persetujuanMendagri')[0] ?? null,
      sk: bahan.semua('sk')[0] ?? null,
      pelantikan: bahan.semua('pelantikan')[0]?.tanggal ?? null,
      ...surat,
    },
  };
  return { pada: kini.pada, hariIni: kini.hariIni, timpaan, instansi, alur, pegawai: pegawai.map((p) => satu(umum, p)) };
}

interface Umum extends LingkupFakta {
  readonly alur: FaktaAlur;
  readonly hariIni: Tanggal;
  readonly adaKalender: boolean;
  readonly surat: Pick<Fakta, 'pertek' | 'sk' | 'persetujuanMendagri' | 'pelantikan'>;
}

function timpaanDari(bahan: BahanGerbang): Timpaan {
  const hasil: Record<string, Record<string, number>> = {};
  for (const { kode, nama, nilai } of bahan.semua('parameter')) hasil[kode] = { ...hasil[kode], [nama]: nilai };
  return hasil;
}

const kesegaran = (bahan: BahanGerbang, { asal: instansi, nip }: PegawaiUsul, sisi: string): Kesegaran => {
  const k = bahan.semua('kesegaran').find((x) => x.instansi === instansi && x.sisi === sisi && x.jenis === 'pegawai');
  const sendiri = bahan.milik('kesegaranPegawai', nip).find((x) => x.sisi === sisi)?.pada ?? null;
  return { pada: k?.pada ?? null, status: k?.status ?? 'BELUM_PERNAH', padaPegawai: sendiri };
};

/** A fact of a side feed counts only while that feed of BKN is fresh for the instansi. */
function bilaSegar<T>(bahan: BahanGerbang, instansi: number, jenis: string, nilai: T): Diketahui<T> {
  const k = bahan.semua('kesegaran').find((x) => x.instansi === instansi && x.sisi === 'BKN' && x.jenis === jenis);
  if (k?.segar === true) return diketahui(nilai);
  return belumDiketahui(
    k === undefined || k.pada === null ? `umpan ${jenis} belum pernah diterima` : `umpan ${jenis} tidak segar (${k.status}, terakhir ${k.pada})`,
  );
}

function satu(umum: Umum, p: PegawaiUsul): FaktaPegawai {
  const { bahan, instansi, hariIni, adaKalender, surat, alur } = umum;
  const { nip } = p;
  const blokirInstansi = bahan
    .semua('blokirInstansi')
    .filter((b) => b.instansi === p.asal || b.instansi === p.tujuan)
    .map(({ instansi: no, ...b }) => ({ ...b, instansiId: instansi.get(no)?.id ?? String(no) }));
  const pilkada = bahan
    .semua('pilkada')
    .filter((k) => k.instansi === p.tujuan)
    .map(({ penetapanPaslon, akhirMasaJabatan }) => ({ penetapanPaslon, akhirMasaJabatan }));
  const sumber = (sisi: 'bkn' | 'simpeg'): SumberSisi => {
    const baris = bahan.milik(sisi, nip)[0];
    return { tarikan: baris?.tarikan ?? null, ver: baris?.ver ?? null };
  };
  const fakta: Fakta = {
    ...faktaRekaman(bahan, nip, hariIni),
    ...faktaNspk(umum, p),
    kesegaran: { bkn: kesegaran(bahan, p, 'BKN'), simpeg: kesegaran(bahan, p, 'SIMPEG') },
    blokirAsn: diketahui(bahan.milik('blokirAsn', nip)),
    blokirInstansi: diketahui(blokirInstansi),
    usulLain: diketahui(bahan.milik('usulLain', nip)),
    hukuman: bilaSegar(bahan, p.asal, 'hukdis', bahan.milik('hukuman', nip)),
    hukumanSatuSisi: bahan.milik('hukumanSatuSisi', nip),
    temuan: diketahui(bahan.milik('temuan', nip)),
    kinerja: bilaSegar(bahan, p.asal, 'kinerja', bahan.milik('kinerja', nip)),
    formasi: bilaSegar(bahan, p.tujuan, 'formasi', bahan.milik('formasi', nip)[0] ?? null),
    pilkada: adaKalender ? diketahui(pilkada) : belumDiketahui('kalender pilkada belum dimuat'),
    alur,
    ...surat,
    melaluiImut: true,
  };
  return { pegawai: p, fakta, sumber: { bkn: sumber('bkn'), simpeg: sumber('simpeg') } };
}
