/** Rows by key, in the order they came. */
export function kelompokkan<K, T>(rows: readonly T[], kunci: (row: T) => K): Map<K, T[]> {
  const hasil = new Map<K, T[]>();
  for (const row of rows) {
    const k = kunci(row);
    const daftar = hasil.get(k);
    if (daftar === undefined) hasil.set(k, [row]);
    else daftar.push(row);
  }
  return hasil;
}
