import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import type { BahanProses } from '../irisan-instansi.ts';
import { jalankanTautan } from '../tautan/jalankan.ts';

/** Nightly: suggestions for the people without a NIP match, for stewards to confirm or refuse. */
export const pekerjaanTautanNasional = (bahan: BahanProses): DefinisiPekerjaan<Record<string, never>> =>
  defineJob({
    name: 'tautan-nasional',
    antrean: 'sapuan',
    payload: z.strictObject({}),
    key: () => 'tautan',
    run: async (_muatan, { catatan }) => {
      catatan.info(await jalankanTautan(bahan.url), 'tautan.selesai');
    },
  }) as DefinisiPekerjaan<Record<string, never>>;
