import { tulisSel } from './pecah-csv.ts';

/** Blanks, controls and marks nobody sees do not hide a sign; the minus of mathematics is read as one. */
const RUMUS = /^[\s\p{Z}\p{Cc}\p{Cf}]*(?:[=+\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]|(?<=[\t\r]))/u;

/** A cell that no spreadsheet will run: an apostrophe stands before anything that looks like a formula, also behind blanks and in full-width signs. */
export const amankanSel = (teks: string): string => (RUMUS.test(teks) ? `'${teks}` : teks);

export interface BarisGagal {
  readonly sel: readonly string[];
  readonly nomor: number;
  readonly kolom: string;
  readonly kode: string;
  readonly pesan: string;
}

/** Column that names the fault in the file of rejected rows. */
export const KOLOM_KESALAHAN = '_kesalahan';

const baris = (sel: readonly string[], pemisah: string): string => `${sel.map((s) => tulisSel(amankanSel(s), pemisah)).join(pemisah)}\r\n`;

/** First line of the "baris gagal" file: the columns of the source and `_kesalahan`. */
export const tulisKepalaGagal = (kolom: readonly string[], pemisah: string): string =>
  `\ufeff${baris([...kolom.filter((k) => k !== KOLOM_KESALAHAN), KOLOM_KESALAHAN], pemisah)}`;

/** One rejected row with its fault; `kolom` is the header, so that a short row keeps its shape and an old `_kesalahan` is replaced. */
export function tulisBarisGagal(gagal: BarisGagal, kolom: readonly string[], pemisah: string): string {
  const sel = kolom.flatMap((k, i) => (k === KOLOM_KESALAHAN ? [] : [gagal.sel[i] ?? '']));
  const di = gagal.kolom === '' ? '' : `, kolom ${gagal.kolom}`;
  return baris([...sel, `baris ${gagal.nomor}${di}: ${gagal.kode}: ${gagal.pesan}`], pemisah);
}
