/** What is known about one feed (instansi, side, kind). BELUM_PERNAH: never pulled; BERJALAN: applied, set differences still to follow. */
export const STATUS_UMPAN = ['BELUM_PERNAH', 'BERJALAN', 'MENCOBA_LAGI', 'TERTUNDA', 'SEHAT', 'PERLU_TINDAKAN', 'DIJEDA'] as const;
export type StatusUmpan = (typeof STATUS_UMPAN)[number];

/**
 * What can happen to a feed. From a pull or an upload: `mulai` (applied, not yet complete), `berhasil` (complete, or unchanged), `gagal` (the source
 * or we failed; tried again), `tahan` (unnatural, waits for a person), `tolak` (cannot be read). From a person: `jeda`, `lanjut`, `ulangi`.
 */
export const PERISTIWA_UMPAN = ['mulai', 'berhasil', 'gagal', 'tahan', 'tolak', 'jeda', 'lanjut', 'ulangi'] as const;
export type PeristiwaUmpan = (typeof PERISTIWA_UMPAN)[number];
/** Events that a pull or an upload causes; every status answers them. */
export type PeristiwaTarikan = Exclude<PeristiwaUmpan, 'jeda' | 'lanjut' | 'ulangi'>;

type Baris = Readonly<Record<PeristiwaUmpan, StatusUmpan | null>>;

const DITARIK = {
  mulai: 'BERJALAN',
  berhasil: 'SEHAT',
  gagal: 'MENCOBA_LAGI',
  tahan: 'TERTUNDA',
  tolak: 'PERLU_TINDAKAN',
  jeda: 'DIJEDA',
  lanjut: null,
  ulangi: null,
} as const;

/** Every status answers every event; null = refused with PERALIHAN_DITOLAK. Set-wise SQL gets one column of this table as JSON (`petaUmpan`). */
export const KEADAAN_UMPAN: Readonly<Record<StatusUmpan, Baris>> = {
  BELUM_PERNAH: DITARIK,
  BERJALAN: DITARIK,
  MENCOBA_LAGI: { ...DITARIK, ulangi: 'MENCOBA_LAGI' },
  // Trying the same file again ends the same; a person looks at it, or a better file comes.
  TERTUNDA: DITARIK,
  SEHAT: DITARIK,
  PERLU_TINDAKAN: { ...DITARIK, ulangi: 'MENCOBA_LAGI' },
  // A pull that was under way, or an upload, may still be applied; only a person ends the pause. Until the pull that follows, nothing is known.
  DIJEDA: { mulai: 'DIJEDA', berhasil: 'DIJEDA', gagal: 'DIJEDA', tahan: 'DIJEDA', tolak: 'DIJEDA', jeda: null, lanjut: 'MENCOBA_LAGI', ulangi: null },
};

export const statusUmpanSetelah = (status: StatusUmpan, peristiwa: PeristiwaUmpan): StatusUmpan | null => KEADAAN_UMPAN[status][peristiwa];

/** One event for all statuses: status → next status or null. */
export const petaUmpan = (peristiwa: PeristiwaUmpan): Readonly<Record<StatusUmpan, StatusUmpan | null>> =>
  Object.fromEntries(STATUS_UMPAN.map((s) => [s, KEADAAN_UMPAN[s][peristiwa]])) as Record<StatusUmpan, StatusUmpan | null>;
