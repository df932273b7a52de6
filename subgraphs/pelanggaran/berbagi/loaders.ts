import type DataLoader from 'dataloader';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { type KunciBerargumen, muatBerargumen, muatSatu, type PemuatSatu } from '../../../platform/graphql/pemuat.ts';
import type { Potongan } from '../queries.ts';
import { type BerkasTemuan, bukaBerkas } from './berkas.ts';
import { type BarisPesan, selectPesan } from './queries.ts';

export interface LoaderBerbagi {
  /** Opens files; its memory of one request is what makes one trace per request and case. */
  readonly berkas: PemuatSatu<string, BerkasTemuan>;
  readonly pesanTemuan: DataLoader<KunciBerargumen<Potongan>, readonly BarisPesan[], string>;
}

export const buatLoaderBerbagi = (k: KonteksSubgraf): LoaderBerbagi => ({
  berkas: muatSatu(
    (id) => bukaBerkas(k, id),
    (b) => b.temuan.id,
  ),
  pesanTemuan: muatBerargumen(
    (id, potongan: Potongan) => k.baca((tx) => selectPesan(tx, id, potongan)),
    (r) => r.temuan,
  ),
});
