/** Mixes two 32-bit numbers into one (murmur3 finaliser). */
export function campur(a: number, b: number): number {
  let h = (a ^ Math.imul(b + 0x9e3779b9, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Small seeded generator (mulberry32): the same seed gives the same bytes on every machine. Not for secrets. */
export class Acak {
  #keadaan = 0;

  setel(benih: number): this {
    this.#keadaan = benih >>> 0;
    return this;
  }

  u32(): number {
    this.#keadaan = (this.#keadaan + 0x6d2b79f5) >>> 0;
    let t = this.#keadaan;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** 0 .. n-1. */
  bulat(n: number): number {
    return Math.floor((this.u32() / 4294967296) * n);
  }

  antara(dari: number, sampai: number): number {
    return dari + this.bulat(sampai - dari + 1);
  }

  /** True in `perSepuluhRibu` of 10,000 draws. */
  peluang(perSepuluhRibu: number): boolean {
    return this.bulat(10_000) < perSepuluhRibu;
  }
}

/** Element i modulo the length; the lists of this folder are never empty. */
export function ambil<T>(daftar: readonly T[], i: number): T {
  const isi = daftar[i % daftar.length];
  if (isi === undefined) throw new RangeError('daftar kosong');
  return isi;
}

const heksa8 = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');

/**
 * Opaque id in one of the three shapes SIASN uses (32 upper hex, 32 lower hex, dashed UUID). Starts with c0de, as no
 * real id does; unique per (jenis, nomor) because the number itself is part of it.
 */
export function idContoh(benih: number, jenis: number, nomor: number): string {
  const a = campur(benih + jenis * 7919, nomor);
  const teks = `c0de${heksa8(Math.imul(nomor, 2654435761) ^ jenis)}${heksa8(a)}${heksa8(campur(a, jenis))}${heksa8(campur(nomor, a)).slice(0, 2)}${jenis.toString(16).padStart(2, '0').slice(-2)}`;
  switch (a % 3) {
    case 0:
      return teks.toUpperCase();
    case 1:
      return teks;
    default:
      return `${teks.slice(0, 8)}-${teks.slice(8, 12)}-${teks.slice(12, 16)}-${teks.slice(16, 20)}-${teks.slice(20)}`;
  }
}

export const JENIS_ID = { instansi: 1, unor: 2, pns: 3, jabatan: 4, pendidikan: 5, kinerja: 6, hukdis: 7, lokasi: 8, riwayat: 9 } as const;
