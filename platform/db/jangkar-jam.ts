import type pg from 'pg';
import type { Logger } from 'pino';
import { putarBerkala } from '../antrean/putaran.ts';
import { jangkarkanJam } from '../clock.ts';
import { tanyaSingkat } from './tanya-singkat.ts';

/** How far the machine's clock may stand beside the database's before somebody is told. */
const WAJAR_MS = 5_000;
/** An answer that took longer does not say precisely enough what time it is. */
const PALING_LAMA_MS = 2_000;
const SETIAP_MS = 30_000;
const COBA_AWAL = 3;

export interface JangkarJam {
  /** Milliseconds by which the clock of this machine stands ahead of the database's, as last measured. */
  geserMs(): number;
  tutup(): Promise<void>;
}

/**
 * Anchors the clock of this process to the database's, and keeps it there: whoever judges tokens, signatures and deadlines then judges by one time,
 * whatever becomes of the machine's own. Rejects when the database does not answer the first time; later it is asked again in the next round.
 */
export async function mulaiJangkarJam(pool: pg.Pool, catatan: Logger, setiapMs = SETIAP_MS): Promise<JangkarJam> {
  let geser = 0;
  const ukur = async (): Promise<boolean> => {
    const mulai = performance.now();
    const rows = await tanyaSingkat<{ ms: number }>(pool, 'select extract(epoch from clock_timestamp())::float8 * 1000 ms', []);
    const akhir = performance.now();
    if (akhir - mulai > PALING_LAMA_MS) return false;
    const ms = rows[0]?.ms ?? Number.NaN;
    jangkarkanJam(ms, (mulai + akhir) / 2);
    geser = Math.round(Date.now() - ms);
    if (Math.abs(geser) > WAJAR_MS) catatan.error({ alarm: true, geserMs: geser }, 'jam.bergeser');
    return true;
  };
  // The first answer may have waited for its connection.
  for (let ke = 0; ke < COBA_AWAL && !(await ukur()); ke += 1);
  const putaran = putarBerkala(ukur, { setiapMs, catatan, peristiwa: 'jam_galat' });
  return { geserMs: () => geser, tutup: () => putaran.tutup() };
}
