import { type BagianLaporan, susunBagian, uraikanIsi } from '../../../domain/laporan/bagian.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksMutasi } from '../konteks.ts';

export const LaporanNasional = {
  __resolveReference: ({ id }: { id: string }) => ({ id }),
  mutasi: async ({ id }: { id: string }, _: unknown, konteks: KonteksMutasi): Promise<BagianLaporan | null> => {
    wajibBoleh(konteks, 'bacaLaporan');
    return susunBagian(await konteks.loaders.laporan.load(id), (isi) => uraikanIsi(isi, ['status']));
  },
};
