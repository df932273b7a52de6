import type { Peran } from '../../akses.ts';
import { melihatBagian } from './berbagi.ts';
import { TAHAP_AKHIR, type TahapTemuan } from './tahap.ts';

/** Who may read a message: those who work on the case only, or the PPK and the accused as well. */
export const AUDIENS_PESAN = ['INTERNAL_SATGAS', 'SEMUA_PIHAK'] as const;
export type AudiensPesan = (typeof AUDIENS_PESAN)[number];

export const PESAN_MAKS = 4_000;

/** Why this message may not be sent; null = it may. A closed case is talked about no more. */
export function pesanDitolak(peran: Peran, audiens: AudiensPesan, tahap: TahapTemuan): 'AUDIENS' | 'TAHAP' | null {
  if (audiens === 'INTERNAL_SATGAS' && !melihatBagian(peran, 'PESAN_INTERNAL')) return 'AUDIENS';
  return TAHAP_AKHIR.includes(tahap) ? 'TAHAP' : null;
}
