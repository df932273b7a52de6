import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { buatLoader, type KonteksPelanggaran } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export const typeDefs: DocumentNode = parse(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'));
export const skemaPelanggaran = (): GraphQLSchema => buildSubgraphSchema([{ typeDefs, resolvers }]);
export const konteksPelanggaran = (dasar: KonteksSubgraf): KonteksPelanggaran => ({ ...dasar, loaders: buatLoader(dasar) });
