import type { GraphQLSchema } from 'graphql';
import type pg from 'pg';
import type { SubgrafLokal } from '../../gateway/transport-lokal.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import { type BawaanPermintaan, buatKonteksSubgraf, type KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { konteksJabatan, skemaJabatan } from '../../subgraphs/jabatan/index.ts';
import { konteksMutasi, skemaMutasi } from '../../subgraphs/mutasi/index.ts';
import { konteksPegawai, skemaPegawai } from '../../subgraphs/pegawai/index.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../subgraphs/pelanggaran/index.ts';
import { konteksSelisih, skemaSelisih } from '../../subgraphs/selisih/index.ts';

interface BagianSubgraf {
  readonly skema: () => GraphQLSchema;
  readonly konteks: (dasar: KonteksSubgraf) => unknown;
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

/** Context of one request in one subgraph, over that process' pool. */
export const buatKonteks =
  (nama: NamaSubgraf, pool: pg.Pool) =>
  (bawaan: BawaanPermintaan): unknown =>
    SUBGRAF[nama].konteks(buatKonteksSubgraf(pool, bawaan));

/** All five inside this process, for the in-process transport. */
export const subgrafLokal = (pool: pg.Pool): readonly SubgrafLokal[] =>
  NAMA_SUBGRAF.map((nama) => ({ name: nama, schema: SUBGRAF[nama].skema(), buatKonteks: buatKonteks(nama, pool) }));
