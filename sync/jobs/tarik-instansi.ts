import { z } from 'zod';
import { ANTREAN_UTAMA, type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import type { Jalur } from '../jadwal/pagar-sumber.ts';
import { type BahanTempo, tarikJatuhTempo } from '../tarik-jatuh-tempo.ts';
import { antreLagi } from './jatah.ts';

export interface MuatanTarik {
  readonly instansi: number;
}

/** Queue of the lane in which slow sources wait for each other and for nobody else. */
export const ANTREAN_LAMBAT = 'lambat';

const LETAK = { cepat: { name: 'tarik-instansi', antrean: ANTREAN_UTAMA }, lambat: { name: 'tarik-instansi-lambat', antrean: ANTREAN_LAMBAT } } as const;
const kunci = ({ instansi }: MuatanTarik): string => `instansi:${instansi}`;

/**
 * The feeds of one instansi that are due, as far as the allowance goes; the rest is queued again behind the others. Same instansi = same work, so at
 * most one runs and one waits; nothing due = nothing done.
 */
export const pekerjaanTarikInstansi = (bahan: BahanTempo, jalur: Jalur = 'cepat'): DefinisiPekerjaan<MuatanTarik> =>
  defineJob({
    ...LETAK[jalur],
    payload: z.strictObject({ instansi: z.int().min(1) }),
    key: kunci,
    run: async (muatan, { catatan }) => {
      const hasil = await tarikJatuhTempo(bahan, muatan.instansi, { jalur, catatan });
      const { name: nama, antrean } = LETAK[jalur];
      if (hasil.berlanjut) await antreLagi(bahan.tarik.url, { antrean, nama, payload: { instansi: muatan.instansi }, kunci: kunci(muatan) });
      catatan.info(hasil, 'tarik.selesai');
    },
  });
