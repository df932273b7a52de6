import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import type { PagarAmbil } from '../ambil/pagar-ambil.ts';
import type { Jalur } from '../jadwal/pagar-sumber.ts';
import { type BahanTulisBalik, tulisBalik } from '../tulis-balik/jalankan.ts';
import { LETAK_SUMBER } from './ambil-sumber.ts';

export interface MuatanTulisBalik {
  readonly instansi: number;
}

/** What the jobs of both lanes work with. */
export interface BahanPekerjaanTulis extends Omit<BahanTulisBalik, 'pagar'> {
  readonly pagar: Omit<PagarAmbil, 'jalur'>;
}

/** Carries the due tasks of one instansi to SIASN, in the lane of its source. Which tasks stands in PostgreSQL, never in the job. */
export const pekerjaanTulisBalik = (bahan: BahanPekerjaanTulis, jalur: Jalur = 'cepat'): DefinisiPekerjaan<MuatanTulisBalik> =>
  defineJob({
    name: `tulis-balik${LETAK_SUMBER[jalur].akhiran}`,
    antrean: LETAK_SUMBER[jalur].antrean,
    payload: z.strictObject({ instansi: z.int().min(1) }),
    key: ({ instansi }) => `tulis:${instansi}`,
    run: async ({ instansi }, { catatan, batal }) => {
      catatan.info(await tulisBalik({ ...bahan, pagar: { ...bahan.pagar, jalur } }, instansi, batal), 'tulisBalik.selesai');
    },
  });
