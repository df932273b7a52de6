import { type Tanggal, tambahHari } from '../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../hasil.ts';
import { hariKerjaKe, type Kalender } from '../../kalender/hari-kerja.ts';
import type { TahapTemuan } from './tahap.ts';

/** Dated parameters of SBT: rows of parameter_aturan under this code, in the unit named. There are no defaults: without a row the deadline is unknown. */
export const KODE_PARAMETER_SBT = 'SBT';
export const PARAMETER_SBT = {
  hariVerifikasi: 'hari',
  hkKajian: 'hari kerja',
  hkTanggapan: 'hari kerja',
  hariRekomendasi: 'hari',
  hariPeringatan: 'hari',
  hariTeguran: 'hari',
  hariPemblokiran: 'hari',
  hkPeriksa: 'hari kerja',
  hkPerbaikan: 'hari kerja',
  /** 1 = the hub signs PERINGATAN and TEGURAN by itself when the deadline before has passed. */
  otomatis: '0 atau 1',
} as const;
export type NamaParameterSbt = keyof typeof PARAMETER_SBT;

/** What deadlines follow from on a day. */
export interface DasarTenggat {
  readonly parameter: Readonly<Partial<Record<NamaParameterSbt, number>>>;
  readonly kalender: Kalender;
}

/**
 * Which parameter sets the deadline of a stage; null = the stage has none. PEMANTAUAN keeps the deadline of the recommendation: its own counts only where
 * a follow-up was sent back there before anybody could say when the correction is due.
 */
export const PARAMETER_TAHAP: Readonly<Record<TahapTemuan, NamaParameterSbt | null>> = {
  VERIFIKASI: 'hariVerifikasi',
  KAJIAN: 'hkKajian',
  TERBUKTI: 'hkTanggapan',
  REKOMENDASI: 'hariRekomendasi',
  PEMANTAUAN: 'hkPerbaikan',
  PERINGATAN: 'hariPeringatan',
  TEGURAN: 'hariTeguran',
  PEMBLOKIRAN: 'hariPemblokiran',
  TINDAK_LANJUT: 'hkPeriksa',
  TIDAK_TERBUKTI: null,
  SELESAI: null,
  DITOLAK: null,
  DUPLIKAT: null,
  DIRUJUK: null,
};

/** Last day of a deadline that begins on `dari`; the first day does not count. */
export function tenggatMenurut({ parameter, kalender }: DasarTenggat, nama: NamaParameterSbt, dari: Tanggal): Diketahui<Tanggal> {
  const n = parameter[nama];
  if (n === undefined) return belumDiketahui(`parameter SBT ${nama} belum ditetapkan`);
  return PARAMETER_SBT[nama] === 'hari kerja' ? hariKerjaKe(kalender, dari, n) : diketahui(tambahHari(dari, n));
}

/** What a step needs of the case to set the deadline of the stage it leads to. */
export interface AwalTenggat {
  readonly dari: TahapTemuan;
  readonly ke: TahapTemuan;
  readonly tenggat: Tanggal | null;
  /** Deadline that ran when the follow-up was reported. */
  readonly tenggatAsal: Tanggal | null;
  readonly hariIni: Tanggal;
}

/** Deadline of the stage a step leads to; null = it has none. A follow-up sent back never shortens what was left of the deadline before it. */
export function tenggatBerikut(dasar: DasarTenggat, { dari, ke, tenggat, tenggatAsal, hariIni }: AwalTenggat): Diketahui<Tanggal> | null {
  if (dari === 'TINDAK_LANJUT' && ke !== 'SELESAI' && ke !== dari) {
    const perbaikan = tenggatMenurut(dasar, 'hkPerbaikan', hariIni);
    return perbaikan.ada && tenggatAsal !== null && tenggatAsal > perbaikan.nilai ? diketahui(tenggatAsal) : perbaikan;
  }
  const lama = tenggat === null ? null : diketahui(tenggat);
  if (dari === ke || ke === 'PEMANTAUAN') return lama;
  const nama = PARAMETER_TAHAP[ke];
  return nama === null ? null : tenggatMenurut(dasar, nama, hariIni);
}
