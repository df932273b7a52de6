import { bacaTercatat } from '../../../platform/db/catat-akses.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { muatBanyak, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../../platform/graphql/pemuat.ts';
import { type BarisAduan, type BarisMirip, selectAduanById, selectMirip } from './queries.ts';
import { type BarisPermintaan, selectPermintaan } from './queries-pelapor.ts';

export interface LoaderAduan {
  readonly aduanById: PemuatSatu<string, BarisAduan>;
  readonly miripByAduan: PemuatBanyak<string, BarisMirip>;
  readonly permintaanByAduan: PemuatBanyak<string, BarisPermintaan>;
}

/** Whoever is complained about is a person of whom something was read, also where the reader is not told who. */
export const ADUAN = { bacaan: 'aduan', nip: ({ nip }: BarisAduan) => nip } as const;

export const buatLoaderAduan = (k: KonteksSubgraf): LoaderAduan => ({
  aduanById: muatSatu(
    (id) => bacaTercatat(k, ADUAN, (tx) => selectAduanById(tx, id)),
    (r) => r.id,
  ),
  miripByAduan: muatBanyak(
    (id) => k.baca((tx) => selectMirip(tx, id)),
    (r) => r.aduan,
  ),
  permintaanByAduan: muatBanyak(
    (id) => k.baca((tx) => selectPermintaan(tx, id)),
    (r) => r.aduan,
  ),
});
