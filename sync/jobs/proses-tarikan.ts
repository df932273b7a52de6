import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import type { BahanProses } from '../irisan-instansi.ts';
import { prosesTarikan } from '../proses-tarikan.ts';
import { antreLagi, JATAH, type Jatah, mulaiJatah } from './jatah.ts';

interface MuatanTarikan {
  readonly tarikan: string;
}

const NAMA = 'proses-tarikan';
const kunci = ({ tarikan }: MuatanTarikan): string => `tarikan:${tarikan}`;

/** An accepted feed that nobody finished: a process died between accepting and applying, or a person has released it. */
export const pekerjaanProsesTarikan = (bahan: BahanProses, jatah: Jatah = JATAH): DefinisiPekerjaan<MuatanTarikan> =>
  defineJob({
    name: NAMA,
    payload: z.strictObject({ tarikan: z.string().regex(/^\d{1,15}$/) }),
    key: kunci,
    run: async (muatan, { catatan }) => {
      const { hasil } = await prosesTarikan({ ...bahan, ...mulaiJatah(jatah) }, muatan.tarikan);
      if (hasil === 'BERLANJUT') await antreLagi(bahan.url, { nama: NAMA, payload: { tarikan: muatan.tarikan }, kunci: kunci(muatan) });
      catatan.info({ tarikan: muatan.tarikan, hasil }, 'tarikan.dilanjutkan');
    },
  });
