import type { Jam } from '../../platform/clock.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import type { PenandaTangan } from '../../platform/tanda-tangan/port.ts';
import type { LoaderMutasi } from './loaders.ts';

/** What the subgraph needs of the process it runs in. */
export interface AlatMutasi {
  readonly penandaTangan: PenandaTangan;
  readonly jam: Jam;
}

export interface KonteksMutasi extends KonteksSubgraf, AlatMutasi {
  readonly loaders: LoaderMutasi;
}
