import { writeSync } from 'node:fs';
import { setTimeout as tidur } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../../platform/antrean/definisi.ts';
import { sekali } from '../../../platform/antrean/sekali.ts';

/** The job that the killed child and the surviving worker share: one counted row per piece of work, written under `sekali`. */
export function pekerjaanHitung(pool: pg.Pool, titik: (di: 'sebelum-commit' | 'sesudah-commit') => Promise<void>): DefinisiPekerjaan<{ id: number }> {
  return defineJob({
    name: 'hitung',
    antrean: 'rebutan',
    payload: z.strictObject({ id: z.int() }),
    key: ({ id }) => `kerja-${id}`,
    async run({ id }, { kunciSekali }) {
      const klien = await pool.connect();
      try {
        await klien.query('begin');
        await sekali(klien, kunciSekali, async () => {
          await klien.query('insert into uji_hitung values ($1, $2)', [`kerja-${id}`, process.pid]);
        });
        await titik('sebelum-commit');
        await klien.query('commit');
        await titik('sesudah-commit');
      } finally {
        klien.release();
      }
    },
  });
}

/** Announces the point to the parent and waits there to be killed. */
export async function umumkan(di: string): Promise<void> {
  process.stdout.write(`${di}\n`);
  await tidur(120_000);
}

/** Blocks the event loop, so that the lock of the job runs out while its transaction stays open. */
export function macet(ms: number): void {
  writeSync(1, 'macet\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
