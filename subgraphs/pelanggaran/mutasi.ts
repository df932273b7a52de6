import type { GalatPengguna } from '../../platform/graphql/galat-pengguna.ts';
import { MUTASI_BERBAGI } from './berbagi/mutasi.ts';
import { MutasiBlokir } from './blokir/resolvers.ts';
import { type CatatHukumanInput, catatHukuman } from './catat-hukuman.ts';
import { type CatatTemuanInput, catatTemuan } from './catat-temuan.ts';
import { mutasiIdis } from './idis/mutasi.ts';
import type { KonteksPelanggaran } from './loaders.ts';
import type { BarisHukuman, BarisTemuan } from './queries.ts';
import { MUTASI_SBT } from './sbt/mutasi.ts';

interface Masukan<I> {
  readonly input: I;
}

interface Payload {
  readonly userErrors: readonly GalatPengguna[];
}

export const mutasi = {
  ...MUTASI_SBT,
  ...mutasiIdis,
  ...MUTASI_BERBAGI,
  catatHukuman: async (_: unknown, { input }: Masukan<CatatHukumanInput>, k: KonteksPelanggaran): Promise<Payload & { hukuman: BarisHukuman | null }> => {
    const { id, userErrors } = await catatHukuman(k, input);
    return { hukuman: id === null ? null : await k.loaders.hukumanById.load(id), userErrors };
  },
  catatTemuan: async (_: unknown, { input }: Masukan<CatatTemuanInput>, k: KonteksPelanggaran): Promise<Payload & { temuan: BarisTemuan | null }> => {
    const { id, userErrors } = await catatTemuan(k, input);
    return { temuan: id === null ? null : await k.loaders.temuanById.load(id), userErrors };
  },
  ...MutasiBlokir,
};
