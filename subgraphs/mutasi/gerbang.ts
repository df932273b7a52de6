import { jsonBaku } from '../../domain/json-baku.ts';
import { isLewat, type Tahap } from '../../domain/mutasi/gerbang/aturan.ts';
import { KATALOG } from '../../domain/mutasi/gerbang/katalog.ts';
import { type HasilGerbang, type HasilPeriksa, periksaGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import type { Usulan } from '../../domain/mutasi/usul.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { SaatAlur } from './alur.ts';
import { type IsiBeritaAcara, ringkasButir, ringkasFakta, sidikIsi } from './berita-acara.ts';
import { type FaktaUsul, kumpulkanFakta, type SuratBaru } from './fakta.ts';
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
  semua.every(({ butir }) => butir.every((b) => isLewat(b.putusan) || b.tingkat === 'INFO' || (b.tingkat === 'WARN' && akui.includes(b.kode))));

/** The rules that were asked, as they were worded and with their numbers. */
export function aturanDipakai(semua: readonly HasilPeriksa[]): IsiBeritaAcara['aturan'] {
  const hasil: Record<string, IsiBeritaAcara['aturan'][string]> = {};
  for (const { butir } of semua) for (const { kode, judul, dasar, parameter } of butir) hasil[kode] ??= { judul, dasar, parameter };
  return hasil;
}

/** Asks the gate: facts in one statement, then the pure rules per person. Writes nothing. The caller holds the gate rows when it will act on the answer. */
export async function tanyaGerbang(tx: Tx, { usulId, usul, pegawai, tahap, surat, jalan, paksa = false }: PertanyaanGerbang): Promise<JawabanGerbang> {
  const fakta = await kumpulkanFakta(tx, usulId, pegawai, { ...(surat && { surat }), ...(jalan && { jalan }) });
  const konteks = { tahap, hariIni: fakta.hariIni, pada: fakta.pada };
  const usulan = fakta.pegawai.map((p) => usulanDari(usul, p.pegawai, fakta.instansi));
  const semua = fakta.pegawai.map((p, i) => periksaGerbang(KATALOG, usulan[i] as Usulan, p.fakta, { ...konteks, timpaan: fakta.timpaan }));
  const hasil = paksa ? 'DITAHAN' : terburuk(semua);
  const penghalang = paksa && usulId !== null ? await selectPenghalang(tx, usulId) : [];
  const isi: IsiBeritaAcara = {
    bentuk: 1,
    tahap,
    pada: fakta.pada,
    hariIni: fakta.hariIni,
    timpaan: fakta.timpaan,
    akui: usul.akui,
    penghalang: paksa && penghalang.length === 0 ? ['TIDAK_DIKENAL'] : penghalang,
    alur: fakta.alur,
    aturan: aturanDipakai(semua),
    pegawai: fakta.pegawai.map((p, i) => ({
      usulan: usulan[i] as Usulan,
      hasil: semua[i]?.hasil ?? 'DITAHAN',
      fakta: ringkasFakta(p.fakta),
      sumber: p.sumber,
      butir: semua[i]?.butir.map(ringkasButir) ?? [],
    })),
  };
  return { hasil, lewat: !paksa && hasil !== 'DITAHAN' && diakui(semua, usul.akui), isi, fakta, usulan };
}

/** Stores the minutes of one question about one usul. Returns their id. */
export function simpanBeritaAcara(tx: Tx, usulId: string, { isi, hasil }: JawabanGerbang, oleh: string): Promise<string> {
  const teks = jsonBaku(isi);
  return insertBeritaAcara(tx, { usulId, tahap: isi.tahap, hasil, isi: teks, sidik: sidikIsi(teks), oleh });
}
