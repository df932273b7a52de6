import { setTimeout as tidur } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../../platform/antrean/definisi.ts';
import { ujiKonformansi } from './konformansi.ts';
import { type Lingkungan, siapkan, tunggu } from './lingkungan.ts';

const siap = (): Promise<Lingkungan> => siapkan((databaseUrl) => ({ antrean: 'postgres', databaseUrl }));

ujiKonformansi('PostgreSQL', siap);

describe('sambungan PostgreSQL yang diputus', () => {
  let lingkungan: Lingkungan;
  beforeAll(async () => {
    lingkungan = await siap();
  });
  afterAll(() => lingkungan.tutup());

  it('pekerja pulih setelah semua backend antrean dimatikan, termasuk LISTEN', async () => {
    const antrean = await lingkungan.buka();
    const selesai: number[] = [];
    const job = defineJob({ name: 'pulih', payload: z.strictObject({ v: z.int() }), key: ({ v }) => `v-${v}`, run: async ({ v }) => void selesai.push(v) });
    try {
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 2 });
      await antrean.tambah(job, { v: 0 });
      expect(await tunggu(() => selesai.length === 1)).toBe(true);
      for (let putaran = 1; putaran <= 3; putaran++) {
        await tidur(100);
        const { rowCount } = await lingkungan.pool.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        );
        expect(rowCount).toBeGreaterThan(0);
        await tidur(100);
        const mulai = Date.now();
        await antrean.tambah(job, { v: putaran });
        expect(await tunggu(() => selesai.length === putaran + 1)).toBe(true);
        expect(Date.now() - mulai).toBeLessThan(4_000);
      }
    } finally {
      await antrean.tutup();
    }
  });
});
