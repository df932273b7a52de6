import { cekElemen, type Elemen, type Sel, terapkanElemen, tiapSel } from './sel.ts';

/** The two one-sided differences; null when these cells do not suffice. */
export type HasilPecah = { readonly hanyaKita: Elemen; readonly hanyaLawan: Elemen } | null;

/** a − b, cell by cell; both have the same number of cells. */
export function kurangi(a: Sel, b: Sel): Sel {
  return {
    hi: a.hi.map((x, i) => x ^ (b.hi[i] ?? 0)),
    lo: a.lo.map((x, i) => x ^ (b.lo[i] ?? 0)),
    cek: a.cek.map((x, i) => x ^ (b.cek[i] ?? 0)),
    banyak: a.banyak.map((x, i) => x - (b.banyak[i] ?? 0)),
  };
}

const elemenDari = (pasangan: readonly (readonly [number, number])[]): Elemen => ({
  hi: Uint32Array.from(pasangan, ([h]) => h),
  lo: Uint32Array.from(pasangan, ([, l]) => l),
});

/**
 * Peels our cells minus theirs. Takes at most as many elements as there are cells: a cell that only looks pure (or cells of a liar) could go round
 * for ever. All cells must end empty; anything else is "not decodable", never a guess.
 */
export function pecahkan(beda: Sel): HasilPecah {
  const m = beda.hi.length;
  const sel: Sel = { hi: beda.hi.slice(), lo: beda.lo.slice(), cek: beda.cek.slice(), banyak: beda.banyak.slice() };
  const kita: [number, number][] = [];
  const lawan: [number, number][] = [];
  const antre = Array.from({ length: m }, (_, i) => i);
  let sisa = m;
  for (let i = antre.pop(); i !== undefined; i = antre.pop()) {
    const n = sel.banyak[i] ?? 0;
    if (n !== 1 && n !== -1) continue;
    const hi = sel.hi[i] ?? 0;
    const lo = sel.lo[i] ?? 0;
    if (cekElemen(hi, lo) !== sel.cek[i]) continue;
    if (sisa-- === 0) return null;
    (n === 1 ? kita : lawan).push([hi, lo]);
    terapkanElemen(sel, hi, lo, n === 1 ? -1 : 1);
    tiapSel(hi, lo, m, (j) => void antre.push(j));
  }
  const kosong = sel.banyak.every((x) => x === 0) && sel.hi.every((x) => x === 0) && sel.lo.every((x) => x === 0) && sel.cek.every((x) => x === 0);
  return kosong ? { hanyaKita: elemenDari(kita), hanyaLawan: elemenDari(lawan) } : null;
}
