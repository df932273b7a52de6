import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import type { BahanProses } from '../irisan-instansi.ts';
import { prosesTarikan } from '../proses-tarikan.ts';

/** An accepted feed that nobody finished: a process died between accepting and applying. */
export const pekerjaanProsesTarikan = (bahan: BahanProses): DefinisiPekerjaan<{ readonly tarikan: string }> =>
  defineJob({
    name: 'proses-tarikan',
    payload: z.strictObject({ tarikan: z.string().regex(/^\d{1,15}$/) }),
    key: ({ tarikan }) => `tarikan:${tarikan}`,
    run: async ({ tarikan }, { catatan }) => {
      const hasil = await prosesTarikan(bahan, tarikan);
      catatan.info({ tarikan, hasil: hasil.hasil }, 'tarikan.dilanjutkan');
    },
  });
