interface Anak<T> {
  readonly batas: number;
  readonly isi: T;
}

/** Shares laid end to end, so that one number picks at most one of them. */
export function susunTangga<T extends { readonly per100Ribu: number }>(daftar: readonly T[]): readonly Anak<T>[] {
  let batas = 0;
  return daftar.map((isi) => {
    batas += isi.per100Ribu;
    return { batas, isi };
  });
}

/** What the number 0 .. 99,999 falls on, or null. */
export const undi = <T>(tangga: readonly Anak<T>[], u: number): T | null =>
  u >= (tangga.at(-1)?.batas ?? 0) ? null : (tangga.find((t) => u < t.batas)?.isi ?? null);
