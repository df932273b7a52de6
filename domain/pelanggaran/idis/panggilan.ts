import type { Tanggal } from '../../asn/tanggal.ts';
import type { Kalender } from '../../kalender/hari-kerja.ts';
import type { ParameterIdis } from './parameter.ts';
import { type Halangan, keterlambatan, palingLambat, salah } from './putusan.ts';

export interface Panggilan {
  readonly suratTanggal: Tanggal;
  /** Day on which the examinee is to come. */
  readonly periksaTanggal: Tanggal;
}

export interface HariPanggilan {
  readonly kalender: Kalender;
  readonly p: ParameterIdis;
  readonly hariIni: Tanggal;
}

/** A letter that exists, before the examination, and at most so many working days before. Source: PP 94/2021 Pasal 26 ayat (2). */
export function periksaPanggilan({ kalender, p, hariIni }: HariPanggilan, { suratTanggal, periksaTanggal }: Panggilan): Halangan {
  if (suratTanggal > hariIni) return salah('suratTanggal', 'Tanggal surat belum tiba.');
  if (periksaTanggal <= suratTanggal) return salah('periksaTanggal', 'Pemeriksaan dilakukan sesudah tanggal surat panggilan.');
  return palingLambat(kalender, 'periksaTanggal', { dari: suratTanggal, t: periksaTanggal, paling: p.panggilKePeriksa });
}

/** The second summons follows a day on which nobody came. Source: PP 94/2021 Pasal 26 ayat (3). */
export function periksaPanggilanKedua(hari: HariPanggilan, pertama: Panggilan, kedua: Panggilan): Halangan {
  if (kedua.suratTanggal < pertama.periksaTanggal || hari.hariIni <= pertama.periksaTanggal)
    return salah('suratTanggal', `Panggilan kedua dibuat setelah hari pemeriksaan pertama (${pertama.periksaTanggal}) lewat tanpa kehadiran.`);
  return periksaPanggilan(hari, kedua);
}

/** Remark when the second day of examination lies further from the first than the law wants. */
export const panggilanKeduaTerlambat = (k: Kalender, p: ParameterIdis, pertama: Panggilan, kedua: Panggilan): string | null =>
  keterlambatan(k, { dari: pertama.periksaTanggal, t: kedua.periksaTanggal, paling: p.panggilKeduaPaling });
