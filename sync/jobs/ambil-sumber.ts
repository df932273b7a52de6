import { z } from 'zod';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { ambilUmpan, type BahanAmbil, type HasilUmpan } from '../ambil/jalankan.ts';
import type { PagarAmbil } from '../ambil/pagar-ambil.ts';
import type { Jalur } from '../jadwal/pagar-sumber.ts';
import { SumberMenunda } from '../sources/galat-sumber.ts';
import type { UmpanSumber } from '../sources/sumber-berkas.ts';

export interface MuatanAmbil extends UmpanSumber {
  readonly instansi: number;
}

/** What the jobs of both lanes work with. */
export interface BahanPekerjaanAmbil extends Omit<BahanAmbil, 'pagar'> {
  readonly pagar: Omit<PagarAmbil, 'jalur'>;
}

/** Queues of their own: a slow source takes no place from the processing of the others, nor from the fetching of the healthy ones. */
export const LETAK_SUMBER = { cepat: { antrean: 'sumber', akhiran: '' }, lambat: { antrean: 'sumber-lambat', akhiran: '-lambat' } } as const satisfies Readonly<
  Record<Jalur, object>
>;

/** A fault of the source, or one that somebody must mend, is recorded as the state of the feed, with its next try; the job has done its work. */
export function hasilTercatat(galat: unknown): 'TERTUNDA' | 'PERLU_TINDAKAN' {
  if (galat instanceof SumberMenunda) return 'TERTUNDA';
  if (galat instanceof Kesalahan && galat.kode === 'SUMBER_MENOLAK') return 'PERLU_TINDAKAN';
  throw galat;
}

/** One stretch of fetching one feed. What is not finished, failed or belongs into the other lane is due again by its row in PostgreSQL. */
export const pekerjaanAmbilSumber = (bahan: BahanPekerjaanAmbil, jalur: Jalur = 'cepat'): DefinisiPekerjaan<MuatanAmbil> =>
  defineJob({
    name: `ambil-sumber${LETAK_SUMBER[jalur].akhiran}`,
    antrean: LETAK_SUMBER[jalur].antrean,
    payload: z.strictObject({ instansi: z.int().min(1), sisi: z.enum(['BKN', 'SIMPEG']), jenis: z.enum(['pegawai', 'kinerja', 'hukdis', 'formasi']) }),
    key: ({ instansi, sisi, jenis }) => `ambil:${instansi}:${sisi}:${jenis}`,
    run: async ({ instansi, ...umpan }, { catatan, batal }) => {
      const berpagar = { ...bahan, pagar: { ...bahan.pagar, jalur } };
      const hasil: HasilUmpan | 'TERTUNDA' | 'PERLU_TINDAKAN' = await ambilUmpan(berpagar, instansi, umpan, batal).catch(hasilTercatat);
      catatan.info({ hasil }, 'ambil.selesai');
    },
  });
