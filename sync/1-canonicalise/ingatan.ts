const BATAS = 8_192;
const PANJANG = 256;

/**
 * Remembers the outcome of a pure function of text, for columns with few distinct values. Bounded: when full it answers what it knows and computes
 * the rest. Keys are copied, because a slice would keep the whole block of the file alive.
 */
export function ingat<T>(hitung: (teks: string) => T): (teks: string) => T {
  const tahu = new Map<string, T>();
  return (teks) => {
    const ada = tahu.get(teks);
    if (ada !== undefined) return ada;
    if (tahu.size >= BATAS || teks.length > PANJANG) return hitung(teks);
    const salinan = Buffer.from(teks, 'utf16le').toString('utf16le');
    const hasil = hitung(salinan);
    tahu.set(salinan, hasil);
    return hasil;
  };
}
