import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { gql } from 'graphql-tag';
import { resolvers } from './resolvers.ts';

export { type KonteksMutasi, konteksMutasi } from './konteks.ts';

export const NAMA = 'mutasi';

export const typeDefs: DocumentNode = gql(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'));

/** A new executable schema of the subgraph per call. */
export const skemaMutasi = (): GraphQLSchema => buildSubgraphSchema([{ typeDefs, resolvers }]);
