import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { type BahanTarik, tarikInstansi } from '../tarik-instansi.ts';
import { mintaAmbilan } from './ambil-sumber.ts';
import { antreLagi, JATAH, type Jatah, mulaiJatah } from './jatah.ts';

export interface MuatanTarik {
  readonly instansi: number;
}

const NAMA = 'tarik-instansi';
const kunci = ({ instansi }: MuatanTarik): string => `instansi:${instansi}`;

/**
 * What is due for one instansi, as far as the allowance goes; the rest is queued again behind the others. Same instansi = same work, so at most one
 * runs and one waits.
 */
export const pekerjaanTarikInstansi = (bahan: BahanTarik, jatah: Jatah = JATAH): DefinisiPekerjaan<MuatanTarik> =>
  defineJob({
    name: NAMA,
    payload: z.strictObject({ instansi: z.int().min(1) }),
    key: kunci,
    run: async (muatan, { catatan }) => {
      await mintaAmbilan(bahan.url, muatan.instansi);
      const hasil = await tarikInstansi({ ...bahan, ...mulaiJatah(jatah) }, muatan.instansi);
      if (hasil.berlanjut) await antreLagi(bahan.url, { nama: NAMA, payload: { instansi: muatan.instansi }, kunci: kunci(muatan) });
      catatan.info(hasil, 'tarik.selesai');
    },
  });
