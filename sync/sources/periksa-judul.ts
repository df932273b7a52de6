import { Kesalahan } from '../../domain/kesalahan.ts';

/** Widest header. The export of BKN has 67 columns, the widest SIMPEG seen about 200. */
export const KOLOM_MAKS = 2_000;

const DERET_ANGKA = /\d{8}/;
const TERLARANG = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const NAMA_KOLOM = /^[\p{L}_][\p{L}\p{N}_ .()/-]{0,63}$/u;

/** How a column is named in a message: a header that is really a row of data must not carry a person into it. */
const sebutan = (kolom: string, letak: number): string => (NAMA_KOLOM.test(kolom) ? `Kolom "${kolom}"` : `Kolom ke-${letak + 1}`);

/** Refuses a CSV header under which no row could be read (BERKAS_DITOLAK), and says what is wrong with it. */
export function periksaJudul(kolom: readonly string[]): void {
  const tolak = (pesan: string): never => {
    throw new Kesalahan('BERKAS_DITOLAK', pesan);
  };
  if (kolom.length > KOLOM_MAKS) tolak(`Baris judul memuat ${kolom.length} kolom; paling banyak ${KOLOM_MAKS}. Periksa pemisah kolom.`);
  if (kolom.every((k) => k === '')) tolak('Baris judul tidak memuat nama kolom. Tulis nama kolom pada baris pertama.');
  if (kolom.some((k) => DERET_ANGKA.test(k))) tolak('Baris pertama berisi data, bukan nama kolom. Tambahkan baris judul lalu unggah ulang.');
  const sudah = new Set<string>();
  for (const [letak, k] of kolom.entries()) {
    if (TERLARANG.test(k)) tolak(`Kolom ke-${letak + 1} pada baris judul memuat karakter terlarang. Ketik ulang nama kolomnya.`);
    if (k !== '' && sudah.has(k)) tolak(`${sebutan(k, letak)} ada dua kali pada baris judul.`);
    sudah.add(k);
  }
}
