import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import type { Jam } from '../../platform/clock.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { muatBanyak, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../platform/graphql/pemuat.ts';
import { type LoaderBlokir, loaderBlokir } from './blokir/loaders.ts';
import { buatLoaderIdis, type LoaderIdis } from './idis/loaders.ts';
import * as q from './queries.ts';

export interface LoaderPelanggaran extends LoaderBlokir {
  readonly hukumanById: PemuatSatu<string, q.BarisHukuman>;
  readonly hukumanByNip: PemuatBanyak<string, q.BarisHukuman>;
  readonly temuanById: PemuatSatu<string, q.BarisTemuan>;
  readonly temuanByNip: PemuatBanyak<string | null, q.BarisTemuan>;
  readonly idis: LoaderIdis;
  readonly bagianLaporan: PemuatBanyak<string, BarisBagian & { readonly laporan: string }>;
}

/** What the process lends this subgraph. */
export interface AlatPelanggaran {
  readonly jam: Jam;
}

export interface KonteksPelanggaran extends KonteksSubgraf, AlatPelanggaran {
  readonly loaders: LoaderPelanggaran;
}

const hanyaNip = (nip: readonly (string | null)[]): string[] => nip.filter((n) => n !== null);

/** One set per request: a batch or a cache never crosses two callers' rights. */
export const buatLoader = (k: KonteksSubgraf, { jam }: AlatPelanggaran): LoaderPelanggaran => ({
  hukumanById: muatSatu(
    (id) => k.baca((tx) => q.selectHukumanById(tx, id)),
    (r) => r.id,
  ),
  hukumanByNip: muatBanyak(
    (nip) => k.baca((tx) => q.selectHukumanByNip(tx, nip)),
    (r) => r.nip,
  ),
  temuanById: muatSatu(
    (id) => k.baca((tx) => q.selectTemuanById(tx, id)),
    (r) => r.id,
  ),
  temuanByNip: muatBanyak(
    (nip) => k.baca((tx) => q.selectTemuanByNip(tx, hanyaNip(nip))),
    (r) => r.nip,
  ),
  ...loaderBlokir(k),
  idis: buatLoaderIdis(k, jam),
  bagianLaporan: muatBanyak(
    (id) => k.baca((tx) => q.selectBagianLaporan(tx, id)),
    (r) => r.laporan,
  ),
});
