import { type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';

const ALASAN_MIN = 10;
const TEKS_MAKS = 2_000;

/** A refusal when the reason is too short or carries the number of a person, else null. Reasons are evidence: they are never erased. */
export function periksaAlasan(alasan: string, bukti: string | null): HasilMutasi | null {
  if (alasan.trim().length < ALASAN_MIN || alasan.length > TEKS_MAKS) return tolak('MASUKAN_SALAH', 'alasan', `${ALASAN_MIN} sampai ${TEKS_MAKS} huruf.`);
  if (bukti !== null && bukti.length > TEKS_MAKS) return tolak('MASUKAN_SALAH', 'bukti');
  if (/\d{16}/.test(alasan)) return tolak('MASUKAN_SALAH', 'alasan', 'Jangan menulis NIP atau NIK.');
  if (bukti !== null && /\d{16}/.test(bukti)) return tolak('MASUKAN_SALAH', 'bukti', 'Jangan menulis NIP atau NIK.');
  return null;
}

/** Unique key of the task that a decision gives to one side. */
export const kunciTugas = (selisih: string, keputusan: string, tujuan: string): string => `selisih:${selisih}:${keputusan}:${tujuan}`;
