import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { type BahanTarik, tarikInstansi } from '../tarik-instansi.ts';
import { mintaAmbilan } from './ambil-sumber.ts';

export interface MuatanTarik {
  readonly instansi: number;
}

/** One slice: every feed of one instansi. Same instansi = same work, so at most one runs and one waits. */
export const pekerjaanTarikInstansi = (bahan: BahanTarik): DefinisiPekerjaan<MuatanTarik> =>
  defineJob({
    name: 'tarik-instansi',
    payload: z.strictObject({ instansi: z.int().min(1) }),
    key: ({ instansi }) => `instansi:${instansi}`,
    run: async ({ instansi }, { catatan }) => {
      await mintaAmbilan(bahan.url, instansi);
      catatan.info(await tarikInstansi(bahan, instansi), 'tarik.selesai');
    },
  });
