import type { BahanSyarat } from './syarat.ts';
import type { TahapTemuan } from './tahap.ts';

/** Duties of a PPK whose lapse the hub itself records as a finding. */
export type KewajibanPpk = 'REKOMENDASI' | 'PEMBLOKIRAN';

const KEWAJIBAN_TAHAP: Readonly<Partial<Record<TahapTemuan, KewajibanPpk>>> = {
  REKOMENDASI: 'REKOMENDASI',
  PEMANTAUAN: 'REKOMENDASI',
  PEMBLOKIRAN: 'PEMBLOKIRAN',
};

/** What the description of the finding says of the duty. */
export const KATA_KEWAJIBAN: Readonly<Record<KewajibanPpk, string>> = {
  REKOMENDASI: 'rekomendasi hasil pengawasan',
  PEMBLOKIRAN: 'pemblokiran',
};

/**
 * The duty that a PPK has let lapse with the deadline just passed; null = none. Only a recommendation that was sent and a block that stands oblige. A case
 * against the instansi and its PPK climbs its own ladder: no finding is made of a finding.
 */
export function kewajibanDilalaikan({
  tahap,
  nip,
  surat,
  blokir,
}: Pick<BahanSyarat, 'nip' | 'surat' | 'blokir'> & { readonly tahap: TahapTemuan }): KewajibanPpk | null {
  const kewajiban = KEWAJIBAN_TAHAP[tahap];
  if (nip === null || kewajiban === undefined) return null;
  return (kewajiban === 'REKOMENDASI' ? surat.includes('REKOMENDASI') : blokir === 'AKTIF') ? kewajiban : null;
}

/** One finding per case and duty, however often the deadline passes. */
export const kunciKelalaian = (temuan: string, kewajiban: KewajibanPpk): string => `LALAI:${kewajiban}:${temuan}`;
