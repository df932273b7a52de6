import type { Bermerek } from '../merek.ts';

/** Calendar date, ISO `yyyy-mm-dd`. Text, so it compares with `<` and never shifts with a time zone. */
export type Tanggal = Bermerek<string, 'Tanggal'>;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const HARI_PER_BULAN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isKabisat = (tahun: number): boolean => (tahun % 4 === 0 && tahun % 100 !== 0) || tahun % 400 === 0;

/** Days in a month (1-12) of a year. */
export const hariDalamBulan = (tahun: number, bulan: number): number => (bulan === 2 && isKabisat(tahun) ? 29 : (HARI_PER_BULAN[bulan - 1] ?? 0));

const duaDigit = (angka: number): string => String(angka).padStart(2, '0');

/** Year 1900-2199, month and day that exist; else null (zero dates of SIASN and SIMPEG included). */
export function tanggalDari(tahun: number, bulan: number, hari: number): Tanggal | null {
  if (tahun < 1900 || tahun > 2199 || bulan < 1 || bulan > 12) return null;
  if (hari < 1 || hari > hariDalamBulan(tahun, bulan)) return null;
  return `${tahun}-${duaDigit(bulan)}-${duaDigit(hari)}` as Tanggal;
}

/** Parses ISO `yyyy-mm-dd`; null when it is not an existing date. */
export function parseTanggal(teks: string): Tanggal | null {
  const cocok = ISO.exec(teks);
  return cocok ? tanggalDari(Number(cocok[1]), Number(cocok[2]), Number(cocok[3])) : null;
}

/** For dates written in our own source; a wrong one is a programming fault. */
export function tanggal(teks: string): Tanggal {
  const hasil = parseTanggal(teks);
  if (hasil === null) throw new RangeError(`bukan tanggal: ${teks}`);
  return hasil;
}

const bagian = (t: Tanggal): readonly [number, number, number] => [Number(t.slice(0, 4)), Number(t.slice(5, 7)), Number(t.slice(8, 10))];

/** Adds calendar months; the day is cut to the last day of the target month. */
export function tambahBulan(t: Tanggal, bulan: number): Tanggal {
  const [tahun, bln, hari] = bagian(t);
  const urut = tahun * 12 + (bln - 1) + bulan;
  const thn = Math.floor(urut / 12);
  const b = (urut % 12) + 1;
  return `${thn}-${duaDigit(b)}-${duaDigit(Math.min(hari, hariDalamBulan(thn, b)))}` as Tanggal;
}

/** Adds calendar days. */
export function tambahHari(t: Tanggal, hari: number): Tanggal {
  const [tahun, bln, h] = bagian(t);
  return new Date(Date.UTC(tahun, bln - 1, h + hari)).toISOString().slice(0, 10) as Tanggal;
}

/** Completed months from `dari` to `sampai` (negative when reversed). */
export function bulanPenuh(dari: Tanggal, sampai: Tanggal): number {
  const [t1, b1, h1] = bagian(dari);
  const [t2, b2, h2] = bagian(sampai);
  return (t2 - t1) * 12 + (b2 - b1) - (h2 < h1 ? 1 : 0);
}

/** Completed years, the way the law counts an age. */
export const usiaPenuh = (lahir: Tanggal, pada: Tanggal): number => Math.floor(bulanPenuh(lahir, pada) / 12);
