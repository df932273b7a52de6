import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer, HeaderMap, type HTTPGraphQLHead } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { HEADER_PEMANGGIL, type KunciPemanggil, verifikasiPemanggil } from '../auth/pemanggil.ts';
import { denganTenggat } from '../db/deadline.ts';
import type { Pencatat } from '../telemetry/pencatat.ts';
import { idDariHeader } from '../telemetry/permintaan.ts';
import { bacaBadan } from './baca-badan.ts';
import { batasiEntitas } from './batas-entitas.ts';
import { catatOrang, EKSTENSI_ORANG } from './catat-orang.ts';
import { samarkanGalat } from './galat.ts';
import type { BawaanPermintaan } from './konteks.ts';
import { tutupServer } from './tutup-server.ts';

export interface OpsiSubgraf {
  readonly nama: string;
  /** Its own build: Apollo wraps every resolver of the schema it is given, so never share one with the in-process path. */
  readonly schema: GraphQLSchema;
  readonly buatKonteks: (bawaan: BawaanPermintaan) => unknown;
  readonly kunci: KunciPemanggil;
  /** 0 picks a free port. */
  readonly port: number;
  readonly host?: string;
  readonly produksi: boolean;
  readonly log: Pencatat;
  readonly tenggatMs?: number;
}

export interface SubgrafBerjalan {
  readonly url: string;
  tutup(): Promise<void>;
}

type Jawaban = HTTPGraphQLHead & { readonly badan: string };

const BADAN_MAKS = 1_048_576;
const TENGGAT_MS = 12_000;

const kirim = (res: ServerResponse, status: number, badan: string): void => {
  if (!res.headersSent) res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  res.end(badan);
};

const tunggal = (nilai: string | string[] | undefined): string | undefined => (Array.isArray(nilai) ? undefined : nilai);

function bacaBawaan(req: IncomingMessage, kunci: KunciPemanggil): BawaanPermintaan | null {
  const tertanda = tunggal(req.headers[HEADER_PEMANGGIL]);
  const pemanggil = tertanda === undefined ? null : verifikasiPemanggil(Buffer.from(tertanda, 'latin1').toString('utf8'), kunci);
  if (tertanda === undefined || pemanggil === null) return null;
  return {
    pemanggil,
    tertanda: Buffer.from(tertanda, 'latin1').toString('utf8'),
    permintaanId: idDariHeader(tunggal(req.headers['x-request-id'])),
    kunciIdempotensi: tunggal(req.headers['idempotency-key']) ?? null,
    orang: new Set(),
  };
}

function headerApollo(req: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [nama, nilai] of Object.entries(req.headers)) if (typeof nilai === 'string') headers.set(nama, nilai);
  return headers;
}

async function jalankan(server: ApolloServer<object>, req: IncomingMessage, badan: string, konteks: object): Promise<Jawaban> {
  const httpGraphQLRequest = { method: 'POST', headers: headerApollo(req), search: '', body: JSON.parse(badan) as unknown };
  const hasil = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => konteks });
  if (hasil.body.kind !== 'complete') throw new Kesalahan('INTERNAL');
  return { ...hasil, badan: hasil.body.string };
}

/** The answer with the persons it stands for, for the gateway to count; they share the channel with the answer itself. */
const denganOrang = (badan: string, orang: ReadonlySet<string> | undefined): string =>
  orang === undefined || orang.size === 0 ? badan : badan.replace(/\}\s*$/, `,"extensions":${JSON.stringify({ [EKSTENSI_ORANG]: [...orang] })}}`);

async function layani(server: ApolloServer<object>, opsi: OpsiSubgraf, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.url === '/healthz') return kirim(res, 200, '{"status":"ok"}');
  // Before GraphQL and before the body: `_service` and `_entities` answer nobody but the gateway.
  const bawaan = bacaBawaan(req, opsi.kunci);
  if (bawaan === null) return kirim(res, 401, '{"code":"BELUM_MASUK"}');
  if (req.method !== 'POST') return kirim(res, 405, '{"code":"MASUKAN_SALAH"}');
  const badan = await bacaBadan(req, BADAN_MAKS);
  if (badan === null) return kirim(res, 413, '{"code":"MASUKAN_SALAH"}');
  const konteks = opsi.buatKonteks(bawaan) as object;
  const jawaban = await denganTenggat(jalankan(server, req, badan, konteks), opsi.tenggatMs ?? TENGGAT_MS);
  for (const [nama, nilai] of jawaban.headers) res.setHeader(nama, nilai);
  res.setHeader('cache-control', 'no-store');
  res.statusCode = jawaban.status ?? 200;
  res.end(denganOrang(jawaban.badan, bawaan.orang));
}

/** Serves one subgraph on loopback with @apollo/server. 401 without a valid signed caller, POST only, body at most 1 MB, masked errors. */
export async function layaniSubgraf(opsi: OpsiSubgraf): Promise<SubgrafBerjalan> {
  const server = new ApolloServer<object>({
    schema: catatOrang(batasiEntitas(opsi.schema)),
    introspection: !opsi.produksi,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    // Traces carry field arguments between processes; cache hints would wrap every resolver, and no answer here may be cached.
    plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginCacheControlDisabled()],
    stopOnTerminationSignals: false,
    hideSchemaDetailsFromClientErrors: opsi.produksi,
    formatError: (format, galat) => {
      const { message, extensions } = samarkanGalat(galat, opsi.log);
      return { ...(format.path === undefined ? {} : { path: format.path }), message, extensions };
    },
  });
  await server.start();
  const http = createServer((req, res) => {
    layani(server, opsi, req, res).catch((e: unknown) => {
      const { extensions } = samarkanGalat(e, opsi.log);
      kirim(res, e instanceof SyntaxError ? 400 : 503, JSON.stringify({ code: extensions['code'] }));
    });
  });
  await new Promise<void>((siap, gagal) => http.once('error', gagal).listen(opsi.port, opsi.host ?? '127.0.0.1', siap));
  opsi.log.info({ subgraf: opsi.nama }, 'subgraf.melayani');
  return {
    url: `http://${opsi.host ?? '127.0.0.1'}:${(http.address() as AddressInfo).port}/graphql`,
    tutup: async () => {
      await tutupServer(http, TENGGAT_MS);
      await server.stop();
    },
  };
}
