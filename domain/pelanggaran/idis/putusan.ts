import type { Tanggal } from '../../asn/tanggal.ts';
import { type Diketahui, diketahui } from '../../hasil.ts';
import { hariKerjaKe, type Kalender } from '../../kalender/hari-kerja.ts';

/** Why a step may not be taken: a fault of the catalogue, the input it is about, and the reason in words. Null = nothing stands against it. */
export type Halangan = { readonly kode: 'MASUKAN_SALAH' | 'DISIPLIN_DITAHAN'; readonly field: string; readonly pesan: string } | null;

export const salah = (field: string, pesan: string): Halangan => ({ kode: 'MASUKAN_SALAH', field, pesan });
/** A condition that is not met, or not known. */
export const ditahan = (field: string, pesan: string): Halangan => ({ kode: 'DISIPLIN_DITAHAN', field, pesan });

export interface Batas {
  readonly dari: Tanggal;
  readonly t: Tanggal;
  /** Working days. */
  readonly paling: number;
}

const batasAkhir = (k: Kalender, { dari, paling }: Batas): Diketahui<Tanggal> => (paling === 0 ? diketahui(dari) : hariKerjaKe(k, dari, paling));
const kata = (batas: Tanggal, { dari, paling }: Batas): string => `paling lambat ${batas}, ${paling} hari kerja sesudah ${dari}`;

/** `t` not later than working day `paling` after `dari`; a year without calendar holds. */
export function palingLambat(k: Kalender, field: string, b: Batas): Halangan {
  const batas = batasAkhir(k, b);
  if (!batas.ada) return ditahan(field, `Batas belum diketahui: ${batas.sebab}.`);
  return b.t > batas.nilai ? salah(field, `Terlambat: ${kata(batas.nilai, b)}.`) : null;
}

/** What has happened too late has happened: it is recorded with this remark, never refused. Null = in time. */
export function keterlambatan(k: Kalender, b: Batas): string | null {
  const batas = batasAkhir(k, b);
  if (!batas.ada) return `Batas waktu belum diketahui: ${batas.sebab}`;
  return b.t > batas.nilai ? `Terlambat: ${kata(batas.nilai, b)}` : null;
}
