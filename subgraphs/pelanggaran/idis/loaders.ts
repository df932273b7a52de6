import type { ParameterIdis } from '../../../domain/pelanggaran/idis/parameter.ts';
import type { Jam } from '../../../platform/clock.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { muatBanyak, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../../platform/graphql/pemuat.ts';
import { selectDasarIdis } from './berkas.ts';
import * as q from './queries/baca.ts';

type Isi<F extends (...a: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<F>>[number];

export interface LoaderIdis {
  readonly kasusById: PemuatSatu<string, q.BarisKasus>;
  readonly kasusByNip: PemuatBanyak<string, q.BarisKasus>;
  readonly riwayat: PemuatBanyak<string, Isi<typeof q.selectRiwayat>>;
  readonly tim: PemuatBanyak<string, Isi<typeof q.selectTim>>;
  readonly panggilan: PemuatBanyak<string, Isi<typeof q.selectPanggilan>>;
  readonly bap: PemuatBanyak<string, Isi<typeof q.selectBap>>;
  readonly lhp: PemuatBanyak<string, Isi<typeof q.selectLhp>>;
  readonly keputusan: PemuatBanyak<string, Isi<typeof q.selectKeputusan>>;
  readonly penyampaian: PemuatBanyak<string, Isi<typeof q.selectPenyampaian>>;
  readonly upaya: PemuatBanyak<string, Isi<typeof q.selectUpaya>>;
  /** Numbers of the law in force today; read once per request. */
  readonly parameter: () => Promise<ParameterIdis>;
  readonly tugas: PemuatBanyak<string, q.BarisTugasHukdis>;
}

/** One set per request, like all loaders of the subgraph. */
export function buatLoaderIdis(k: KonteksSubgraf, jam: Jam): LoaderIdis {
  const milik = <V extends { readonly kasus: string }>(ambil: (tx: Parameters<typeof q.selectRiwayat>[0], id: readonly string[]) => Promise<readonly V[]>) =>
    muatBanyak<string, V>(
      (id) => k.baca((tx) => ambil(tx, id)),
      (r) => r.kasus,
    );
  let parameter: Promise<ParameterIdis> | undefined;
  return {
    parameter: () => (parameter ??= k.baca((tx) => selectDasarIdis(tx, jam.hariIni())).then(({ p }) => p)),
    kasusById: muatSatu(
      (id) => k.baca((tx) => q.selectKasusById(tx, id)),
      (r) => r.id,
    ),
    kasusByNip: muatBanyak(
      (nip) => k.baca((tx) => q.selectKasusByNip(tx, nip)),
      (r) => r.nip,
    ),
    riwayat: milik(q.selectRiwayat),
    tim: milik(q.selectTim),
    panggilan: milik(q.selectPanggilan),
    bap: milik(q.selectBap),
    lhp: milik(q.selectLhp),
    keputusan: milik(q.selectKeputusan),
    penyampaian: milik(q.selectPenyampaian),
    upaya: milik(q.selectUpaya),
    tugas: muatBanyak(
      (hukuman) => k.baca((tx) => q.selectTugasHukdis(tx, hukuman)),
      (r) => r.hukuman,
    ),
  };
}
