import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ApolloServerOptions } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { HEADER_PEMANGGIL } from '../../platform/auth/pemanggil.ts';
import type { BawaanPermintaan } from '../../platform/graphql/konteks.ts';

/** Context of one request as the yardstick's gateway hands it to its data sources. */
export interface KonteksApollo {
  readonly bawaan: BawaanPermintaan;
  readonly subgraf: Readonly<Record<string, unknown>>;
}

interface PilihanProses {
  readonly context: KonteksApollo;
}
interface Sumber {
  process(pilihan: object): Promise<unknown>;
}
interface ModulGateway {
  readonly ApolloGateway: new (pilihan: {
    supergraphSdl: string;
    buildService: (p: { name: string }) => Sumber;
  }) => NonNullable<ApolloServerOptions<KonteksApollo>['gateway']>;
  readonly RemoteGraphQLDataSource: new (pilihan: {
    url: string;
    willSendRequest: (p: { request: { http?: { headers: Map<string, string> } }; context: Partial<KonteksApollo> }) => void;
  }) => Sumber;
  readonly LocalGraphQLDataSource: new (skema: GraphQLSchema) => Sumber;
}

const NAMA_PAKET = '@apollo/gateway';

/** Elastic-2.0, so it lives in bench/node_modules alone and only when somebody asked for it. */
export const adaApolloGateway = (): boolean => existsSync(fileURLToPath(new URL(`../node_modules/${NAMA_PAKET}`, import.meta.url)));
export const CARA_PASANG = 'npm --prefix bench ci';

const muat = async (): Promise<ModulGateway> => (await import(pathToFileURL(createRequire(import.meta.url).resolve(NAMA_PAKET)).href)) as ModulGateway;

/** @apollo/gateway in front of the hub's own subgraph processes, with the same signed caller. */
export async function gatewayHttp(supergraph: string, urls: Readonly<Record<string, string>>) {
  const { ApolloGateway, RemoteGraphQLDataSource } = await muat();
  return new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name }) =>
      new RemoteGraphQLDataSource({
        url: urls[name.toLowerCase()] ?? '',
        willSendRequest: ({ request, context }) => {
          if (context.bawaan !== undefined) request.http?.headers.set(HEADER_PEMANGGIL, Buffer.from(context.bawaan.tertanda, 'utf8').toString('latin1'));
        },
      }),
  });
}

/** @apollo/gateway over the subgraph schemas of this process. */
export async function gatewaySatuProses(supergraph: string, skema: Readonly<Record<string, GraphQLSchema>>) {
  const { ApolloGateway, LocalGraphQLDataSource } = await muat();
  return new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name }) => {
      const subgraf = name.toLowerCase();
      const sumber = new LocalGraphQLDataSource(skema[subgraf] as GraphQLSchema);
      return { process: (p) => sumber.process({ ...p, context: (p as PilihanProses).context.subgraf?.[subgraf] }) };
    },
  });
}
