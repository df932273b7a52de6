import { type ArgumenHalaman, bacaHalaman, susunKoneksi } from '../../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import { echecking, type HasilBaris, type MasukanEchecking } from '../echecking.ts';
import type { KonteksMutasi } from '../konteks.ts';
import { type EmberRow, selectEmber } from '../queries-ember.ts';

const KURSOR = 'ember.instansi';

export const QueryEchecking = {
  echecking: (_: unknown, { input }: { input: MasukanEchecking }, konteks: KonteksMutasi): Promise<readonly HasilBaris[]> => {
    wajibBoleh(konteks, 'ajukanMutasi');
    return echecking(konteks, input);
  },
  emberUsul: async (_: unknown, argumen: ArgumenHalaman, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaEmber');
    const halaman = bacaHalaman(KURSOR, argumen, 1);
    const [setelah] = halaman.after ?? [0];
    const rows = await konteks.baca((tx) => selectEmber(tx, halaman.first, typeof setelah === 'number' ? setelah : 0));
    return susunKoneksi(KURSOR, rows, halaman, (row) => [row.no]);
  },
};

export const EmberUsul = {
  instansi: ({ instansiId }: EmberRow) => ({ __typename: 'Instansi', id: instansiId }),
};
