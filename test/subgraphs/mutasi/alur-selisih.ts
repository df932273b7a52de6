import { type GraphQLSchema, graphql } from 'graphql';
import type { Pemanggil } from '../../../domain/akses.ts';
import { buatKonteksSubgraf, type KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import type { Dunia, Json } from './dunia.ts';

export interface PihakLain {
  readonly schema: GraphQLSchema;
  readonly konteks: (dasar: KonteksSubgraf) => unknown;
  readonly pemanggil: Pemanggil;
}

/** One question to another subgraph over the same database, by this caller; throws the first fault. */
export async function jalankanSebagai(
  dunia: Dunia,
  { schema, konteks, pemanggil }: PihakLain,
  source: string,
  variableValues: Record<string, unknown>,
): Promise<Json> {
  const dasar = buatKonteksSubgraf(dunia.pool, { pemanggil, tertanda: dunia.tertanda(pemanggil), permintaanId: 'uji', kunciIdempotensi: null });
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue: konteks(dasar) });
  if (errors !== undefined) throw errors[0]?.originalError ?? errors[0];
  return JSON.parse(JSON.stringify(data));
}
