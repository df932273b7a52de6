import type { Timpaan } from './periksa.ts';

/** Rules that read the numbers of other rules: whether a pertek or Mendagri is needed must be one answer wherever it is asked. */
const MEMBACA: Readonly<Record<string, readonly string[]>> = { C08: ['C03', 'C04'], C09: ['C03', 'C04'], F18: ['C03', 'C04'] };

/** Overrides with those of the rules that a rule reads; its own come last. */
export function sebarkanTimpaan(timpaan: Timpaan): Timpaan {
  const hasil: Record<string, Readonly<Record<string, number>>> = { ...timpaan };
  for (const [kode, dari] of Object.entries(MEMBACA)) {
    const semua = Object.assign({}, ...dari.map((d) => timpaan[d]), timpaan[kode]);
    if (Object.keys(semua).length > 0) hasil[kode] = semua;
  }
  return hasil;
}
