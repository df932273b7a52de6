import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { buatLoader, type KonteksPegawai } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export const typeDefs: DocumentNode = parse(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'));
export const skemaPegawai = (): GraphQLSchema => buildSubgraphSchema([{ typeDefs, resolvers }]);
export const konteksPegawai = (dasar: KonteksSubgraf): KonteksPegawai => ({ ...dasar, loaders: buatLoader(dasar) });
