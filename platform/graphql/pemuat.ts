import DataLoader from 'dataloader';
import { kelompokkan } from '../../domain/kelompokkan.ts';

/** Keys of one statement: the most references one `_entities` call may carry. */
const TUMPUK_MAKS = 1_000;

export type PemuatSatu<K, V> = DataLoader<K, V | null>;
export type PemuatBanyak<K, V> = DataLoader<K, readonly V[]>;

/** One statement for all keys asked in a tick; the first row per key wins, null where there is none. */
export const muatSatu = <K, V>(ambil: (kunci: readonly K[]) => Promise<readonly V[]>, kunci: (row: V) => K): PemuatSatu<K, V> =>
  new DataLoader(
    async (daftar: readonly K[]) => {
      const peta = kelompokkan(await ambil(daftar), kunci);
      return daftar.map((k) => peta.get(k)?.[0] ?? null);
    },
    { maxBatchSize: TUMPUK_MAKS },
  );

/** One statement for all keys asked in a tick; all rows per key, in the order of the query. */
export const muatBanyak = <K, V>(ambil: (kunci: readonly K[]) => Promise<readonly V[]>, kunci: (row: V) => K): PemuatBanyak<K, V> =>
  new DataLoader(
    async (daftar: readonly K[]) => {
      const peta = kelompokkan(await ambil(daftar), kunci);
      return daftar.map((k) => peta.get(k) ?? []);
    },
    { maxBatchSize: TUMPUK_MAKS },
  );

/** A key together with arguments of a field; keys with equal arguments share one statement. */
export interface KunciBerargumen<A> {
  readonly kunci: string;
  readonly argumen: A;
}

const sandi = <A>({ kunci, argumen }: KunciBerargumen<A>): string => JSON.stringify([kunci, argumen]);

/** Lists per key for fields with arguments: one statement per different set of arguments. */
export const muatBerargumen = <A, V>(
  ambil: (kunci: readonly string[], argumen: A) => Promise<readonly V[]>,
  kunci: (row: V) => string,
): DataLoader<KunciBerargumen<A>, readonly V[], string> =>
  new DataLoader(
    async (daftar: readonly KunciBerargumen<A>[]) => {
      const hasil = new Map<string, readonly V[]>();
      for (const [teks, isi] of kelompokkan(daftar, (d) => JSON.stringify(d.argumen))) {
        const argumen = isi[0]?.argumen as A;
        const rows = await ambil(
          isi.map((d) => d.kunci),
          argumen,
        );
        for (const [k, milik] of kelompokkan(rows, kunci)) hasil.set(`${teks} ${k}`, milik);
      }
      return daftar.map((d) => hasil.get(`${JSON.stringify(d.argumen)} ${d.kunci}`) ?? []);
    },
    { cacheKeyFn: sandi, maxBatchSize: TUMPUK_MAKS },
  );
