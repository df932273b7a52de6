import type { Jam } from '../../../platform/clock.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { muatBanyak, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../../platform/graphql/pemuat.ts';
import * as q from './queries.ts';
import { selectPencantuman, selectTunggakan, type TunggakanRow } from './queries-instansi.ts';

export interface LoaderSbt {
  readonly berkasTemuan: PemuatSatu<string, q.Berkas>;
  /** By id of the instansi: the oldest overdue cases, each with the count of all. */
  readonly tunggakanInstansi: PemuatBanyak<string, TunggakanRow>;
  /** Ids of letters, by id of the instansi. */
  readonly pencantumanInstansi: PemuatBanyak<string, { readonly id: string; readonly instansiId: string }>;
  readonly suratById: PemuatSatu<string, q.BarisSurat>;
}

export const buatLoaderSbt = (k: KonteksSubgraf, jam: Jam): LoaderSbt => ({
  berkasTemuan: muatSatu(
    (id) => k.baca((tx) => q.selectBerkas(tx, id)),
    (r) => r.temuan,
  ),
  tunggakanInstansi: muatBanyak(
    (id) => k.baca((tx) => selectTunggakan(tx, id, jam.hariIni())),
    (r) => r.instansiId,
  ),
  pencantumanInstansi: muatBanyak(
    (id) => k.baca((tx) => selectPencantuman(tx, id)),
    (r) => r.instansiId,
  ),
  suratById: muatSatu(
    (id) => k.baca((tx) => q.selectSuratByIds(tx, id)),
    (r) => r.id,
  ),
});
