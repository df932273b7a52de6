import type { HasilMutasi } from '../../../platform/graphql/galat-pengguna.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type KirimPesanInput, kirimPesan } from './kirim-pesan.ts';
import { type CatatKalenderPilkadaInput, catatKalenderPilkada, pilkadaById } from './pilkada.ts';
import { selectPesanById } from './queries.ts';

/** What was written is read again after the commit, under the caller's rights. */
const bidang =
  <I, N extends string, T>(
    nama: N,
    jalankan: (k: KonteksPelanggaran, input: I) => Promise<HasilMutasi>,
    muat: (k: KonteksPelanggaran, id: string) => Promise<T>,
  ) =>
  async (_: unknown, { input }: { readonly input: I }, k: KonteksPelanggaran) => {
    const { id, userErrors } = await jalankan(k, input);
    return { [nama]: id === null ? null : await muat(k, id), userErrors };
  };

export const MUTASI_BERBAGI = {
  kirimPesanTemuan: bidang<KirimPesanInput, 'pesan', unknown>('pesan', kirimPesan, (k, id) => k.baca((tx) => selectPesanById(tx, id))),
  catatKalenderPilkada: bidang<CatatKalenderPilkadaInput, 'kalender', unknown>('kalender', catatKalenderPilkada, pilkadaById),
};
