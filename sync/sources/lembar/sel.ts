import { type KodeSel, tandaiSel } from '../../1-canonicalise/sel-rusak.ts';
import { tanggalDariSerial } from './tanggal-serial.ts';
import { bukaSandiTeks } from './teks-kaya.ts';

/** How a column is read. NIP: its reader knows what Excel does to one. PENGENAL: digits that are no quantity. DIPAKAI: any other that the hub reads. LAIN: it only keeps the text. */
export type PeranKolom = 'NIP' | 'PENGENAL' | 'DIPAKAI' | 'LAIN';

/** A cell as the worksheet has it. */
export interface SelMentah {
  /** Attribute `t`: n, s, str, inlineStr, b, e, d. */
  readonly jenis: string;
  /** Text of `v`; null when there is no such element. */
  readonly nilai: string | null;
  /** Inline or shared text; null when it has none, or the number of the shared one leads nowhere. */
  readonly teks: string | null;
  readonly isRumus: boolean;
  /** Whether its style shows dates. */
  readonly isTanggal: boolean;
}

/** Digits that a number of Excel keeps. */
const DIGIT = 15;
const BATAS_UTUH = 10 ** DIGIT;
const ANGKA = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const RUAS = /\r\n|\r|\n|\u000b|\u000c/g;

/** As Excel shows it without a format: 15 digits, and beyond them powers of ten. */
function teksAngka(n: number): string {
  if (Math.abs(n) >= BATAS_UTUH)
    return n
      .toExponential(DIGIT - 1)
      .replace(/\.?0+e/, 'e')
      .replace('e', 'E');
  return String(Number(n.toPrecision(DIGIT)));
}

const rusak = (peran: PeranKolom, kode: KodeSel, isi: string): string => (peran === 'LAIN' ? isi : tandaiSel(kode, isi));

function angka(nilai: string, { isTanggal }: SelMentah, peran: PeranKolom, is1904: boolean): string {
  const n = ANGKA.test(nilai.trim()) ? Number(nilai) : Number.NaN;
  if (!Number.isFinite(n)) return rusak(peran, 'SEL_GALAT_EXCEL', nilai);
  // In powers of ten the reader of NIPs knows it for what it is, whatever its length.
  if (peran === 'NIP') return n.toExponential().replace('e', 'E');
  if (peran === 'PENGENAL' || Math.abs(n) >= BATAS_UTUH) return rusak(peran, 'SEL_ANGKA_EXCEL', teksAngka(n));
  return (isTanggal ? tanggalDariSerial(n, is1904) : null) ?? teksAngka(n);
}

/**
 * What a CSV would hold in place of a cell: text as it is, a date as ISO, a formula's last result. A cell without a value that can be trusted (error, formula
 * never computed, number where digits are an identity or beyond what Excel keeps) is marked, unless nobody reads its column. Line breaks become
 * blanks, so that a line of the result is a row of the sheet.
 */
export function teksSel(sel: SelMentah, peran: PeranKolom, is1904: boolean): string {
  const { jenis, nilai, teks, isRumus } = sel;
  if (jenis === 's' || jenis === 'inlineStr') return teks === null && nilai !== null ? rusak(peran, 'SEL_GALAT_EXCEL', '') : (teks ?? '').replace(RUAS, ' ');
  if (nilai === null || (nilai === '' && jenis !== 'str')) return isRumus ? rusak(peran, 'SEL_RUMUS_TANPA_NILAI', '') : '';
  if (jenis === 'e') return rusak(peran, 'SEL_GALAT_EXCEL', nilai);
  if (jenis === 'b') return nilai === '1' || nilai === 'true' ? 'TRUE' : 'FALSE';
  if (jenis === 'str') return bukaSandiTeks(nilai).replace(RUAS, ' ');
  if (jenis === 'd') return nilai.replace(RUAS, ' ');
  return angka(nilai, sel, peran, is1904);
}
