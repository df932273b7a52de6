import type { GraphQLSchema } from 'graphql';
import type pg from 'pg';
import type { SubgrafLokal } from '../../gateway/transport-lokal.ts';
import { brankasLokal } from '../../platform/brankas/brankas.ts';
import { jamSistem } from '../../platform/clock.ts';
import type { Config, NamaSubgraf } from '../../platform/config.ts';
import { type BawaanPermintaan, buatKonteksSubgraf, type KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { penandaTanganLokal } from '../../platform/tanda-tangan/lokal.ts';
import { konteksJabatan, skemaJabatan } from '../../subgraphs/jabatan/index.ts';
import { konteksMutasi, skemaMutasi } from '../../subgraphs/mutasi/index.ts';
import type { AlatMutasi } from '../../subgraphs/mutasi/konteks.ts';
import { konteksPegawai, skemaPegawai } from '../../subgraphs/pegawai/index.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../subgraphs/pelanggaran/index.ts';
import type { AlatPelanggaran } from '../../subgraphs/pelanggaran/loaders.ts';
import { konteksSelisih, skemaSelisih } from '../../subgraphs/selisih/index.ts';

/** What this process lends its subgraphs. */
export type AlatSubgraf = AlatMutasi & AlatPelanggaran;

interface BagianSubgraf {
  readonly skema: () => GraphQLSchema;
  readonly konteks: (dasar: KonteksSubgraf, alat: AlatSubgraf) => unknown;
}

/** The five islands, known by name only here. */
export const SUBGRAF: Readonly<Record<NamaSubgraf, BagianSubgraf>> = {
  pegawai: { skema: skemaPegawai, konteks: konteksPegawai },
  jabatan: { skema: skemaJabatan, konteks: konteksJabatan },
  mutasi: { skema: skemaMutasi, konteks: konteksMutasi },
  pelanggaran: { skema: skemaPelanggaran, konteks: konteksPelanggaran },
  selisih: { skema: skemaSelisih, konteks: konteksSelisih },
};

export const NAMA_SUBGRAF = Object.keys(SUBGRAF) as NamaSubgraf[];

/** The hub's own signing keys, the vault's key, the clock, and the address it is known by. */
export const alatSubgraf = ({ dataDir, alamatUmum }: Pick<Config, 'dataDir' | 'alamatUmum'>): AlatSubgraf => ({
  penandaTangan: penandaTanganLokal(dataDir),
  brankas: brankasLokal(dataDir),
  jam: jamSistem,
  alamatUmum,
});

/** Context of one request in one subgraph, over that process' pool. */
export const buatKonteks =
  (nama: NamaSubgraf, pool: pg.Pool, alat: AlatSubgraf) =>
  (bawaan: BawaanPermintaan): unknown =>
    SUBGRAF[nama].konteks(buatKonteksSubgraf(pool, bawaan), alat);

/** All five inside this process, for the in-process transport. */
export const subgrafLokal = (pool: pg.Pool, alat: AlatSubgraf): readonly SubgrafLokal[] =>
  NAMA_SUBGRAF.map((nama) => ({ name: nama, schema: SUBGRAF[nama].skema(), buatKonteks: buatKonteks(nama, pool, alat) }));
