import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { BawaanPermintaan } from '../../platform/graphql/konteks.ts';
import { Nip } from '../../platform/graphql/skalar.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';

const KEPALA = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

export const skemaOrang = parse(`${KEPALA}
  scalar Nip
  type Orang @key(fields: "nip") { nip: Nip!  nama: String! }
  type Query {
    saya: String!
    orang(nip: Nip!): Orang
    daftarOrang(first: Int): [Orang!]!
    bocor: String
    terlarang: String
    kunciIdempotensi: String
  }
  type Mutation { ubah(nilai: String!): String }`);

export const skemaKerja = parse(`${KEPALA}
  scalar Nip
  type Orang @key(fields: "nip") { nip: Nip!  jabatan: String  pembaca: String }
  type Query { jumlah: Int }`);

/** What a test lets the second subgraph do, and what it saw. */
export interface Kelakuan {
  gantungMs: number;
  rusak: boolean;
  panggilan: string[];
}

export const kelakuanBaru = (): Kelakuan => ({ gantungMs: 0, rusak: false, panggilan: [] });

export const NIP_CONTOH = ['199001012015011901', '199202022016022902', '198503032010031903'] as const;
export const RAHASIA = 'password=rahasia 199001012015011901 Nama Rekaan';

type Konteks = BawaanPermintaan;

export function schemaOrang(): GraphQLSchema {
  const orang = (nip: string) => ({ nip, nama: `NAMA CONTOH ${nip.slice(-1)}` });
  return buildSubgraphSchema([
    {
      typeDefs: skemaOrang,
      resolvers: {
        Nip,
        Query: {
          saya: (_: unknown, __: unknown, k: Konteks) => k.pemanggil.subjek,
          orang: (_: unknown, { nip }: { nip: string }) => orang(nip),
          daftarOrang: (_: unknown, { first }: { first?: number }) => NIP_CONTOH.slice(0, first ?? 3).map(orang),
          bocor: () => {
            throw new RangeError(RAHASIA);
          },
          terlarang: (_: unknown, __: unknown, k: Konteks) => {
            wajibBoleh(k, 'setujuiBlokir');
            return 'ya';
          },
          kunciIdempotensi: (_: unknown, __: unknown, k: Konteks) => k.kunciIdempotensi,
        },
        Mutation: {
          ubah: (_: unknown, { nilai }: { nilai: string }) => {
            if (nilai === 'basi') throw new Kesalahan('VERSI_BERUBAH');
            return nilai;
          },
        },
        Orang: { __resolveReference: ({ nip }: { nip: string }) => orang(nip) },
      },
    },
  ]);
}

export function schemaKerja(kelakuan: Kelakuan): GraphQLSchema {
  return buildSubgraphSchema([
    {
      typeDefs: skemaKerja,
      resolvers: {
        Nip,
        Query: { jumlah: () => 3 },
        Orang: {
          __resolveReference: async ({ nip }: { nip: string }, k: Konteks) => {
            kelakuan.panggilan.push(k.pemanggil.subjek);
            if (kelakuan.rusak) throw new RangeError(RAHASIA);
            if (kelakuan.gantungMs > 0) await new Promise((s) => setTimeout(s, kelakuan.gantungMs));
            return { nip, jabatan: `JABATAN ${nip.slice(-1)}`, pembaca: k.pemanggil.subjek };
          },
        },
      },
    },
  ]);
}
