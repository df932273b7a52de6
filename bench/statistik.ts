const urut = (nilai: readonly number[]): readonly number[] => [...nilai].sort((a, b) => a - b);

/** Nearest-rank percentile, `p` from 0 to 100. */
export function persentil(nilai: readonly number[], p: number): number {
  const s = urut(nilai);
  return s[Math.max(0, Math.ceil((p / 100) * s.length) - 1)] ?? Number.NaN;
}

export const median = (nilai: readonly number[]): number => persentil(nilai, 50);
export const terkecil = (nilai: readonly number[]): number => Math.min(...nilai);

/** Seconds that `kerja` took, and what it gave. */
export async function hitungDetik<T>(kerja: () => Promise<T>): Promise<{ detik: number; isi: T }> {
  const mulai = performance.now();
  const isi = await kerja();
  return { detik: (performance.now() - mulai) / 1_000, isi };
}
