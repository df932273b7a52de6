import type { Tanggal } from '../../asn/tanggal.ts';
import { type Diketahui, diketahui } from '../../hasil.ts';
import { hariKerjaKe, type Kalender } from '../../kalender/hari-kerja.ts';
import type { ParameterIdis } from './parameter.ts';
import { type Halangan, keterlambatan, salah } from './putusan.ts';

/** The decision, the planned delivery, what was sent when the person was absent, what was received. */
export const LANGKAH_PENYAMPAIAN = ['JADWAL', 'KIRIM', 'TERIMA'] as const;
export type LangkahPenyampaian = (typeof LANGKAH_PENYAMPAIAN)[number];

interface Penyampaian {
  readonly langkah: LangkahPenyampaian;
  readonly tanggal: Tanggal;
  readonly skTanggal: Tanggal;
  readonly rencana: Tanggal | null;
  readonly hariIni: Tanggal;
}

/** Order of the days; nothing has been sent or received in the future. */
export function periksaPenyampaian({ langkah, tanggal, skTanggal, rencana, hariIni }: Penyampaian): Halangan {
  if (tanggal < skTanggal) return salah('tanggal', `Tidak dapat mendahului keputusan (${skTanggal}).`);
  if (langkah === 'KIRIM' && rencana !== null && tanggal < rencana) return salah('tanggal', `Pengiriman dilakukan setelah hari penyampaian (${rencana}).`);
  return langkah !== 'JADWAL' && tanggal > hariIni ? salah('tanggal', 'Tanggal belum tiba.') : null;
}

/**
 * Remark on a delivery later than the law wants: 14 working days after the decision, and when absent 3 after the planned day.
 * Source: PP 94/2021 Pasal 37 ayat (3), Peraturan BKN 6/2022 Pasal 49 ayat (8).
 */
export function penyampaianTerlambat(k: Kalender, p: ParameterIdis, { langkah, tanggal, skTanggal, rencana }: Omit<Penyampaian, 'hariIni'>): string | null {
  if (langkah === 'JADWAL') return keterlambatan(k, { dari: skTanggal, t: tanggal, paling: p.sampaikanPaling });
  return langkah === 'KIRIM' && rencana !== null ? keterlambatan(k, { dari: rencana, t: tanggal, paling: p.kirimPaling }) : null;
}

/**
 * Day on which the punishment takes effect: working day 15 after receipt, the day of receipt being day 0, and not before the decision of an appeal.
 * Source: Peraturan BKN 6/2022 Pasal 50.
 */
export function tanggalBerlaku(k: Kalender, p: ParameterIdis, diterima: Tanggal, putusanTerakhir: Tanggal | null = null): Diketahui<Tanggal> {
  const hari = hariKerjaKe(k, diterima, p.berlakuPada);
  return hari.ada && putusanTerakhir !== null && putusanTerakhir > hari.nilai ? diketahui(putusanTerakhir) : hari;
}
