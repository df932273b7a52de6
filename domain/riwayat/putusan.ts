import { type JenisKeputusan, peristiwaDariKeputusan, type TugasPerbaikan, tugasDariKeputusan } from '../selisih/siklus.ts';
import type { NilaiBeda } from './bandingkan.ts';
import { type JenisRiwayat, RIWAYAT } from './jenis.ts';
import type { JenisBedaRiwayat } from './level.ts';

/** The decisions on a discrepancy, and two for a finding whose both halves are BKN's own: its history, or its master record, is right. */
export const JENIS_KEPUTUSAN_RIWAYAT = ['BKN_BENAR', 'SIMPEG_BENAR', 'RIWAYAT_BENAR', 'DATA_UTAMA_BENAR', 'NILAI_LAIN', 'BUKAN_MASALAH'] as const;
export type JenisKeputusanRiwayat = (typeof JENIS_KEPUTUSAN_RIWAYAT)[number];

type Terjemahan = Readonly<Partial<Record<JenisKeputusanRiwayat, JenisKeputusan>>>;

const ANTAR_SISI: Terjemahan = { BKN_BENAR: 'BKN_BENAR', SIMPEG_BENAR: 'SIMPEG_BENAR', NILAI_LAIN: 'NILAI_LAIN', BUKAN_MASALAH: 'BUKAN_MASALAH' };
/** The left half of a DATA_UTAMA finding is the history, the right one the master record. */
const DALAM_BKN: Terjemahan = { RIWAYAT_BENAR: 'BKN_BENAR', DATA_UTAMA_BENAR: 'SIMPEG_BENAR', NILAI_LAIN: 'NILAI_LAIN', BUKAN_MASALAH: 'BUKAN_MASALAH' };

/** What each kind of finding can be decided as, in the words of a discrepancy; absent = that decision says nothing about it. */
const KEPUTUSAN: Readonly<Record<JenisBedaRiwayat, Terjemahan>> = {
  HANYA_BKN: ANTAR_SISI,
  HANYA_SIMPEG: ANTAR_SISI,
  SEPIHAK_BKN: ANTAR_SISI,
  SEPIHAK_SIMPEG: ANTAR_SISI,
  KOLOM: ANTAR_SISI,
  DATA_UTAMA: DALAM_BKN,
};
/** The kinds in which the left half (BKN), or the right one, names no row. */
const TANPA_BARIS: readonly (readonly JenisBedaRiwayat[])[] = [
  ['HANYA_SIMPEG', 'SEPIHAK_SIMPEG'],
  ['HANYA_BKN', 'SEPIHAK_BKN'],
];

/** Part of a record that a task is about. */
export type BagianRekaman = 'RIWAYAT' | 'DATA_UTAMA';

export interface TugasRiwayat extends TugasPerbaikan {
  readonly bagian: BagianRekaman;
}

export interface Temuan {
  readonly jenis: JenisRiwayat;
  readonly beda: JenisBedaRiwayat;
  readonly nilai: NilaiBeda;
}

export interface PutusanRiwayat {
  readonly peristiwa: 'tungguBkn' | 'tungguInstansi' | 'kecualikan';
  readonly tugas: readonly TugasRiwayat[];
}

/** JSON text of what one half states, columns in a fixed order; null = that half has no such row. */
function isiBelah({ beda, nilai }: Temuan, belah: 0 | 1): string | null {
  if (TANPA_BARIS[belah]?.includes(beda) === true) return null;
  const kolom = Object.entries(nilai).map(([k, n]) => [k, n[belah]] as const);
  return JSON.stringify(Object.fromEntries(kolom.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/**
 * What a decision on a finding leads to: the event in its life (domain/selisih/siklus.ts) and the work for whoever is wrong. `nilai` of a task is the
 * JSON text of the columns as they must be, for NILAI_LAIN the steward's own words, null = the row must go. Null: the decision does not apply.
 */
export function putusanRiwayat(t: Temuan, keputusan: JenisKeputusanRiwayat, nilaiLain: string | null): PutusanRiwayat | null {
  const jenis = KEPUTUSAN[t.beda][keputusan];
  if (jenis === undefined) return null;
  const k = { jenis, nilaiBkn: isiBelah(t, 0), nilaiSimpeg: isiBelah(t, 1), nilaiLain };
  const { kewenangan } = RIWAYAT[t.jenis];
  const tugas = tugasDariKeputusan({ kewenangan }, k);
  if (t.beda !== 'DATA_UTAMA') return { peristiwa: peristiwaDariKeputusan(k), tugas: tugas.map((x) => ({ ...x, bagian: 'RIWAYAT' })) };
  // Both halves are kept at SIASN, so it is BKN's record that is waited for whichever is wrong.
  const diSiasn = tugas.map((x): TugasRiwayat => ({ ...x, tujuan: 'SIASN', pelaksana: kewenangan, bagian: x.tujuan === 'SIASN' ? 'RIWAYAT' : 'DATA_UTAMA' }));
  return { peristiwa: jenis === 'BUKAN_MASALAH' ? 'kecualikan' : 'tungguBkn', tugas: diSiasn };
}

/** An exception from what holds a mutasi needs a document, not only a reason. */
export const wajibBukti = (level: string, keputusan: JenisKeputusanRiwayat): boolean => level === 'BLOKIR' && keputusan === 'BUKAN_MASALAH';
