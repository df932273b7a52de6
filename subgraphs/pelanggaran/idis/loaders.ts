import type { ParameterIdis } from '../../../domain/pelanggaran/idis/parameter.ts';
import type { Jam } from '../../../platform/clock.ts';
import { bacaTercatat } from '../../../platform/db/catat-akses.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { muatBanyak, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../../platform/graphql/pemuat.ts';
import { selectDasarIdis } from './berkas.ts';
import { type BerkasKasus, bukaBerkasKasus } from './buka-berkas.ts';
import * as q from './queries/baca.ts';

export interface LoaderIdis {
  readonly kasusById: PemuatSatu<string, q.BarisKasus>;
  readonly kasusByNip: PemuatBanyak<string, q.BarisKasus>;
  /** All papers of a case; reading one leaves a trace. */
  readonly berkas: PemuatSatu<string, BerkasKasus>;
  /** Numbers of the law in force today; read once per request. */
  readonly parameter: () => Promise<ParameterIdis>;
  readonly tugas: PemuatBanyak<string, q.BarisTugasHukdis>;
}

const KASUS = { bacaan: 'kasusDisiplin', nip: ({ nip }: q.BarisKasus) => nip } as const;

/** One set per request, like all loaders of the subgraph. */
export function buatLoaderIdis(k: KonteksSubgraf, jam: Jam): LoaderIdis {
  let parameter: Promise<ParameterIdis> | undefined;
  return {
    parameter: () => (parameter ??= k.baca((tx) => selectDasarIdis(tx, jam.hariIni())).then(({ p }) => p)),
    kasusById: muatSatu(
      (id) => bacaTercatat(k, KASUS, (tx) => q.selectKasusById(tx, id)),
      (r) => r.id,
    ),
    kasusByNip: muatBanyak(
      (nip) => bacaTercatat(k, KASUS, (tx) => q.selectKasusByNip(tx, nip)),
      (r) => r.nip,
    ),
    berkas: muatSatu(
      (id) => bukaBerkasKasus(k, id),
      (r) => r.kasus,
    ),
    tugas: muatBanyak(
      (hukuman) => k.baca((tx) => q.selectTugasHukdis(tx, hukuman)),
      (r) => r.hukuman,
    ),
  };
}
