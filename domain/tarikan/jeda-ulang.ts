/** Never wait longer than this for the next try of a feed, in ms. */
export const JEDA_ULANG_MAKS_MS = 15 * 60_000;

/** Longest pause of a fetch whose source asks for patience, in ms. */
export const JEDA_SUMBER_MAKS_MS = 3_600_000;

/**
 * Wait before a fetch that failed `gagal` (≥ 0) times before is tried again, where its source or the kind of fault asks for `tundaMs`: doubles four
 * times, and is lengthened by up to a quarter, never shortened, so that a wait that the source asked for is kept. `acak` in [0, 1).
 */
export const jedaSumberMs = (gagal: number, tundaMs: number, acak: number): number =>
  Math.round(Math.min(JEDA_SUMBER_MAKS_MS, tundaMs * 2 ** Math.min(Math.max(gagal, 0), 4)) * (1 + acak / 4));

/**
 * Wait before try `percobaan` + 1 of a feed that failed `percobaan` (≥ 1) times in a row: doubles from `awalMs`, capped, then shortened by up to
 * half so that feeds that failed together do not return together. `acak` in [0, 1).
 */
export function jedaUlangMs(percobaan: number, awalMs: number, acak: number): number {
  const penuh = Math.min(JEDA_ULANG_MAKS_MS, awalMs * 2 ** Math.min(Math.max(percobaan, 1) - 1, 30));
  return Math.round(penuh * (1 - acak / 2));
}
