import type { Sql } from '../../platform/db/postgres-js.ts';
import { bacaProfil, type Profil } from '../1-canonicalise/profil.ts';
import { perluTindakan } from '../sources/galat-sumber.ts';
import type { BahanSumber } from '../sources/port.ts';
import { bacaRahasia, type TempatRahasia } from '../sources/rahasia.ts';
import type { JamDiam } from './jam-diam.ts';
import { anggaranSetelan, tungguJatah } from './jatah.ts';
import type { SumberTerpasang } from './sumber-terpasang.ts';
import { tokenInstansi } from './token.ts';

/** What reaching a source takes beside its settings. */
export interface BahanKoneksi {
  readonly rahasia: TempatRahasia;
  /** Key under which the pasted tokens are encrypted. */
  readonly kunci: string;
}

export async function bacaProfilInstansi(sql: Sql, s: SumberTerpasang): Promise<Profil | null> {
  if (s.sisi === 'BKN') return null;
  const [baris] = await sql<
    { isi: unknown }[]
  >`select p.isi from instansi i join profil_pemetaan p on p.id = i.profil_id and p.aktif where i.no = ${s.instansi}`;
  if (baris === undefined) throw perluTindakan('Instansi ini belum punya profil pemetaan aktif.');
  return bacaProfil(JSON.stringify(baris.isi), `profil instansi ${s.instansi}`);
}

/** Deadline of one call by the settings, in ms. */
export const tenggatSetelan = ({ setelan }: Pick<SumberTerpasang, 'setelan'>): number => Number(setelan['tenggatMs'] ?? 60_000);

/** In whose name calls are asked for; the time that the budget takes is not the source's. */
interface Peminta {
  readonly nama: string;
  readonly utama: boolean;
  readonly jam: JamDiam | null;
}

/** What an adapter works with for this feed; `sampai` is the end of the run in ms of the clock. */
export async function susunBahan(
  sql: Sql,
  s: SumberTerpasang,
  bahan: BahanKoneksi,
  { peminta, ...lain }: Pick<BahanSumber, 'kursor' | 'penanda' | 'batal' | 'sampai' | 'daftar'> & { readonly peminta: Peminta },
): Promise<BahanSumber> {
  const jatah = { sumber: s.sumber, peminta: peminta.nama, utama: peminta.utama, bawaan: anggaranSetelan(s.macam, s.setelan) };
  const tunggu = (): Promise<void> => tungguJatah(sql, jatah, lain.sampai);
  return {
    instansi: s.instansi,
    kodeCepat: s.kodeCepat,
    umpan: { sisi: s.sisi, jenis: s.jenis },
    alamat: s.alamat,
    setelan: s.setelan,
    rahasia: (nama) => bacaRahasia(bahan.rahasia, nama, s.rahasia[nama] ?? ''),
    profil: await bacaProfilInstansi(sql, s),
    jatah: () => (peminta.jam === null ? tunggu() : peminta.jam.luar(tunggu)),
    sso: tokenInstansi(sql, s.instansi, s.kodeCepat, bahan.kunci),
    ...lain,
  };
}
