import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import type { Jalur } from '../jadwal/pagar-sumber.ts';
import { type BahanKirim, kirimKaitan } from '../kaitan/jalankan.ts';
import { kaitanJatuhTempo } from '../kaitan/kiriman.ts';

export interface MuatanKaitan {
  readonly kaitan: string;
}

const AKHIRAN: Readonly<Record<Jalur, string>> = { cepat: '', lambat: '-lambat' };

/** Carries what waits for one address, in its lane: addresses that answer slowly wait for each other only. Which messages stands in PostgreSQL. */
export const pekerjaanKirimKaitan = (bahan: BahanKirim, jalur: Jalur = 'cepat'): DefinisiPekerjaan<MuatanKaitan> =>
  defineJob({
    name: `kirim-kaitan${AKHIRAN[jalur]}`,
    antrean: `kaitan${AKHIRAN[jalur]}`,
    payload: z.strictObject({ kaitan: z.uuid() }),
    key: ({ kaitan }) => `kaitan:${kaitan}`,
    run: async ({ kaitan }, { catatan, batal }) => {
      catatan.info(await kirimKaitan(bahan, kaitan, batal), 'kaitan.selesai');
    },
  });

/** What the sweeper expects of the queue: one job for every address with something due. */
export const harapanKaitan = async (
  sql: Sql,
  kirim: Readonly<Record<Jalur, DefinisiPekerjaan<MuatanKaitan>>>,
): Promise<{ readonly definisi: DefinisiPekerjaan; readonly payload: MuatanKaitan }[]> =>
  (await kaitanJatuhTempo(sql)).map(({ id, lambat }) => ({ definisi: kirim[lambat ? 'lambat' : 'cepat'] as DefinisiPekerjaan, payload: { kaitan: id } }));
