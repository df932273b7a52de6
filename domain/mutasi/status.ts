export const STATUS_USUL = [
  'DRAF',
  'DIAJUKAN',
  'DITAHAN',
  'DISETUJUI',
  'PERTEK_TERBIT',
  'MENUNGGU_MENDAGRI',
  'SK_TERBIT',
  'DILANTIK',
  'SELESAI',
  'BTS',
  'TMS',
  'DIBATALKAN',
] as const;
export type StatusUsul = (typeof STATUS_USUL)[number];

export const TINDAKAN_USUL = [
  'ajukan',
  'tahan',
  'setujui',
  'kembalikan',
  'tolak',
  'terbitkanPertek',
  'mintaMendagri',
  'catatMendagri',
  'terbitkanSk',
  'catatPelantikan',
  'buktikan',
  'batalkan',
] as const;
export type TindakanUsul = (typeof TINDAKAN_USUL)[number];

const TETAP = {
  ajukan: null,
  tahan: null,
  setujui: null,
  kembalikan: null,
  tolak: null,
  terbitkanPertek: null,
  mintaMendagri: null,
  catatMendagri: null,
  terbitkanSk: null,
  catatPelantikan: null,
  buktikan: null,
  batalkan: null,
} as const;

/** Every status answers every tindakan; null = refused. No Partial: a new status does not compile until decided. */
export const PERALIHAN: Readonly<Record<StatusUsul, Readonly<Record<TindakanUsul, StatusUsul | null>>>> = {
  DRAF: { ...TETAP, ajukan: 'DIAJUKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  DIAJUKAN: { ...TETAP, setujui: 'DISETUJUI', tahan: 'DITAHAN', kembalikan: 'BTS', tolak: 'TMS', batalkan: 'DIBATALKAN' },
  DITAHAN: { ...TETAP, ajukan: 'DIAJUKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  DISETUJUI: { ...TETAP, terbitkanPertek: 'PERTEK_TERBIT', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  PERTEK_TERBIT: { ...TETAP, mintaMendagri: 'MENUNGGU_MENDAGRI', terbitkanSk: 'SK_TERBIT', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  MENUNGGU_MENDAGRI: { ...TETAP, catatMendagri: 'PERTEK_TERBIT', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  SK_TERBIT: { ...TETAP, catatPelantikan: 'DILANTIK', tahan: 'DITAHAN' },
  DILANTIK: { ...TETAP, buktikan: 'SELESAI' },
  SELESAI: TETAP,
  BTS: { ...TETAP, ajukan: 'DIAJUKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  TMS: TETAP,
  DIBATALKAN: TETAP,
};

/** The status after a tindakan, or null when the table refuses it. */
export const statusSetelah = (status: StatusUsul, tindakan: TindakanUsul): StatusUsul | null => PERALIHAN[status][tindakan];

/** Approved but not yet inaugurated: a new blocker moves these to DITAHAN in its own transaction (invariant I15). */
export const STATUS_DAPAT_DITAHAN: readonly StatusUsul[] = ['DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI', 'SK_TERBIT'];

/** Still running: a pegawai may have one such usul at a time (rule A10). */
export const STATUS_BERJALAN: readonly StatusUsul[] = [
  'DRAF',
  'DIAJUKAN',
  'DITAHAN',
  'DISETUJUI',
  'PERTEK_TERBIT',
  'MENUNGGU_MENDAGRI',
  'SK_TERBIT',
  'DILANTIK',
  'BTS',
];
