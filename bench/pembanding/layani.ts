import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { kunciPemanggil } from '../../bin/akar/basis-data.ts';
import { alatSubgraf, buatKonteks, SUBGRAF, subgrafLokal } from '../../bin/akar/subgraf.ts';
import { buatPencariHibah } from '../../platform/auth/hibah.ts';
import { UMUR_PENGEMBANGAN_DETIK } from '../../platform/auth/issuer-pengembangan.ts';
import { tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import { buatVerifikasiToken } from '../../platform/auth/verifikasi-token.ts';
import { readProcessConfig } from '../../platform/config.ts';
import { openDb } from '../../platform/db/open-db.ts';
import { bacaBadan } from '../../platform/graphql/baca-badan.ts';
import type { BawaanPermintaan } from '../../platform/graphql/konteks.ts';
import { gatewayHttp, gatewaySatuProses, type KonteksApollo } from './apollo.ts';
import { type KonteksMonolit, skemaMonolit } from './monolit.ts';

// One yardstick server as its own process: `layani.ts apollo_gateway|apollo_gateway_satu_proses|monolit`. It checks the token, looks up the grant
// and signs the caller exactly as the hub's gateway does, so that the difference measured is the gateway's.
const [, , jenis = 'monolit'] = process.argv;
const config = readProcessConfig();
const { pool } = openDb({ url: process.env['BENCH_BASIS_APP'] ?? '', nama: 'simpul-pembanding', maks: 20 });
const urls = JSON.parse(process.env['BENCH_URL_SUBGRAF'] ?? '{}') as Record<string, string>;
const verifikasi = buatVerifikasiToken({ issuer: process.env['BENCH_ISSUER'] ?? '', lingkungan: 'development', umurMaksDetik: UMUR_PENGEMBANGAN_DETIK });
const hibah = buatPencariHibah(pool);
const supergraph = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8');
const alat = alatSubgraf(config);
const lokal = subgrafLokal(pool, alat);
const nama = Object.keys(SUBGRAF) as (keyof typeof SUBGRAF)[];
const konteksSubgraf = Object.fromEntries(nama.map((n) => [n, buatKonteks(n, pool, alat)]));

async function kenali(authorization: string | undefined): Promise<BawaanPermintaan | null> {
  const { iss, sub } = await verifikasi(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '');
  const pemanggil = await hibah(iss, sub);
  if (pemanggil === null) return null;
  return { pemanggil, tertanda: tandatanganiPemanggil(pemanggil, kunciPemanggil(config)), permintaanId: 'bench', kunciIdempotensi: null };
}

async function buatServer(): Promise<ApolloServer<object>> {
  const umum = { introspection: false, csrfPrevention: true, stopOnTerminationSignals: false } as const;
  if (jenis === 'monolit') return new ApolloServer<object>({ ...umum, schema: skemaMonolit(supergraph, lokal) });
  const gateway =
    jenis === 'apollo_gateway'
      ? await gatewayHttp(supergraph, urls)
      : await gatewaySatuProses(supergraph, Object.fromEntries(lokal.map((s) => [s.name, s.schema])));
  return new ApolloServer<object>({ ...umum, gateway: gateway as never });
}

const server = await buatServer();
await server.start();
const http = createServer((req, res) => {
  const layani = async (): Promise<void> => {
    const bawaan = await kenali(req.headers.authorization);
    const badan = await bacaBadan(req, 1_048_576);
    if (bawaan === null || badan === null) return void res.writeHead(401).end();
    const headers = new HeaderMap([['content-type', 'application/json']]);
    const subgraf: KonteksMonolit = Object.fromEntries(nama.map((n) => [n, konteksSubgraf[n]?.(bawaan)]));
    const konteks: object = jenis === 'monolit' ? subgraf : ({ bawaan, subgraf } satisfies KonteksApollo);
    const hasil = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: JSON.parse(badan) as unknown },
      context: async () => konteks,
    });
    res.writeHead(hasil.status ?? 200, { 'content-type': 'application/json' }).end(hasil.body.kind === 'complete' ? hasil.body.string : '');
  };
  layani().catch(() => res.writeHead(500).end());
});
http.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }));
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
