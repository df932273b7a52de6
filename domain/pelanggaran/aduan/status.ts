/** DITERIMA waits for the Satgas; DIRUJUK was never registered: without NIP or NIK it belongs to SP4N-LAPOR. */
export const STATUS_ADUAN = ['DITERIMA', 'DIVERIFIKASI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK'] as const;
export type StatusAduan = (typeof STATUS_ADUAN)[number];

export const TINDAKAN_ADUAN = ['terima', 'tolak', 'gabungkan'] as const;
export type TindakanAduan = (typeof TINDAKAN_ADUAN)[number];

/** Every status answers every action; null = refused. */
export const PERALIHAN_ADUAN: Readonly<Record<StatusAduan, Readonly<Record<TindakanAduan, StatusAduan | null>>>> = {
  DITERIMA: { terima: 'DIVERIFIKASI', tolak: 'DITOLAK', gabungkan: 'DUPLIKAT' },
  DIVERIFIKASI: { terima: null, tolak: null, gabungkan: null },
  DITOLAK: { terima: null, tolak: null, gabungkan: null },
  DUPLIKAT: { terima: null, tolak: null, gabungkan: null },
  DIRUJUK: { terima: null, tolak: null, gabungkan: null },
};

/** Complaints that another may be joined to: those that still go somewhere. */
export const BOLEH_INDUK: readonly StatusAduan[] = ['DITERIMA', 'DIVERIFIKASI'];
