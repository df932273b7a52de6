import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../../platform/antrean/definisi.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { jalankanJamIdis } from './jam.ts';

/** Moves the cases whose day has come. Repeating it changes nothing, and a restart forgets nothing: the days stand in the database. */
export const pekerjaanJamIdis = (buatKonteks: () => KonteksPelanggaran): DefinisiPekerjaan<Record<string, never>> =>
  defineJob({
    name: 'jam-idis',
    antrean: 'otomatis',
    payload: z.object({}),
    key: () => 'jam-idis',
    run: async (_muatan, { catatan }) => {
      const kasus = await jalankanJamIdis(buatKonteks);
      if (kasus > 0) catatan.info({ peristiwa: 'jam_idis', kasus });
    },
  });
