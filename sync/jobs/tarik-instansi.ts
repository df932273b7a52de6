import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { type BahanTempo, type Jalur, tarikJatuhTempo } from '../tarik-jatuh-tempo.ts';

export interface MuatanTarik {
  readonly instansi: number;
}

/** Queue of the lane in which slow sources wait for each other and for nobody else. */
export const ANTREAN_LAMBAT = 'lambat';

const LETAK = { cepat: { name: 'tarik-instansi' }, lambat: { name: 'tarik-instansi-lambat', antrean: ANTREAN_LAMBAT } } as const;

/** One slice: the feeds of one instansi that are due. Same instansi = same work, so at most one runs and one waits; nothing due = nothing done. */
export const pekerjaanTarikInstansi = (bahan: BahanTempo, jalur: Jalur = 'cepat'): DefinisiPekerjaan<MuatanTarik> =>
  defineJob({
    ...LETAK[jalur],
    payload: z.strictObject({ instansi: z.int().min(1) }),
    key: ({ instansi }) => `instansi:${instansi}`,
    run: async ({ instansi }, { catatan }) => {
      catatan.info(await tarikJatuhTempo(bahan, instansi, { jalur, catatan }), 'tarik.selesai');
    },
  });
