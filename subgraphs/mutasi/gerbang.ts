import { jsonBaku } from '../../domain/json-baku.ts';
import { type Andaian, andaikan } from '../../domain/mutasi/gerbang/andaian.ts';
import type { Tahap } from '../../domain/mutasi/gerbang/aturan.ts';
import { KATALOG } from '../../domain/mutasi/gerbang/katalog.ts';
import { type HasilGerbang, type HasilPeriksa, isTerlewati, periksaGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import type { Usulan } from '../../domain/mutasi/usul.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { SaatAlur } from './alur.ts';
import { type IsiBeritaAcara, ringkasButir, ringkasFakta, sidikIsi } from './berita-acara.ts';
import { type FaktaUsul, kumpulkanFakta, type SuratBaru } from './fakta.ts';
import { ringkasIsi } from './isi-tersimpan.ts';
import { insertBeritaAcara, selectPenghalang } from './queries-tulis.ts';
import { type IsiUsul, type PegawaiUsul, usulanDari } from './usul.ts';

export interface PertanyaanGerbang {
  readonly usulId: string | null;
  readonly usul: IsiUsul;
  readonly pegawai: readonly PegawaiUsul[];
  readonly tahap: Tahap;
  readonly surat?: SuratBaru;
  /** Who is about to sign, and the day the clock of BKN's validation is read on. */
  readonly jalan?: SaatAlur;
  /** What a simulation takes for granted. */
  readonly andaian?: readonly Andaian[];
  /** Hold even if the rules see nothing. */
  readonly paksa?: boolean;
}

export interface JawabanGerbang {
  readonly hasil: HasilGerbang;
  /** The transition may go on: no BLOCK, and every WARN is acknowledged by the proposer. */
  readonly lewat: boolean;
  readonly isi: IsiBeritaAcara;
  readonly fakta: FaktaUsul;
  readonly usulan: readonly Usulan[];
}

const URUT: readonly HasilGerbang[] = ['LOLOS', 'PERLU_ALASAN', 'DITAHAN'];

/** The worst answer of all people is the answer of the usul. */
export const terburuk = (semua: readonly HasilPeriksa[]): HasilGerbang =>
  semua.reduce<HasilGerbang>((a, { hasil }) => (URUT.indexOf(hasil) > URUT.indexOf(a) ? hasil : a), 'LOLOS');

const diakui = (semua: readonly HasilPeriksa[], akui: readonly string[]): boolean =>
  semua.every(({ butir }) => butir.every((b) => isTerlewati(b) || (b.tingkat === 'WARN' && akui.includes(b.kode))));

/** The rules that were asked, as they were worded and with their numbers. */
export function aturanDipakai(semua: readonly HasilPeriksa[]): IsiBeritaAcara['aturan'] {
  const hasil: Record<string, IsiBeritaAcara['aturan'][string]> = {};
  for (const { butir } of semua) for (const { kode, judul, dasar, parameter } of butir) hasil[kode] ??= { judul, dasar, parameter };
  return hasil;
}

export interface Dinilai {
  readonly tahap: Tahap;
  readonly fakta: FaktaUsul;
  /** One per person of `fakta`, in its order; so are the answers. */
  readonly usulan: readonly Usulan[];
  readonly semua: readonly HasilPeriksa[];
  readonly akui: readonly string[];
  readonly penghalang: readonly string[];
}

/** The minutes of one question: rules, inputs, answers. */
export const susunIsi = ({ tahap, fakta, usulan, semua, akui, penghalang }: Dinilai): IsiBeritaAcara => ({
  bentuk: 1,
  tahap,
  pada: fakta.pada,
  hariIni: fakta.hariIni,
  timpaan: fakta.timpaan,
  akui,
  penghalang,
  alur: fakta.alur,
  aturan: aturanDipakai(semua),
  pegawai: fakta.pegawai.map((p, i) => ({
    usulan: usulan[i] as Usulan,
    hasil: semua[i]?.hasil ?? 'DITAHAN',
    fakta: ringkasFakta(p.fakta),
    sumber: p.sumber,
    butir: semua[i]?.butir.map(ringkasButir) ?? [],
  })),
});

/** Every rule on every person, each with the usul that is asked about them. */
export const nilaiPegawai = (fakta: FaktaUsul, usulan: readonly Usulan[], tahap: Tahap): readonly HasilPeriksa[] =>
  fakta.pegawai.map((p, i) =>
    periksaGerbang(KATALOG, usulan[i] as Usulan, p.fakta, { tahap, hariIni: fakta.hariIni, pada: fakta.pada, timpaan: fakta.timpaan }),
  );

const seandainya = (fakta: FaktaUsul, usulan: readonly Usulan[], andaian: readonly Andaian[]): FaktaUsul =>
  andaian.length === 0
    ? fakta
    : { ...fakta, pegawai: fakta.pegawai.map((p, i) => ({ ...p, fakta: andaikan(andaian, p.fakta, usulan[i] as Usulan, fakta.hariIni) })) };

/** Asks the gate: facts in one statement, then the pure rules per person. Writes nothing. The caller holds the gate rows when it will act on the answer. */
export async function tanyaGerbang(
  tx: Tx,
  { usulId, usul, pegawai, tahap, surat, jalan, andaian = [], paksa = false }: PertanyaanGerbang,
): Promise<JawabanGerbang> {
  const adanya = await kumpulkanFakta(tx, usulId, pegawai, { ...(surat && { surat }), ...(jalan && { jalan }) });
  const usulan = adanya.pegawai.map((p) => usulanDari(usul, p.pegawai, adanya.instansi));
  const fakta = seandainya(adanya, usulan, andaian);
  const semua = nilaiPegawai(fakta, usulan, tahap);
  const hasil = paksa ? 'DITAHAN' : terburuk(semua);
  const penghalang = paksa && usulId !== null ? await selectPenghalang(tx, usulId) : [];
  const daftar = paksa && penghalang.length === 0 ? ['TIDAK_DIKENAL'] : penghalang;
  const isi = susunIsi({ tahap, fakta, usulan, semua, akui: usul.akui, penghalang: daftar });
  return { hasil, lewat: !paksa && hasil !== 'DITAHAN' && diakui(semua, usul.akui), isi, fakta, usulan };
}

/** Stores the minutes of one question about one usul. Returns their id. */
export function simpanBeritaAcara(tx: Tx, usulId: string, { isi, hasil }: JawabanGerbang, oleh: string): Promise<string> {
  const teks = jsonBaku(ringkasIsi(isi));
  return insertBeritaAcara(tx, { usulId, tahap: isi.tahap, hasil, isi: teks, sidik: sidikIsi(teks), oleh });
}
