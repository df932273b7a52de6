import type { GalatPengguna, HasilMutasi } from '../../platform/graphql/galat-pengguna.ts';
import { type BatalkanKeputusanInput, batalkanKeputusan, batalkanKeputusanRiwayat } from './batalkan-keputusan.ts';
import { type KendaliTarikanInput, kendalikanTarikan, type MintaTarikanInput, mintaTarikan, type TindakanTarikan } from './kendali-tarikan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { mintaSapuan } from './minta-sapuan.ts';
import { type PutuskanBedaRiwayatInput, putuskanBedaRiwayat } from './putuskan-riwayat.ts';
import { type PutuskanSelisihInput, putuskanSelisih } from './putuskan-selisih.ts';
import { type PutuskanTarikanInput, putuskanTarikan } from './putuskan-tarikan.ts';
import { type PutuskanTautanInput, putuskanTautan } from './putuskan-tautan.ts';
import { type BarisPadanan, selectSatuPadanan } from './queries/padanan.ts';
import type { BarisBedaRiwayat } from './queries/riwayat.ts';
import type { BarisUsulan } from './queries/tautan.ts';
import { type BarisKesegaran, type BarisSelisih, type BarisTarikan, selectInstansiById } from './queries.ts';
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

async function muatBeda(hasil: Promise<HasilMutasi>, k: KonteksSelisih): Promise<Payload & { bedaRiwayat: BarisBedaRiwayat | null }> {
  const { id, userErrors } = await hasil;
  return { bedaRiwayat: id === null ? null : await k.loaders.bedaRiwayatById.clear(id).load(id), userErrors };
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
  putuskanBedaRiwayat: (_: unknown, { input }: Masukan<PutuskanBedaRiwayatInput>, k: KonteksSelisih) => muatBeda(putuskanBedaRiwayat(k, input), k),
  batalkanKeputusanRiwayat: (_: unknown, { input }: Masukan<BatalkanKeputusanInput>, k: KonteksSelisih) => muatBeda(batalkanKeputusanRiwayat(k, input), k),
  mintaSapuan: async (_: unknown, __: unknown, k: KonteksSelisih): Promise<Payload & { diterima: boolean }> => {
    const { id, userErrors } = await mintaSapuan(k);
    return { diterima: id !== null, userErrors };
  },
  putuskanTautan: async (_: unknown, { input }: Masukan<PutuskanTautanInput>, k: KonteksSelisih): Promise<Payload & { usulan: BarisUsulan | null }> => {
    const { id, userErrors } = await putuskanTautan(k, input);
    return { usulan: id === null ? null : await k.loaders.usulanTautan.clear(id).load(id), userErrors };
  },
  putuskanTarikan: async (_: unknown, { input }: Masukan<PutuskanTarikanInput>, k: KonteksSelisih): Promise<Payload & { tarikan: BarisTarikan | null }> => {
    const { id, userErrors } = await putuskanTarikan(k, input);
    return { tarikan: id === null ? null : await k.loaders.tarikanById.clear(id).load(id), userErrors };
  },
  tetapkanPadanan: async (_: unknown, { input }: Masukan<TetapkanPadananInput>, k: KonteksSelisih): Promise<Payload & { padanan: BarisPadanan | null }> => {
    const { id, userErrors } = await tetapkanPadanan(k, input);
    return { padanan: id === null ? null : await muatPadanan(input, k), userErrors };
  },
  mintaTarikan: (_: unknown, { input }: Masukan<MintaTarikanInput>, k: KonteksSelisih) => muatUmpan(mintaTarikan(k, input), input.instansiId, k),
  jedaTarikan: kendali('jedaTarikan'),
  lanjutkanTarikan: kendali('lanjutkanTarikan'),
  ulangiTarikan: kendali('ulangiTarikan'),
};
