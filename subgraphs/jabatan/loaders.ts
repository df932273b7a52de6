import type DataLoader from 'dataloader';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { type KunciBerargumen, muatBanyak, muatBerargumen, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../platform/graphql/pemuat.ts';
import * as q from './queries.ts';

export interface LoaderJabatan {
  readonly jabatanById: PemuatSatu<string, q.BarisJabatan>;
  readonly unorById: PemuatSatu<string, q.BarisUnor>;
  readonly pegawaiByNip: PemuatSatu<string, q.JabatanPegawai>;
  readonly peta: DataLoader<KunciBerargumen<q.HalamanPeta>, readonly { instansiId: string; baris: q.BarisPeta }[], string>;
  readonly bagianLaporan: PemuatBanyak<string, BarisBagian & { readonly laporan: string }>;
}

export interface KonteksJabatan extends KonteksSubgraf {
  readonly loaders: LoaderJabatan;
}

/** One set per request: a batch or a cache never crosses two callers' rights. */
export const buatLoader = (k: KonteksSubgraf): LoaderJabatan => ({
  jabatanById: muatSatu(
    (id) => k.baca((tx) => q.selectJabatanById(tx, id)),
    (r) => r.id,
  ),
  unorById: muatSatu(
    (id) => k.baca((tx) => q.selectUnorById(tx, id)),
    (r) => r.id,
  ),
  pegawaiByNip: muatSatu(
    (nip) => k.baca((tx) => q.selectJabatanPegawai(tx, nip)),
    (r) => r.nip,
  ),
  peta: muatBerargumen(
    (id, h: q.HalamanPeta) => k.baca((tx) => q.selectPetaPerInstansi(tx, id, h)),
    (r) => r.instansiId,
  ),
  bagianLaporan: muatBanyak(
    (id) => k.baca((tx) => q.selectBagianLaporan(tx, id)),
    (r) => r.laporan,
  ),
});
