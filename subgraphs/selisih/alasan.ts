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

export interface MasukanKeputusan {
  readonly id: string;
  readonly versi: number;
  readonly keputusan: string;
  readonly alasanKode: string;
  readonly alasan: string;
  readonly bukti?: string | null;
  readonly nilaiLain?: string | null;
}

/** What is wrong with a steward's decision before it is known what it is about, or null. */
export function periksaKeputusan(input: MasukanKeputusan, jenis: readonly string[]): HasilMutasi | null {
  if (!jenis.includes(input.keputusan)) return tolak('MASUKAN_SALAH', 'keputusan');
  if (!/^[A-Z][A-Z0-9_]{2,39}$/.test(input.alasanKode)) return tolak('MASUKAN_SALAH', 'alasanKode', 'Huruf besar, angka, dan garis bawah.');
  if ((nilaiLainDari(input) !== null) !== (input.keputusan === 'NILAI_LAIN')) return tolak('MASUKAN_SALAH', 'nilaiLain', 'Wajib untuk NILAI_LAIN saja.');
  return periksaAlasan(input.alasan, input.bukti ?? null);
}

/** The value the steward wrote; null = none, or only blanks. */
export function nilaiLainDari({ nilaiLain }: Pick<MasukanKeputusan, 'nilaiLain'>): string | null {
  const teks = (nilaiLain ?? '').trim();
  return teks === '' ? null : teks;
}

/** Unique key of the task that a decision gives to one side. */
export const kunciTugas = (selisih: string, keputusan: string, tujuan: string): string => `selisih:${selisih}:${keputusan}:${tujuan}`;

const TUGAS_RIWAYAT = ['SIASN:RIWAYAT', 'SIASN:DATA_UTAMA', 'SIMPEG:RIWAYAT'];

/** Unique keys of the tasks that a decision on a finding about histories gives, or may have given. */
export const kunciTugasRiwayat = (beda: string, keputusan: string, tujuan: readonly string[] = TUGAS_RIWAYAT): readonly string[] =>
  tujuan.map((t) => `riwayat:${beda}:${keputusan}:${t}`);
