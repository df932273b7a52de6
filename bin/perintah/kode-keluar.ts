import { KESALAHAN, type KelasKesalahan, Kesalahan } from '../../domain/kesalahan.ts';

/** Exit codes of the command, the same for every subcommand. */
export const KELUAR = {
  baik: 0,
  takTerduga: 1,
  pemakaian: 2,
  belumMasuk: 3,
  dilarang: 4,
  tidakDitemukan: 5,
  ditolak: 6,
  bentrok: 7,
  terlaluSering: 8,
  hulu: 9,
  berbeda: 10,
} as const;

const PER_KELAS: Readonly<Record<KelasKesalahan, number>> = {
  UNAUTHENTICATED: KELUAR.belumMasuk,
  FORBIDDEN: KELUAR.dilarang,
  NOT_FOUND: KELUAR.tidakDitemukan,
  CONFLICT: KELUAR.bentrok,
  BAD_INPUT: KELUAR.pemakaian,
  UPSTREAM: KELUAR.hulu,
  RATE_LIMITED: KELUAR.terlaluSering,
  INTERNAL: KELUAR.takTerduga,
};

/** Exit code of a fault; a refused file or profile counts as refused rows, not as wrong usage. */
export function kodeKeluar(galat: unknown): number {
  if (!(galat instanceof Kesalahan)) return KELUAR.takTerduga;
  if (galat.kode === 'BERKAS_DITOLAK' || galat.kode === 'PROFIL_DITOLAK' || galat.kode === 'MUATAN_DITOLAK') return KELUAR.ditolak;
  return PER_KELAS[KESALAHAN[galat.kode].kelas];
}
