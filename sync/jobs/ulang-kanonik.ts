import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import type { BahanProses } from '../irisan-instansi.ts';
import { ulangKanonik } from '../ulang-kanonik.ts';

/** Crosswalk entries of one instansi changed: the records that used their codes are read again, and no others. */
export const pekerjaanUlangKanonik = (bahan: BahanProses): DefinisiPekerjaan<{ readonly instansi: number }> =>
  defineJob({
    name: 'ulang-kanonik',
    payload: z.strictObject({ instansi: z.int().min(1) }),
    key: ({ instansi }) => `ulang-kanonik:${instansi}`,
    run: async ({ instansi }, { catatan }) => {
      catatan.info(await ulangKanonik(bahan, instansi), 'ulang.selesai');
    },
  });
