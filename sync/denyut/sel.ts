/** Set elements of one session: 64-bit hashes in two halves. */
export interface Elemen {
  readonly hi: Uint32Array;
  readonly lo: Uint32Array;
}

/** Coded cells: xor of the elements in a cell, xor of their checks, and how many. */
export interface Sel {
  readonly hi: Uint32Array;
  readonly lo: Uint32Array;
  readonly cek: Uint32Array;
  readonly banyak: Int32Array;
}

export const selKosong = (m: number): Sel => ({ hi: new Uint32Array(m), lo: new Uint32Array(m), cek: new Uint32Array(m), banyak: new Int32Array(m) });

const campur = (x: number): number => {
  let h = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Check of one element: a cell whose check does not fit its xor holds more than one element. */
export const cekElemen = (hi: number, lo: number): number => campur(campur(hi ^ 0x9e3779b9) ^ Math.imul(lo, 0x27d4eb2f));

/**
 * Cells of one element, below `m`, in order: 0 first, then ever rarer, so that any prefix of the cells is a table of its own. The stream has 64 bits
 * of state made of all 64 bits of the element; with fewer, two elements of equal seed share every cell and can never be told apart.
 */
export function tiapSel(hi: number, lo: number, m: number, pada: (i: number) => void): void {
  // One-to-one on the 64 bits, so that elements close to each other do not begin alike.
  let s0 = campur(hi ^ campur(lo)) | 0;
  let s1 = campur(lo ^ 0x165667b1) | 0;
  if (s0 === 0 && s1 === 0) s0 = 1;
  for (let i = 0; i < m; ) {
    pada(i);
    // xoroshiro64*
    const acak = Math.imul(s0, 0x9e3779bb) >>> 0;
    s1 ^= s0;
    s0 = ((s0 << 26) | (s0 >>> 6)) ^ s1 ^ (s1 << 9);
    s1 = (s1 << 13) | (s1 >>> 19);
    i += Math.ceil((i + 1.5) * (1 / Math.sqrt((acak + 1) / 4_294_967_296) - 1)) || 1;
  }
}

/** Adds (`arah` 1) or takes away (-1) one element. */
export function terapkanElemen(sel: Sel, hi: number, lo: number, arah: 1 | -1): void {
  const cek = cekElemen(hi, lo);
  tiapSel(hi, lo, sel.hi.length, (i) => {
    sel.hi[i] = (sel.hi[i] ?? 0) ^ hi;
    sel.lo[i] = (sel.lo[i] ?? 0) ^ lo;
    sel.cek[i] = (sel.cek[i] ?? 0) ^ cek;
    sel.banyak[i] = (sel.banyak[i] ?? 0) + arah;
  });
}

/** First `m` coded cells of a set. */
export function sandikan({ hi, lo }: Elemen, m: number): Sel {
  const sel = selKosong(m);
  for (let k = 0; k < hi.length; k++) terapkanElemen(sel, hi[k] ?? 0, lo[k] ?? 0, 1);
  return sel;
}
