import type { GalatPengguna, HasilMutasi } from '../../platform/graphql/galat-pengguna.ts';
import { type BatalkanKeputusanInput, batalkanKeputusan } from './batalkan-keputusan.ts';
import { type KendaliTarikanInput, kendalikanTarikan, type MintaTarikanInput, mintaTarikan, type TindakanTarikan } from './kendali-tarikan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { type PutuskanSelisihInput, putuskanSelisih } from './putuskan-selisih.ts';
import { type BarisPadanan, selectSatuPadanan } from './queries/padanan.ts';
import type { BarisKesegaran } from './queries.ts';
import { type BarisSelisih, selectInstansiById } from './queries.ts';
import { type TetapkanPadananInput, tetapkanPadanan } from './tetapkan-padanan.ts';

interface Masukan<I> {
  readonly input: I;
}

interface Payload {
  readonly userErrors: readonly GalatPengguna[];
}

/** The row is read again after commit, under the caller's rights. */
async function muat(hasil: Promise<HasilMutasi>, k: KonteksSelisih): Promise<Payload & { selisih: BarisSelisih | null }> {
  const { id, userErrors } = await hasil;
  return { selisih: id === null ? null : await k.loaders.selisihById.clear(id).load(id), userErrors };
}

async function muatPadanan({ instansiId, tabel, lokal }: TetapkanPadananInput, k: KonteksSelisih): Promise<BarisPadanan | null> {
  return k.baca(async (tx) => {
    const no = (await selectInstansiById(tx, [instansiId]))[0]?.no;
    return no === undefined ? null : selectSatuPadanan(tx, { no, tabel, lokal });
  });
}

/** The feeds are read again after commit under the caller's rights. */
async function muatUmpan(hasil: Promise<HasilMutasi>, instansiId: string, k: KonteksSelisih): Promise<Payload & { kesegaran: readonly BarisKesegaran[] }> {
  const { id, userErrors } = await hasil;
  return { kesegaran: id === null ? [] : await k.loaders.kesegaran.clear(instansiId).load(instansiId), userErrors };
}

const kendali =
  (tindakan: TindakanTarikan) =>
  (_: unknown, { input }: Masukan<KendaliTarikanInput>, k: KonteksSelisih) =>
    muatUmpan(kendalikanTarikan(k, tindakan, input), input.instansiId, k);

export const mutasi = {
  putuskanSelisih: (_: unknown, { input }: Masukan<PutuskanSelisihInput>, k: KonteksSelisih) => muat(putuskanSelisih(k, input), k),
  batalkanKeputusan: (_: unknown, { input }: Masukan<BatalkanKeputusanInput>, k: KonteksSelisih) => muat(batalkanKeputusan(k, input), k),
  tetapkanPadanan: async (_: unknown, { input }: Masukan<TetapkanPadananInput>, k: KonteksSelisih): Promise<Payload & { padanan: BarisPadanan | null }> => {
    const { id, userErrors } = await tetapkanPadanan(k, input);
    return { padanan: id === null ? null : await muatPadanan(input, k), userErrors };
  },
  mintaTarikan: (_: unknown, { input }: Masukan<MintaTarikanInput>, k: KonteksSelisih) => muatUmpan(mintaTarikan(k, input), input.instansiId, k),
  jedaTarikan: kendali('jedaTarikan'),
  lanjutkanTarikan: kendali('lanjutkanTarikan'),
  ulangiTarikan: kendali('ulangiTarikan'),
};
