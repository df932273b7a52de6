import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { bacaSdl } from '../../platform/graphql/sdl.ts';
import { buatLoader, type KonteksSelisih } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export const typeDefs: DocumentNode = bacaSdl(import.meta.dirname);
export const skemaSelisih = (): GraphQLSchema => buildSubgraphSchema([{ typeDefs, resolvers }]);
export const konteksSelisih = (dasar: KonteksSubgraf): KonteksSelisih => ({ ...dasar, loaders: buatLoader(dasar) });
