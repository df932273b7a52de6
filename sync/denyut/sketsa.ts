import type { Elemen } from './sel.ts';

/** Signed counters of the sketch. 128 give the size of the difference within about 12 % (one standard deviation). */
export const BANYAK_SKETSA = 128;

/** Stretches an element to four words of independent signs. */
function tanda(hi: number, lo: number, k: number): number {
  let h = Math.imul(hi ^ Math.imul(k + 1, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15) ^ lo, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 13) ^ Math.imul(hi, 0x27d4eb2f), 0x165667b1);
  return h ^ (h >>> 16);
}

/** Tug-of-war sketch (Alon, Matias, Szegedy): each counter is the sum of one random sign per element. */
export function buatSketsa({ hi, lo }: Elemen): Int32Array {
  const sketsa = new Int32Array(BANYAK_SKETSA);
  for (let e = 0; e < hi.length; e++) {
    for (let k = 0; k < BANYAK_SKETSA / 32; k++) {
      let bit = tanda(hi[e] ?? 0, lo[e] ?? 0, k);
      for (let j = k * 32; j < k * 32 + 32; j++, bit >>>= 1) sketsa[j] = (sketsa[j] ?? 0) + ((bit & 1) * 2 - 1);
    }
  }
  return sketsa;
}

/** Estimated number of elements in exactly one of the two sets. */
export function perkirakanBeda(a: Int32Array, b: Int32Array): number {
  let jumlah = 0;
  for (let i = 0; i < BANYAK_SKETSA; i++) jumlah += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return Math.round(jumlah / BANYAK_SKETSA);
}

/** A counter of a set of 2 million stays far below 32,767 unless the set was made to deceive; then it is cut off, and the estimate is only wrong. */
export function tulisSketsa(sketsa: Int32Array): string {
  const bita = Buffer.alloc(BANYAK_SKETSA * 2);
  sketsa.forEach((n, i) => void bita.writeInt16BE(Math.max(-32_768, Math.min(32_767, n)), i * 2));
  return bita.toString('base64');
}

export function bacaSketsa(teks: string): Int32Array {
  const bita = Buffer.from(teks, 'base64');
  return Int32Array.from({ length: BANYAK_SKETSA }, (_, i) => (bita.length === BANYAK_SKETSA * 2 ? bita.readInt16BE(i * 2) : 0));
}

/** Cells that decode a difference of about `beda` elements: 1.36 per element, two standard deviations of the estimate, and room for small ones. */
export const selUntuk = (beda: number): number => Math.ceil(beda * 1.36 * 1.25) + 24;
