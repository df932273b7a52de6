import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { type DocumentNode, type ExecutionResult, Kind, OperationTypeNode, print } from 'graphql';
import { Kesalahan } from '../domain/kesalahan.ts';
import { HEADER_PEMANGGIL } from '../platform/auth/pemanggil.ts';
import { EKSTENSI_ORANG } from '../platform/graphql/catat-orang.ts';
import type { BawaanPermintaan } from '../platform/graphql/konteks.ts';
import { bawaanDari } from './konteks-gerbang.ts';
import type { PanggilSubgraf } from './transport.ts';

const JAWABAN_MAKS = 10 * 1_048_576;

interface Kiriman {
  readonly url: URL;
  readonly agent: http.Agent;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly badan: string;
  readonly batal: AbortSignal;
  /** Whether it may be sent once more after a kept-alive connection turned out dead. */
  readonly bolehUlang: boolean;
}

const tercetak = new WeakMap<DocumentNode, { readonly teks: string; readonly isMutasi: boolean }>();

function cetak(dokumen: DocumentNode): { readonly teks: string; readonly isMutasi: boolean } {
  let hasil = tercetak.get(dokumen);
  if (hasil === undefined) {
    const isMutasi = dokumen.definitions.some((d) => d.kind === Kind.OPERATION_DEFINITION && d.operation === OperationTypeNode.MUTATION);
    hasil = { teks: print(dokumen), isMutasi };
    tercetak.set(dokumen, hasil);
  }
  return hasil;
}

async function bacaJawaban(res: IncomingMessage): Promise<string> {
  const potongan: Buffer[] = [];
  let panjang = 0;
  for await (const p of res as AsyncIterable<Buffer>) {
    panjang += p.length;
    if (panjang > JAWABAN_MAKS) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', '(jawaban terlalu besar)');
    potongan.push(p);
  }
  return Buffer.concat(potongan).toString('utf8');
}

function kirim(k: Kiriman): Promise<IncomingMessage> {
  return new Promise((selesai, gagal) => {
    const buat = k.url.protocol === 'https:' ? https.request : http.request;
    const req = buat(k.url, { method: 'POST', agent: k.agent, headers: { ...k.headers }, signal: k.batal }, selesai);
    req.on('error', (e: NodeJS.ErrnoException) => {
      if (k.bolehUlang && req.reusedSocket && e.code === 'ECONNRESET') kirim({ ...k, bolehUlang: false }).then(selesai, gagal);
      else gagal(e);
    });
    req.end(k.badan);
  });
}

/** Persons that the subgraph counted; they end here. */
function ambilOrang(hasil: ExecutionResult, { orang }: BawaanPermintaan): ExecutionResult {
  const terhitung = hasil.extensions?.[EKSTENSI_ORANG];
  if (!Array.isArray(terhitung)) return hasil;
  for (const nip of terhitung) if (typeof nip === 'string') orang?.add(nip);
  const { extensions: _, ...sisa } = hasil;
  return sisa;
}

const isHasil = (nilai: unknown): nilai is ExecutionResult => typeof nilai === 'object' && nilai !== null && ('data' in nilai || 'errors' in nilai);

function headerUntuk(bawaan: BawaanPermintaan, badan: string): Record<string, string | number> {
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(badan),
    accept: 'application/json',
    // Header values are bytes: the signed text is UTF-8.
    [HEADER_PEMANGGIL]: Buffer.from(bawaan.tertanda, 'utf8').toString('latin1'),
    'x-request-id': bawaan.permintaanId,
    ...(bawaan.kunciIdempotensi === null ? {} : { 'idempotency-key': bawaan.kunciIdempotensi }),
  };
}

/** Calls a subgraph over HTTP with the signed caller. Nothing of the client's own headers goes along; equal calls are never merged. */
export function panggilHttp(alamat: string): PanggilSubgraf {
  const url = new URL(alamat);
  const agent = url.protocol === 'https:' ? new https.Agent({ keepAlive: true, maxSockets: 64 }) : new http.Agent({ keepAlive: true, maxSockets: 64 });
  return async ({ dokumen, variabel, konteks, batal }) => {
    const bawaan = bawaanDari(konteks);
    if (bawaan === null) return null;
    const { teks, isMutasi } = cetak(dokumen);
    const badan = JSON.stringify({ query: teks, variables: variabel });
    const res = await kirim({ url, agent, headers: headerUntuk(bawaan, badan), badan, batal, bolehUlang: !isMutasi });
    const hasil: unknown = JSON.parse(await bacaJawaban(res));
    if (!isHasil(hasil)) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', `(status ${res.statusCode ?? 0})`);
    return ambilOrang(hasil, bawaan);
  };
}
