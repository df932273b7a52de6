import type { GalatPengguna, HasilMutasi } from '../../platform/graphql/galat-pengguna.ts';
import { MUTASI_BERBAGI } from './berbagi/mutasi.ts';
import { type BukaBlokirInput, bukaBlokir } from './buka-blokir.ts';
import { type CatatBlokirInput, catatBlokir } from './catat-blokir.ts';
import { type CatatHukumanInput, catatHukuman } from './catat-hukuman.ts';
import { type CatatTemuanInput, catatTemuan } from './catat-temuan.ts';
import type { KonteksPelanggaran } from './loaders.ts';
import type { BarisBlokir, BarisHukuman, BarisTemuan } from './queries.ts';
import { MUTASI_SBT } from './sbt/mutasi.ts';
import { type SetujuiBlokirInput, setujuiBlokir } from './setujui-blokir.ts';

interface Masukan<I> {
  readonly input: I;
}

interface Payload {
  readonly userErrors: readonly GalatPengguna[];
}

/** The written row is read again after commit, under the caller's rights. */
async function muatBlokir(hasil: Promise<HasilMutasi>, k: KonteksPelanggaran): Promise<Payload & { blokir: BarisBlokir | null }> {
  const { id, userErrors } = await hasil;
  return { blokir: id === null ? null : await k.loaders.blokirById.clear(id).load(id), userErrors };
}

export const mutasi = {
  ...MUTASI_SBT,
  ...MUTASI_BERBAGI,
  catatHukuman: async (_: unknown, { input }: Masukan<CatatHukumanInput>, k: KonteksPelanggaran): Promise<Payload & { hukuman: BarisHukuman | null }> => {
    const { id, userErrors } = await catatHukuman(k, input);
    return { hukuman: id === null ? null : await k.loaders.hukumanById.load(id), userErrors };
  },
  catatTemuan: async (_: unknown, { input }: Masukan<CatatTemuanInput>, k: KonteksPelanggaran): Promise<Payload & { temuan: BarisTemuan | null }> => {
    const { id, userErrors } = await catatTemuan(k, input);
    return { temuan: id === null ? null : await k.loaders.temuanById.load(id), userErrors };
  },
  catatBlokir: async (_: unknown, { input }: Masukan<CatatBlokirInput>, k: KonteksPelanggaran) => muatBlokir(catatBlokir(k, input), k),
  setujuiBlokir: async (_: unknown, { input }: Masukan<SetujuiBlokirInput>, k: KonteksPelanggaran) => muatBlokir(setujuiBlokir(k, input), k),
  bukaBlokir: async (_: unknown, { input }: Masukan<BukaBlokirInput>, k: KonteksPelanggaran) => muatBlokir(bukaBlokir(k, input), k),
};
