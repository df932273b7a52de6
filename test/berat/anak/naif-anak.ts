import { setTimeout as tidur } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { bukaAntrean } from '../../../platform/antrean/buka.ts';
import { type DefinisiPekerjaan, defineJob } from '../../../platform/antrean/definisi.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';

/** What the parent of a worker without any safeguard tells it. */
export interface PesananNaif {
  readonly url: string;
  /** How long the work takes before its effect is written. */
  readonly lamaMs: number;
}

/** A job whose effect is written by whoever comes to the end of it. */
export const pekerjaanNaif = (url: string, lamaMs: number): DefinisiPekerjaan<{ id: number }> =>
  defineJob({
    name: 'naif',
    payload: z.object({ id: z.int() }),
    key: ({ id }) => `naif:${id}`,
    run: async ({ id }) => {
      process.stdout.write(`diterima ${id}\n`);
      await tidur(lamaMs);
      await sqlUntukIrisan(url, (sql) => sql`insert into naif (id) values (${id})`);
    },
  });

const pesanan = process.argv[2];
if (pesanan?.startsWith('{') === true) {
  const { url, lamaMs } = JSON.parse(pesanan) as PesananNaif;
  const antrean = await bukaAntrean({ antrean: 'postgres', databaseUrl: url }, pino({ level: 'silent' }));
  await antrean.proses([pekerjaanNaif(url, lamaMs) as DefinisiPekerjaan], { serentak: 1, kunciMs: 1_000 });
  process.stdout.write('siap\n');
}
