import type { Level } from '../selisih/bidang.ts';
import type { IsiRiwayat } from './baris.ts';
import { type JenisRiwayat, RIWAYAT } from './jenis.ts';

/**
 * What a finding is about: a row one side lacks (HANYA), a row that holds a mutasi and that nobody can look for on the other side (SEPIHAK), a row whose
 * columns differ, or a master record that BKN's own newest row contradicts.
 */
export const JENIS_BEDA_RIWAYAT = ['HANYA_BKN', 'HANYA_SIMPEG', 'SEPIHAK_BKN', 'SEPIHAK_SIMPEG', 'KOLOM', 'DATA_UTAMA'] as const;
export type JenisBedaRiwayat = (typeof JENIS_BEDA_RIWAYAT)[number];

/** The one tier that never holds a mutasi; an unknown tier is not known to be it. Source: PP 94/2021, rule B01. */
export const RINGAN = 'R';

/**
 * Level of a row that one side lacks. A medium or severe punishment that has not ended holds: one record says it runs, the other does not know it,
 * and nobody may guess. Its end not written counts as not ended. `lepas`: known not to run any more, by BKN's annulment of the very row or by a later
 * row that ends it.
 */
export function levelHanya(jenis: JenisRiwayat, isi: IsiRiwayat, { hariIni, lepas }: { hariIni: string; lepas: boolean }): Level {
  if (jenis !== 'hukdis' || lepas || isi['tingkat'] === RINGAN) return 'PERINGATAN';
  const akhir = isi['akhir'] ?? null;
  return akhir === null || akhir >= hariIni ? 'BLOKIR' : 'PERINGATAN';
}

/** Level of a row whose columns differ: the gravest of them. */
export const levelKolom = (jenis: JenisRiwayat, kolom: readonly string[]): Level =>
  RIWAYAT[jenis].kolom.some((k) => k.level === 'PERINGATAN' && kolom.includes(k.kolom)) ? 'PERINGATAN' : 'INFO';
