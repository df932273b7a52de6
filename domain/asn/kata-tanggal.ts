import type { Tanggal } from './tanggal.ts';

// Written out here: what a platform's own locale data says changes with its version, and a printed date must not.
const BULAN = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'] as const;
const HARI = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;
const WIB_MS = 7 * 3_600_000;

/** `2026-11-26` as "26 November 2026". */
export const tanggalPanjang = (t: string): string => `${Number(t.slice(8, 10))} ${BULAN[Number(t.slice(5, 7)) - 1] ?? '?'} ${t.slice(0, 4)}`;

export const namaHari = (t: Tanggal | string): string => HARI[new Date(`${t}T00:00:00Z`).getUTCDay()] ?? '?';

const setempat = (iso: string): string => new Date(Date.parse(iso) + WIB_MS).toISOString();

/** Calendar date of an instant in western Indonesian time. */
export const tanggalWib = (iso: string): Tanggal => setempat(iso).slice(0, 10) as Tanggal;

/** An instant as "26 November 2026 pukul 10.15.30 WIB". */
export const saatWib = (iso: string): string => `${tanggalPanjang(setempat(iso))} pukul ${setempat(iso).slice(11, 19).replaceAll(':', '.')} WIB`;

/** An instant as "26-11-2026 10.15 WIB", for tables. */
export function saatRingkas(iso: string): string {
  const s = setempat(iso);
  return `${s.slice(8, 10)}-${s.slice(5, 7)}-${s.slice(0, 4)} ${s.slice(11, 16).replace(':', '.')} WIB`;
}
