export const STATUS_USULAN = ['DIUSULKAN', 'DIKONFIRMASI', 'DITOLAK', 'GUGUR', 'TERBUKTI'] as const;
export type StatusUsulan = (typeof STATUS_USULAN)[number];

/** What happens to a suggestion: a steward decides it, or a run finds it again, no longer, or proved. */
export const PERISTIWA_USULAN = ['konfirmasi', 'tolak', 'ditemukan', 'hilang', 'terbukti'] as const;
export type PeristiwaUsulan = (typeof PERISTIWA_USULAN)[number];

const AKHIR = { konfirmasi: null, tolak: null, ditemukan: null, hilang: null, terbukti: null } as const;

/** The whole life of a suggestion; null = refused, or nothing happens. A refused pair is never offered again. The SQL of a run follows this table. */
export const SIKLUS_USULAN: Readonly<Record<StatusUsulan, Readonly<Record<PeristiwaUsulan, StatusUsulan | null>>>> = {
  DIUSULKAN: { konfirmasi: 'DIKONFIRMASI', tolak: 'DITOLAK', ditemukan: 'DIUSULKAN', hilang: 'GUGUR', terbukti: null },
  DIKONFIRMASI: { ...AKHIR, terbukti: 'TERBUKTI' },
  DITOLAK: AKHIR,
  GUGUR: { ...AKHIR, ditemukan: 'DIUSULKAN' },
  TERBUKTI: AKHIR,
};
