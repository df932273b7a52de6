/** Never wait longer than this for the next try of a feed, in ms. */
export const JEDA_ULANG_MAKS_MS = 15 * 60_000;

/**
 * Wait before try `percobaan` + 1 of a feed that failed `percobaan` (≥ 1) times in a row: doubles from `awalMs`, capped, then shortened by up to
 * half so that feeds that failed together do not return together. `acak` in [0, 1).
 */
export function jedaUlangMs(percobaan: number, awalMs: number, acak: number): number {
  const penuh = Math.min(JEDA_ULANG_MAKS_MS, awalMs * 2 ** Math.min(Math.max(percobaan, 1) - 1, 30));
  return Math.round(penuh * (1 - acak / 2));
}
