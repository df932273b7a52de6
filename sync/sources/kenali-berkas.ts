import { Kesalahan } from '../../domain/kesalahan.ts';

/** So many first bytes are looked at; a file that is no text shows it there. */
export const BITA_AWAL = 4_096;

const CSV = 'Simpan sebagai CSV UTF-8 lalu unggah ulang.';
const PADAT = 'Kirim apa adanya atau dipadatkan dengan gzip.';

/** Files that begin like this are no CSV or NDJSON, and what their sender can do instead. The first match counts. */
const TANDA: readonly (readonly [bita: readonly number[], pesan: string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'Ini berkas Excel atau Word lama (.xls, .doc), atau buku kerja berkata sandi. Simpan sebagai .xlsx tanpa kata sandi atau CSV UTF-8 lalu unggah ulang.',
  ],
  [[0x25, 0x50, 0x44, 0x46], 'Ini berkas PDF. Ekspor data aslinya sebagai CSV UTF-8 lalu unggah ulang.'],
  [[0xff, 0xfe, 0, 0], `Ini teks UTF-32. ${CSV}`],
  [[0, 0, 0xfe, 0xff], `Ini teks UTF-32. ${CSV}`],
  [[0xff, 0xfe], `Ini teks UTF-16. ${CSV}`],
  [[0xfe, 0xff], `Ini teks UTF-16. ${CSV}`],
  [[0x28, 0xb5, 0x2f, 0xfd], `Ini berkas zstd. ${PADAT}`],
  [[0x42, 0x5a, 0x68], `Ini berkas bzip2. ${PADAT}`],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], `Ini berkas xz. ${PADAT}`],
  [[0x37, 0x7a, 0xbc, 0xaf], `Ini berkas 7-Zip. ${PADAT}`],
  [[0x52, 0x61, 0x72, 0x21], `Ini berkas RAR. ${PADAT}`],
  [[0x89, 0x50, 0x4e, 0x47], 'Ini gambar. Ekspor data aslinya sebagai CSV UTF-8 lalu unggah ulang.'],
  [[0xff, 0xd8, 0xff], 'Ini gambar. Ekspor data aslinya sebagai CSV UTF-8 lalu unggah ulang.'],
];

/** The same for text that is not a table, seen behind a BOM and blanks. */
const BENTUK: readonly (readonly [pola: RegExp, pesan: string])[] = [
  [/^</, 'Ini halaman web atau XML, bukan CSV. Unduh datanya sebagai CSV, bukan dengan menyimpan halamannya.'],
  [/^sep=.\r?\n/i, 'Baris pertama "sep=" adalah petunjuk untuk Excel, bukan baris judul. Hapus baris itu lalu unggah ulang.'],
  [/^\{\\rtf/, `Ini dokumen RTF. ${CSV}`],
  [/^\[\s*[[{\]]/, 'Ini satu larik JSON. Tulis satu objek per baris (NDJSON), tanpa kurung siku dan koma penutup baris.'],
];

/** First record of a ZIP that has parts, that has none, that is one of several volumes. */
const ZIP = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'];
const BUKU_KERJA =
  'Ini berkas Excel atau ZIP, yang hanya dibuka lewat unggahan (POST /v1/unggahan) dan simpul impor. Kirim lewat sana, atau simpan sebagai CSV UTF-8.';

/** Begins as a ZIP does, and so as a workbook (.xlsx) does. */
export const isZip = (awal: Buffer): boolean => ZIP.includes(awal.toString('latin1', 0, 4));

const NUL = 0;
const LF = 10;
const CR = 13;

/** Text in 16-bit units without a mark: every other byte of the beginning is zero. */
function isUtf16(awal: Buffer): boolean {
  const contoh = awal.subarray(0, Math.min(64, awal.length & ~1));
  if (contoh.length < 4) return false;
  let genap = 0;
  let ganjil = 0;
  for (let i = 0; i < contoh.length; i += 2) {
    if (contoh[i] === NUL) genap++;
    if (contoh[i + 1] === NUL) ganjil++;
  }
  const separuh = contoh.length / 2;
  return (ganjil > separuh * 0.8 && genap === 0) || (genap > separuh * 0.8 && ganjil === 0);
}

/** Lines end with a lone CR, as on a Macintosh of long ago: to everybody else the file is one line. */
function isCrSaja(awal: Buffer): boolean {
  const i = awal.indexOf(CR);
  return i >= 0 && i < awal.length - 1 && awal.indexOf(LF) < 0;
}

/** Refuses bytes that are no text table (BERKAS_DITOLAK), with advice. `awal` is the beginning of the file, of BITA_AWAL bytes where it has them. */
export function tolakBukanTabel(awal: Buffer): void {
  if (isZip(awal)) throw new Kesalahan('BERKAS_DITOLAK', BUKU_KERJA);
  const tanda = TANDA.find(([bita]) => bita.every((b, i) => awal[i] === b));
  if (tanda !== undefined) throw new Kesalahan('BERKAS_DITOLAK', tanda[1]);
  if (isUtf16(awal)) throw new Kesalahan('BERKAS_DITOLAK', `Ini teks UTF-16. ${CSV}`);
  const baris = awal.indexOf(LF);
  if (awal.subarray(0, baris < 0 ? awal.length : baris).includes(NUL))
    throw new Kesalahan('BERKAS_DITOLAK', `Berkas memuat bita nol pada baris pertamanya, jadi bukan teks. ${CSV}`);
  const teks = awal
    .subarray(0, 256)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  const bentuk = BENTUK.find(([pola]) => pola.test(teks));
  if (bentuk !== undefined) throw new Kesalahan('BERKAS_DITOLAK', bentuk[1]);
  if (isCrSaja(awal))
    throw new Kesalahan('BERKAS_DITOLAK', 'Baris berkas ini diakhiri CR saja (Mac lama). Simpan ulang dengan akhir baris Windows (CRLF) atau Unix (LF).');
}
