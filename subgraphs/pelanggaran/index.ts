import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { jamSistem } from '../../platform/clock.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { bacaSdl } from '../../platform/graphql/sdl.ts';
import { type AlatPelanggaran, buatLoader, type KonteksPelanggaran } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export const typeDefs: DocumentNode = bacaSdl(import.meta.dirname);
export const skemaPelanggaran = (): GraphQLSchema => buildSubgraphSchema([{ typeDefs, resolvers }]);

/** Context of one request; `jam` is the system's unless the process lends another. */
export function konteksPelanggaran(dasar: KonteksSubgraf, { jam }: AlatPelanggaran = { jam: jamSistem }): KonteksPelanggaran {
  return { ...dasar, jam, loaders: buatLoader(dasar, { jam }) };
}
