import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { ambilOrang } from '../ambil/orang.ts';
import { JENIS_ORANG, type JenisOrang } from '../ambil/orang-giliran.ts';
import type { Jalur } from '../jadwal/pagar-sumber.ts';
import type { SisiSumber } from '../sources/sumber-berkas.ts';
import { type BahanPekerjaanAmbil, hasilTercatat, LETAK_SUMBER } from './ambil-sumber.ts';

export interface MuatanOrang {
  readonly instansi: number;
  readonly sisi: SisiSumber;
  readonly jenis: JenisOrang;
}

/** Reads one kind of rows of the people of open usul of one side, in the lane of its source. Whom it asks stands in PostgreSQL, never in the job. */
export const pekerjaanAmbilOrang = (bahan: BahanPekerjaanAmbil, jalur: Jalur = 'cepat'): DefinisiPekerjaan<MuatanOrang> =>
  defineJob({
    name: `ambil-orang${LETAK_SUMBER[jalur].akhiran}`,
    antrean: LETAK_SUMBER[jalur].antrean,
    payload: z.strictObject({ instansi: z.int().min(1), sisi: z.enum(['BKN', 'SIMPEG']), jenis: z.enum(JENIS_ORANG) }),
    key: ({ instansi, sisi, jenis }) => `orang:${instansi}:${sisi}:${jenis}`,
    run: async ({ instansi, sisi, jenis }, { catatan, batal }) => {
      const berpagar = { ...bahan, pagar: { ...bahan.pagar, jalur } };
      const hasil = await ambilOrang(berpagar, instansi, { sisi, jenis, batal }).catch((galat: unknown) => ({ hasil: hasilTercatat(galat) }));
      catatan.info(hasil, 'orang.selesai');
    },
  });
