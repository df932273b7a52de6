import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { bacaSdl } from '../../platform/graphql/sdl.ts';
import type { AlatMutasi, KonteksMutasi } from './konteks.ts';
import { buatLoader } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export const typeDefs: DocumentNode = bacaSdl(import.meta.dirname);

/** A new executable schema of the subgraph per call. */
export const skemaMutasi = (): GraphQLSchema => buildSubgraphSchema([{ typeDefs, resolvers }]);

/** Once per request: loaders must never cross two callers' rights. */
export const konteksMutasi = (dasar: KonteksSubgraf, alat: AlatMutasi): KonteksMutasi => ({ ...dasar, ...alat, loaders: buatLoader(dasar) });
