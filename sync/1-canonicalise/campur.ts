/**
 * The hash that canonical fingerprints are made of: two lanes of 32 bits over bytes, started per column, so that the same value in two columns is
 * two numbers. What a row says is the sum of what its cells say: a cell's part may be remembered, and a row needs no text of its own.
 */

/** Two 32-bit lanes; one object is reused from call to call. */
export interface Lajur {
  a: number;
  b: number;
}

const KALI_A = 0x9e3779b1;
const KALI_B = 0x85ebca77;

/** Every bit of the result depends on every bit of the argument (final mix of MurmurHash3). */
function aduk(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Where the lanes of a column begin. Columns of the record are 0 to 31, further kinds of facts come after them. */
export const awalA = (kolom: number): number => aduk(Math.imul(kolom + 1, 0x27d4eb2f));
export const awalB = (kolom: number): number => aduk(Math.imul(kolom + 1, 0x165667b1) ^ 0x5bd1e995);

/** One more byte in each lane. */
export const sambungA = (a: number, bita: number): number => {
  const h = Math.imul(a ^ bita, KALI_A);
  return (h << 13) | (h >>> 19);
};
export const sambungB = (b: number, bita: number): number => {
  const h = Math.imul(b ^ bita, KALI_B);
  return (h << 17) | (h >>> 15);
};

/** Ends a value of `panjang` bytes: neither lane can be told from the other alone. */
export const tutupA = (a: number, b: number, panjang: number): number => aduk(a ^ Math.imul(b, 0xcc9e2d51) ^ panjang);
export const tutupB = (a: number, b: number, panjang: number): number => aduk(b ^ Math.imul(a, 0x1b873593) ^ Math.imul(panjang, 0xe6546b64));

/** Continues both lanes with a text, as its UTF-8 bytes; returns how many bytes these were. */
export function sambungTeks(lajur: Lajur, teks: string): number {
  let { a, b } = lajur;
  for (let i = 0; i < teks.length; i++) {
    const huruf = teks.charCodeAt(i);
    if (huruf > 127) return sambungBita(lajur, Buffer.from(teks, 'utf8'));
    a = sambungA(a, huruf);
    b = sambungB(b, huruf);
  }
  lajur.a = a;
  lajur.b = b;
  return teks.length;
}

function sambungBita(lajur: Lajur, bita: Buffer): number {
  for (const satu of bita) {
    lajur.a = sambungA(lajur.a, satu);
    lajur.b = sambungB(lajur.b, satu);
  }
  return bita.length;
}

const kerja: Lajur = { a: 0, b: 0 };

/** Adds what one value says to the sum of its row. */
export function tambahNilai(jumlah: Lajur, kolom: number, teks: string): void {
  kerja.a = awalA(kolom);
  kerja.b = awalB(kolom);
  const panjang = sambungTeks(kerja, teks);
  const { a, b } = kerja;
  jumlah.a = (jumlah.a + tutupA(a, b, panjang)) | 0;
  jumlah.b = (jumlah.b + tutupB(a, b, panjang)) | 0;
}

/** The two halves of a fingerprint from the sum of a row. */
export const sidikAtas = (a: number, b: number): number => aduk(a ^ Math.imul(b, 0x2c1b3c6d));
export const sidikBawah = (a: number, b: number): number => aduk(b ^ Math.imul(a, 0x297a2d39) ^ 0x6c62272e);

const bagian = new Int32Array(2);
const utuh = new BigInt64Array(bagian.buffer);

/** The fingerprint as Postgres bigint holds it. */
export function sidikDari({ a, b }: Lajur): bigint {
  bagian[0] = sidikBawah(a, b);
  bagian[1] = sidikAtas(a, b);
  return utuh[0] ?? 0n;
}
