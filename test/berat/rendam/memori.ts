const SEPEREMPAT = 4;
const BOLEH_KALI = 1.25;
const BOLEH_MB = 64;
/** Fewer readings say nothing about growth. */
const PALING_SEDIKIT = 40;

const tengah = (nilai: readonly number[]): number => [...nilai].sort((a, b) => a - b)[Math.floor(nilai.length / 2)] ?? 0;

/** MB by which the last quarter of the readings lies over the second one; the first is the process finding its size. */
export function tumbuhMb(bacaan: readonly number[]): number {
  const panjang = Math.floor(bacaan.length / SEPEREMPAT);
  return Math.round(tengah(bacaan.slice(-panjang)) - tengah(bacaan.slice(panjang, 2 * panjang)));
}

/** Whether a process grew without bound, as far as so many readings (MB, evenly in time) can say. */
export function isTumbuh(bacaan: readonly number[]): boolean {
  if (bacaan.length < PALING_SEDIKIT) return false;
  const panjang = Math.floor(bacaan.length / SEPEREMPAT);
  const dasar = tengah(bacaan.slice(panjang, 2 * panjang));
  return tumbuhMb(bacaan) > Math.max(BOLEH_MB, dasar * (BOLEH_KALI - 1));
}
