import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import type { BahanProses } from '../irisan-instansi.ts';
import { segarkanBidang } from '../segarkan-bidang.ts';

/** At every start and once a day: open discrepancies carry the levels and authorities of today's field list. */
export const pekerjaanSegarkanBidang = (bahan: BahanProses): DefinisiPekerjaan<Record<string, never>> =>
  defineJob({
    name: 'segarkan-bidang',
    antrean: 'sapuan',
    payload: z.strictObject({}),
    key: () => 'segarkan-bidang',
    run: async (_muatan, { catatan }) => {
      catatan.info(await segarkanBidang(bahan.url), 'bidang.disegarkan');
    },
  }) as DefinisiPekerjaan<Record<string, never>>;
