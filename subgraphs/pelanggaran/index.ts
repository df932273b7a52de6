import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { bacaSdl } from '../../platform/graphql/sdl.ts';
import { type AlatPelanggaran, buatLoader, type KonteksPelanggaran } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export const typeDefs: DocumentNode = bacaSdl(import.meta.dirname);
export const skemaPelanggaran = (): GraphQLSchema => buildSubgraphSchema([{ typeDefs, resolvers }]);
export const konteksPelanggaran = (dasar: KonteksSubgraf, { penandaTangan, brankas, jam, alamatUmum }: AlatPelanggaran): KonteksPelanggaran => ({
  ...dasar,
  penandaTangan,
  brankas,
  jam,
  alamatUmum,
  loaders: buatLoader(dasar, { jam }),
});
