import type { GraphQLSchema } from 'graphql';
import { batasiEntitas } from '../platform/graphql/batas-entitas.ts';
import { catatOrang } from '../platform/graphql/catat-orang.ts';
import { buatEksekutorJit } from '../platform/graphql/jit.ts';
import type { BawaanPermintaan } from '../platform/graphql/konteks.ts';
import { bawaanDari } from './konteks-gerbang.ts';
import type { PanggilSubgraf } from './transport.ts';

/** A subgraph inside this process. `schema` must be its own build, not one given to Apollo. */
export interface SubgrafLokal {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly buatKonteks: (bawaan: BawaanPermintaan) => unknown;
}

/** Calls the schema directly; its context (DataLoaders) is made once per gateway request. */
export function panggilLokal({ schema, buatKonteks }: SubgrafLokal): PanggilSubgraf {
  const eksekusi = buatEksekutorJit(catatOrang(batasiEntitas(schema)));
  const perPermintaan = new WeakMap<BawaanPermintaan, unknown>();
  return async ({ dokumen, variabel, konteks }) => {
    const bawaan = bawaanDari(konteks);
    if (bawaan === null) return null;
    let milik = perPermintaan.get(bawaan);
    if (milik === undefined) {
      milik = buatKonteks(bawaan);
      perPermintaan.set(bawaan, milik);
    }
    return eksekusi(dokumen, milik, variabel);
  };
}
