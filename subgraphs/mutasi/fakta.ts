import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../domain/hasil.ts';
import type { Fakta, Formasi, Kesegaran, Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import type { FaktaAlur } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import { kesegaranFakta } from '../../domain/mutasi/gerbang/kesegaran.ts';
import type { Timpaan } from '../../domain/mutasi/gerbang/periksa.ts';
import { sebarkanTimpaan } from '../../domain/mutasi/gerbang/timpaan.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { type SaatAlur, susunAlur } from './alur.ts';
import { type DokumenBaru, faktaNspk, type LingkupFakta } from './fakta-nspk.ts';
import { faktaRekaman } from './fakta-rekaman.ts';
import { type IsiSkPegawai, selectBahanAlur } from './queries-alur.ts';
import { type BahanGerbang, type BentukBagian, selectBahanGerbang } from './queries-gerbang.ts';
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
  /** What that SK says of each person; null = it says what the usul says, whatever an earlier one said. */
  readonly isiSk?: readonly IsiSkPegawai[] | null;
};

export interface PilihanFakta {
  /** Each person is a usul of its own: route and letters are judged one by one. */
  readonly sendiri?: boolean;
  readonly surat?: SuratBaru;
  readonly jalan?: SaatAlur;
}

export async function kumpulkanFakta(tx: Tx, usulId: string | null, pegawai: readonly PegawaiUsul[], pilihan: PilihanFakta = {}): Promise<FaktaUsul> {
  const { dokumen: dokumenBaru = [], isiSk: isiSkBaru, ...surat } = pilihan.surat ?? {};
  const bahan = await selectBahanGerbang(tx, usulId, pegawai);
  const [kini] = bahan.semua('kini');
  if (kini === undefined) throw new RangeError('bahan gerbang tanpa waktu');
  const instansi = new Map(bahan.semua('instansi').map((i) => [i.no, i]));
  const timpaan = susunTimpaan(bahan.semua('parameter'));
  const pelantikan = surat.pelantikan ?? bahan.semua('pelantikan')[0]?.tanggal ?? null;
  const bahanAlur = await selectBahanAlur(tx, usulId, { instansi: [...instansi.keys()], unor: pegawai.map((p) => p.unorId) });
  const alurBagi = (milik: readonly PegawaiUsul[]): FaktaAlur =>
    susunAlur(bahanAlur, { pegawai: milik, instansi, hariIni: kini.hariIni, timpaan, pelantikan, ...pilihan.jalan });
  const alur = alurBagi(pegawai);
  const sendiri = pilihan.sendiri === true ? perPasangan(alurBagi) : () => alur;
  const umum: Umum = {
    alurUntuk: sendiri,
    bahan,
    instansi,
    banyakPegawai: pilihan.sendiri === true ? 1 : pegawai.length,
    dokumenBaru,
    segar: (no, jenis, nilai) => bilaSegar(bahan, no, jenis, nilai),
    hariIni: kini.hariIni,
    adaKalender: kini.adaKalender,
    isiSk: isiSkBaru === undefined ? bahanAlur.isiSk : isiSkBaru,
    surat: {
      pertek: bahan.semua('pertek')[0] ?? null,
      persetujuanMendagri: bahan.semua('persetujuanMendagri')[0] ?? null,
      sk: bahan.semua('sk')[0] ?? null,
      ...surat,
      pelantikan,
    },
  };
  return { pada: kini.pada, hariIni: kini.hariIni, timpaan, instansi, alur, pegawai: pegawai.map((p) => satu(umum, p)) };
}

/** The way from one instansi to another, worked out once for all who go it. */
function perPasangan(alurBagi: (pegawai: readonly PegawaiUsul[]) => FaktaAlur): (p: PegawaiUsul) => FaktaAlur {
  const ada = new Map<string, FaktaAlur>();
  return (p) => {
    const kunci = `${p.asal}:${p.tujuan}`;
    const alur = ada.get(kunci) ?? alurBagi([p]);
    ada.set(kunci, alur);
    return alur;
  };
}

interface Umum extends LingkupFakta {
  readonly alurUntuk: (p: PegawaiUsul) => FaktaAlur;
  readonly hariIni: Tanggal;
  readonly adaKalender: boolean;
  readonly isiSk: readonly IsiSkPegawai[] | null;
  readonly surat: Pick<Fakta, 'pertek' | 'sk' | 'persetujuanMendagri' | 'pelantikan'>;
}

/** Overrides in force, by rule and name. */
export function susunTimpaan(baris: readonly { readonly kode: string; readonly nama: string; readonly nilai: number }[]): Timpaan {
  const hasil: Record<string, Record<string, number>> = {};
  for (const { kode, nama, nilai } of baris) hasil[kode] = { ...hasil[kode], [nama]: nilai };
  return sebarkanTimpaan(hasil);
}

const kesegaran = (bahan: BahanGerbang, { asal: instansi, nip }: PegawaiUsul, sisi: string): Kesegaran => {
  const k = bahan.semua('kesegaran').find((x) => x.instansi === instansi && x.sisi === sisi && x.jenis === 'pegawai');
  const sendiri = bahan.milik('kesegaranPegawai', nip).find((x) => x.sisi === sisi && x.jenis === 'pegawai')?.pada ?? null;
  return { pada: k?.pada ?? null, status: k?.status ?? 'BELUM_PERNAH', padaPegawai: sendiri };
};

const umpanBkn = (bahan: BahanGerbang, instansi: number, jenis: string): BentukBagian['kesegaran'] | null =>
  bahan.semua('kesegaran').find((x) => x.instansi === instansi && x.sisi === 'BKN' && x.jenis === jenis) ?? null;

/** A fact of a side feed counts only while that feed of BKN is fresh for the instansi. */
function bilaSegar<T>(bahan: BahanGerbang, instansi: number, jenis: string, nilai: T): Diketahui<T> {
  const k = umpanBkn(bahan, instansi, jenis);
  return k?.segar === true ? diketahui(nilai) : basi(k, jenis);
}

/** The same for facts about one person, which may have been read by itself; a row that nobody can read leaves all of them unknown. */
function bilaSegarOrang<T>(bahan: BahanGerbang, { asal, nip }: PegawaiUsul, jenis: string, nilai: T): Diketahui<T> {
  const umpan = umpanBkn(bahan, asal, jenis);
  const sendiri = bahan.milik('kesegaranPegawai', nip).find((x) => x.sisi === 'BKN' && x.jenis === jenis) ?? null;
  const umur = kesegaranFakta({ umpan, sendiri });
  if (umur === 'SEGAR') return diketahui(nilai);
  return umur === 'RAGU' ? belumDiketahui(`umpan ${jenis} memuat baris pegawai ini yang tidak terbaca; perbaiki barisnya dan kirim ulang`) : basi(umpan, jenis);
}

function basi(k: BentukBagian['kesegaran'] | null, jenis: string): Diketahui<never> {
  return belumDiketahui(
    k === null || k.pada === null ? `umpan ${jenis} belum pernah diterima` : `umpan ${jenis} tidak segar (${k.status}, terakhir ${k.pada})`,
  );
}

function formasi(bahan: BahanGerbang, nip: string): Formasi | null {
  const [peta] = bahan.milik('formasi', nip);
  const [janji] = bahan.milik('formasiDijanjikan', nip);
  return peta === undefined ? null : { ...peta, ...(janji && { dijanjikan: janji.banyak }) };
}

/** Nothing where the PPK entered nothing: only then the SK stands for the usul as it is written. */
function isiSkMilik(isi: readonly IsiSkPegawai[] | null, nip: string): Pick<Fakta, 'isiSk'> {
  if (isi === null) return {};
  const milik = isi.find((b) => b.nip === nip);
  if (milik === undefined) return { isiSk: null };
  const { nip: _nip, ...bunyi } = milik;
  return { isiSk: bunyi };
}

function satu(umum: Umum, p: PegawaiUsul): FaktaPegawai {
  const { bahan, instansi, hariIni, adaKalender, surat, alurUntuk } = umum;
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
    hukuman: bilaSegarOrang(bahan, p, 'hukdis', bahan.milik('hukuman', nip)),
    hukumanSatuSisi: bahan.milik('hukumanSatuSisi', nip),
    temuan: diketahui(bahan.milik('temuan', nip)),
    kinerja: bilaSegarOrang(bahan, p, 'kinerja', bahan.milik('kinerja', nip)),
    formasi: bilaSegar(bahan, p.tujuan, 'formasi', formasi(bahan, nip)),
    pilkada: adaKalender ? diketahui(pilkada) : belumDiketahui('kalender pilkada belum dimuat'),
    pengecualian: [...bahan.semua('pengecualian'), ...bahan.milik('pengecualian', nip)],
    alur: alurUntuk(p),
    ...isiSkMilik(umum.isiSk, nip),
    ...surat,
    melaluiImut: true,
  };
  return { pegawai: p, fakta, sumber: { bkn: sumber('bkn'), simpeg: sumber('simpeg') } };
}
