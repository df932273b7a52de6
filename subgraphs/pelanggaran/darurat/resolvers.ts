import { boleh } from '../../../domain/akses.ts';
import type { HasilMutasi } from '../../../platform/graphql/galat-pengguna.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type BarisDarurat, type BarisIdentitas, selectDarurat, selectDaruratById } from './queries.ts';
import { bacaDataDarurat, type MintaAksesDaruratInput, mintaAksesDarurat, type PutuskanAksesDaruratInput, putuskanAksesDarurat } from './tindakan.ts';

type K = KonteksPelanggaran;
interface Masukan<I> {
  readonly input: I;
}

const BANYAK = 100;

function daftarAksesDarurat(_: unknown, __: unknown, k: K): Promise<readonly BarisDarurat[]> {
  wajibBoleh(k, 'bacaAksesDarurat');
  return k.baca((tx) => selectDarurat(tx, BANYAK));
}

async function muat(hasil: Promise<HasilMutasi>, k: K): Promise<Pick<HasilMutasi, 'userErrors'> & { readonly aksesDarurat: BarisDarurat | null }> {
  const { id, userErrors } = await hasil;
  return { aksesDarurat: id === null ? null : await k.baca((tx) => selectDaruratById(tx, id)), userErrors };
}

export const RESOLVER_DARURAT = {
  Query: { daftarAksesDarurat },
  Mutation: {
    mintaAksesDarurat: (_: unknown, { input }: Masukan<MintaAksesDaruratInput>, k: K) => muat(mintaAksesDarurat(k, input), k),
    putuskanAksesDarurat: (_: unknown, { input }: Masukan<PutuskanAksesDaruratInput>, k: K) => muat(putuskanAksesDarurat(k, input), k),
    bacaDataDarurat: (_: unknown, { input }: Masukan<{ readonly id: string }>, k: K) => bacaDataDarurat(k, input),
  },
  AksesDarurat: { pegawai: ({ nip }: BarisDarurat, _: unknown, { pemanggil }: K) => (boleh('bacaPegawai', pemanggil.peran) ? { nip } : null) },
  IdentitasDarurat: { instansi: ({ instansiId }: BarisIdentitas) => ({ id: instansiId }) },
};
