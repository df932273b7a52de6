import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import type { LoaderMutasi } from './loaders.ts';

export interface KonteksMutasi extends KonteksSubgraf {
  readonly loaders: LoaderMutasi;
}
