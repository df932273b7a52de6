import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { buatLoader, type LoaderMutasi } from './loaders.ts';

export interface KonteksMutasi extends KonteksSubgraf {
  readonly loaders: LoaderMutasi;
}

/** Once per request: loaders must never cross two callers' rights. */
export const konteksMutasi = (dasar: KonteksSubgraf): KonteksMutasi => ({ ...dasar, loaders: buatLoader(dasar) });
