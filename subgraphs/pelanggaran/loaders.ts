import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import type { Brankas } from '../../platform/brankas/brankas.ts';
import type { Jam } from '../../platform/clock.ts';
import { bacaTercatat } from '../../platform/db/catat-akses.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { muatBanyak, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../platform/graphql/pemuat.ts';
import type { PenandaTangan } from '../../platform/tanda-tangan/port.ts';
import { buatLoaderAduan, type LoaderAduan } from './aduan/loaders.ts';
import { buatLoaderBerbagi, type LoaderBerbagi } from './berbagi/loaders.ts';
import { type LoaderBlokir, loaderBlokir } from './blokir/loaders.ts';
import { buatLoaderIdis, type LoaderIdis } from './idis/loaders.ts';
import * as q from './queries.ts';
import { buatLoaderSbt, type LoaderSbt } from './sbt/loaders.ts';

/** What the subgraph needs of the process it runs in. */
export interface AlatPelanggaran {
  readonly penandaTangan: PenandaTangan;
  readonly brankas: Brankas;
  readonly jam: Jam;
  /** Public address of the hub, without a slash at its end. */
  readonly alamatUmum: string;
}

export interface LoaderPelanggaran extends LoaderAduan, LoaderBerbagi, LoaderBlokir, LoaderSbt {
  readonly hukumanById: PemuatSatu<string, q.BarisHukuman>;
  readonly hukumanByNip: PemuatBanyak<string, q.BarisHukuman>;
  readonly temuanById: PemuatSatu<string, q.BarisTemuan>;
  readonly temuanByNip: PemuatBanyak<string | null, q.BarisTemuan>;
  readonly idis: LoaderIdis;
  readonly bagianLaporan: PemuatBanyak<string, BarisBagian & { readonly laporan: string }>;
}

export interface KonteksPelanggaran extends KonteksSubgraf, AlatPelanggaran {
  readonly loaders: LoaderPelanggaran;
}

const HUKUMAN = { bacaan: 'hukuman', nip: ({ nip }: q.BarisHukuman) => nip } as const;
const TEMUAN = { bacaan: 'temuan', nip: ({ nip }: q.BarisTemuan) => nip } as const;
const hanyaNip = (nip: readonly (string | null)[]): string[] => nip.filter((n) => n !== null);

/** One set per request: a batch or a cache never crosses two callers' rights. */
export const buatLoader = (k: KonteksSubgraf, { jam }: Pick<AlatPelanggaran, 'jam'>): LoaderPelanggaran => ({
  ...buatLoaderAduan(k),
  ...buatLoaderBerbagi(k),
  ...buatLoaderSbt(k, jam),
  hukumanById: muatSatu(
    (id) => bacaTercatat(k, HUKUMAN, (tx) => q.selectHukumanById(tx, id)),
    (r) => r.id,
  ),
  hukumanByNip: muatBanyak(
    (nip) => bacaTercatat(k, HUKUMAN, (tx) => q.selectHukumanByNip(tx, nip)),
    (r) => r.nip,
  ),
  temuanById: muatSatu(
    (id) => bacaTercatat(k, TEMUAN, (tx) => q.selectTemuanById(tx, id)),
    (r) => r.id,
  ),
  temuanByNip: muatBanyak(
    (nip) => bacaTercatat(k, TEMUAN, (tx) => q.selectTemuanByNip(tx, hanyaNip(nip))),
    (r) => r.nip,
  ),
  ...loaderBlokir(k),
  idis: buatLoaderIdis(k, jam),
  bagianLaporan: muatBanyak(
    (id) => k.baca((tx) => q.selectBagianLaporan(tx, id)),
    (r) => r.laporan,
  ),
});
