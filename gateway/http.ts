import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Kesalahan } from '../domain/kesalahan.ts';
import { denganTenggat } from '../platform/db/deadline.ts';
import { bacaBadan } from '../platform/graphql/baca-badan.ts';
import { samarkanGalat } from '../platform/graphql/galat.ts';
import type { BawaanPermintaan } from '../platform/graphql/konteks.ts';
import { tutupServer } from '../platform/graphql/tutup-server.ts';
import { LajuTerlampaui } from '../platform/laju/pembatas-laju.ts';
import { idDariHeader } from '../platform/telemetry/permintaan.ts';
import { type Gerbang, statusDari } from './gerbang.ts';
import { KONSOL } from './konsol.ts';
import { headerLaju } from './laju.ts';

export interface KonteksRute {
  readonly permintaanId: string;
  readonly url: URL;
  /** The verified caller; throws BELUM_MASUK or TIDAK_BERWENANG, which become a problem+json answer. */
  kenali(): Promise<BawaanPermintaan>;
  /** Takes whom an export stands for (`orang` of the caller) from the budget, before a byte of it leaves. Throws TERLALU_SERING. */
  tagih(bawaan: BawaanPermintaan): Promise<void>;
  /** Takes the cost of this act from the caller's budget, before it is done. Throws TERLALU_SERING. */
  bayar(bawaan: BawaanPermintaan, biaya: number): Promise<void>;
}

/** One extra HTTP route of the composition root. A thrown Kesalahan is answered as RFC 9457 problem+json. */
export interface Rute {
  readonly metode: string;
  /** Takes as long as its body or its work; deadlines are its own. Any other begins its answer within `tenggatRuteMs`. */
  readonly lama?: true;
  /** Exact path, or one ending in `/*` for everything below it. */
  readonly jalur: string;
  tangani(req: IncomingMessage, res: ServerResponse, konteks: KonteksRute): Promise<void>;
}

export interface OpsiLayanan {
  /** 0 picks a free port. */
  readonly port: number;
  readonly host?: string;
  readonly rute?: readonly Rute[];
  /** By when the answer of a route that is not `lama` must have begun, ms (14,000). */
  readonly tenggatRuteMs?: number;
  /** Whether the dependencies answer, for /readyz. */
  readonly siap?: () => Promise<boolean>;
}

export interface LayananGerbang {
  readonly url: string;
  /** Refuses new work, lets running requests end (at most `maksMs`, default 10 s), then frees the gateway. */
  tutup(maksMs?: number): Promise<void>;
}

const BADAN_MAKS = 262_144;
const TENGGAT_BADAN_MS = 10_000;
const TENGGAT_RUTE_MS = 14_000;
const TENGGAT_METRIK_MS = 5_000;
const JENIS_JSON = 'application/json; charset=utf-8';

/** Settles like `kerja`; an answer that has not begun by the deadline fails, one that has goes on. */
async function sampaiMulai(kerja: Promise<void>, res: ServerResponse, ms: number): Promise<void> {
  try {
    await denganTenggat(kerja, ms);
  } catch (e) {
    if (res.headersSent) return kerja;
    throw e;
  }
}

const kirim = (res: ServerResponse, status: number, jenis: string, badan: string): void => {
  res.writeHead(status, { 'content-type': jenis, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).end(badan);
};

/** RFC 9457 answer for a fault outside GraphQL. */
export function kirimMasalah(res: ServerResponse, gerbang: Gerbang, e: unknown, permintaanId: string): void {
  const galat = samarkanGalat(e, gerbang.log, permintaanId);
  const status = statusDari(galat);
  const kode = String(galat.extensions['code']);
  if (res.headersSent) return void res.destroy();
  if (e instanceof LajuTerlampaui)
    for (const [nama, nilai] of Object.entries({ ...headerLaju([e.keadaan]), 'retry-after': String(e.keadaan.detik) })) res.setHeader(nama, nilai);
  if (status === 401) res.setHeader('www-authenticate', 'Bearer realm="simpul"');
  kirim(res, status, 'application/problem+json', JSON.stringify({ type: `urn:simpul:kesalahan:${kode}`, title: galat.message, status, kode, permintaanId }));
}

async function layaniGraphql(gerbang: Gerbang, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== 'POST') {
    res.setHeader('allow', 'POST');
    return kirim(res, 405, JENIS_JSON, '{"errors":[{"message":"Hanya POST.","extensions":{"code":"MASUKAN_SALAH","kelas":"BAD_INPUT"}}]}');
  }
  // A form or text body is what a foreign web page can send without preflight.
  if (!/^application\/json\b/i.test(req.headers['content-type'] ?? ''))
    return kirim(
      res,
      415,
      JENIS_JSON,
      '{"errors":[{"message":"Content-Type harus application/json.","extensions":{"code":"MASUKAN_SALAH","kelas":"BAD_INPUT"}}]}',
    );
  const sejak = performance.now();
  const badan = await denganTenggat(bacaBadan(req, BADAN_MAKS), TENGGAT_BADAN_MS);
  if (badan === null) {
    gerbang.metrik.batas.inc({ batas: 'badan' });
    res.setHeader('connection', 'close');
    return kirim(
      res,
      413,
      JENIS_JSON,
      '{"errors":[{"message":"Badan permintaan lebih dari 256 KB. Kirim sebagian demi sebagian; daftar pegawai yang panjang lewat simpanKonsepUsul dengan tambahPegawai.","extensions":{"code":"MASUKAN_SALAH","kelas":"BAD_INPUT"}}]}',
    );
  }
  const jawaban = await gerbang.tanya({ ...req.headers, 'x-request-id': String(res.getHeader('x-request-id')) }, badan, sejak);
  for (const [nama, nilai] of Object.entries(jawaban.header)) res.setHeader(nama, nilai);
  if (jawaban.status === 401) res.setHeader('www-authenticate', 'Bearer realm="simpul"');
  kirim(res, jawaban.status, JENIS_JSON, jawaban.badan);
}

/** Starts the public HTTP server: /graphql, /healthz, /readyz, /metrics, /konsol and the given routes. Every answer carries X-Request-Id. */
export async function layani(gerbang: Gerbang, opsi: OpsiLayanan): Promise<LayananGerbang> {
  let berhenti = false;
  const rute = new Map((opsi.rute ?? []).map((r) => [`${r.metode} ${r.jalur}`, r]));
  const bawah = (opsi.rute ?? []).filter((r) => r.jalur.endsWith('/*'));
  const arahkan = async (req: IncomingMessage, res: ServerResponse, permintaanId: string): Promise<void> => {
    const url = new URL(req.url ?? '/', 'http://gerbang');
    if (url.pathname === '/graphql') return layaniGraphql(gerbang, req, res);
    const khusus = rute.get(`${req.method} ${url.pathname}`) ?? bawah.find((r) => r.metode === req.method && url.pathname.startsWith(r.jalur.slice(0, -1)));
    if (khusus !== undefined) {
      const kerja = khusus.tangani(req, res, {
        permintaanId,
        url,
        kenali: () => gerbang.kenali(req.headers).then((b) => ({ ...b, permintaanId, orang: new Set<string>() })),
        tagih: gerbang.tagihOrang,
        bayar: gerbang.bayar,
      });
      return khusus.lama === true ? kerja : sampaiMulai(kerja, res, opsi.tenggatRuteMs ?? TENGGAT_RUTE_MS);
    }
    if (req.method !== 'GET') throw new Kesalahan('TIDAK_DITEMUKAN');
    if (url.pathname === '/healthz') return kirim(res, 200, JENIS_JSON, '{"status":"ok"}');
    if (url.pathname === '/readyz') {
      const siap = !berhenti && (opsi.siap === undefined || (await denganTenggat(opsi.siap(), 2_000).catch(() => false)));
      return kirim(res, siap ? 200 : 503, JENIS_JSON, JSON.stringify({ status: siap ? 'siap' : 'belum' }));
    }
    if (url.pathname === '/metrics')
      return kirim(res, 200, gerbang.metrik.registry.contentType, await denganTenggat(gerbang.metrik.registry.metrics(), TENGGAT_METRIK_MS));
    if (url.pathname === '/konsol') {
      res.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
      return kirim(res, 200, 'text/html; charset=utf-8', KONSOL);
    }
    throw new Kesalahan('TIDAK_DITEMUKAN');
  };
  // Uploads of any size run for long: only the headers have a deadline here, bodies have their own.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 0 }, (req, res) => {
    const permintaanId = idDariHeader(typeof req.headers['x-request-id'] === 'string' ? req.headers['x-request-id'] : undefined);
    res.setHeader('x-request-id', permintaanId);
    if (berhenti) res.setHeader('connection', 'close');
    arahkan(req, res, permintaanId).catch((e: unknown) => kirimMasalah(res, gerbang, e, permintaanId));
  });
  const host = opsi.host ?? '127.0.0.1';
  await new Promise<void>((siap, gagal) => server.once('error', gagal).listen(opsi.port, host, siap));
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    tutup: async (maksMs = 10_000) => {
      berhenti = true;
      await tutupServer(server, maksMs);
      await gerbang.tutup();
    },
  };
}
