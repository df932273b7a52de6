import type { JenisUmpan } from '../2-stage/tarikan.ts';

/**
 * What makes rows of a kind of feed comparable one by one.
 * PROFIL: the person, in the column that the instansi's mapping profile names. NIP: the person, in a column that is called so; rows without one keep
 * their order among themselves. URUTAN: nothing, so a row is its place in the file, and a file that changed travels whole.
 */
export type CaraKunci = 'PROFIL' | 'NIP' | 'URUTAN';

export interface UmpanAgen {
  /** Side that an upload of this kind speaks for. */
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly kunci: CaraKunci;
}

/** Every kind that a remote agent may keep. Facts are small, and which of two rows with one key counts is decided by their order. */
export const UMPAN_AGEN: Readonly<Record<JenisUmpan, UmpanAgen>> = {
  pegawai: { sisi: 'SIMPEG', kunci: 'PROFIL' },
  riwayat: { sisi: 'SIMPEG', kunci: 'NIP' },
  kinerja: { sisi: 'BKN', kunci: 'URUTAN' },
  hukdis: { sisi: 'BKN', kunci: 'URUTAN' },
  formasi: { sisi: 'BKN', kunci: 'URUTAN' },
  fakta: { sisi: 'SIMPEG', kunci: 'URUTAN' },
};

export const JENIS_AGEN = Object.keys(UMPAN_AGEN) as JenisUmpan[];
