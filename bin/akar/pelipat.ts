import type pg from 'pg';
import { type Putaran, putarBerkala } from '../../platform/antrean/putaran.ts';
import type { Logger } from '../../platform/logger.ts';

/** Readers add what was not folded: a minute of decisions is a few thousand small rows. */
const SETIAP_MS = 60_000;

/** Folds the changes of the usul counters into the counters, as simpul_sync (0070_kunci_singkat.sql). */
export const mulaiPelipat = (pool: pg.Pool, log: Logger): Putaran<unknown> =>
  putarBerkala(() => pool.query('select rekap_usul_lipat()'), { setiapMs: SETIAP_MS, catatan: log, peristiwa: 'pelipat_galat' });
