import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import type { KonteksRute, Rute } from '../../gateway/http.ts';
import { bacaBuktiKunci } from '../../platform/auth/klien/bukti-kunci.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { denganPelaku, type Tx } from '../../platform/db/pelaku.ts';
import { tanyaSingkat } from '../../platform/db/tanya-singkat.ts';
import { bacaBadan } from '../../platform/graphql/baca-badan.ts';

const BADAN_MAKS = 4_096;
const TENGGAT_BADAN_MS = 10_000;
/** A day: time enough for every host of the client to change over. */
const TUMPANG_BAWAAN_DETIK = 86_400;

const kirim = (res: ServerResponse, jenis: string, simpan: string, isi: object): void => {
  res.writeHead(200, { 'content-type': jenis, 'cache-control': simpan, 'x-content-type-options': 'nosniff' }).end(JSON.stringify(isi));
};

/** Runs one of the client's own functions under the caller; a code that it answers is the refusal. */
async function jalankan(tx: Tx, fungsi: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await tx.execute<{ kode: KodeKesalahan | null }>(sql`select ${fungsi} kode`);
  const kode = rows[0]?.kode ?? null;
  if (kode !== null) throw new Kesalahan(kode);
}

const kunciSendiri = async (tx: Tx): Promise<readonly object[]> =>
  (await tx.execute<{ kid: string }>(sql`select kid, berlaku_dari "berlakuDari", berlaku_sampai "berlakuSampai" from klien_kunci_sendiri()`)).rows;

async function ganti(pool: pg.Pool, req: IncomingMessage, res: ServerResponse, { url, kenali }: KonteksRute): Promise<void> {
  const { tertanda } = await kenali();
  const badan = await denganTenggat(bacaBadan(req, BADAN_MAKS), TENGGAT_BADAN_MS);
  const tumpang = url.searchParams.get('tumpang') ?? String(TUMPANG_BAWAAN_DETIK);
  if (badan === null || !/^\d{1,7}$/.test(tumpang)) throw new Kesalahan('MASUKAN_SALAH');
  const { kid, jwk } = await bacaBuktiKunci(badan.trim());
  const kunci = await denganPelaku(
    pool,
    tertanda,
    async (tx) => {
      await jalankan(tx, sql`klien_kunci_ganti(${kid}, ${JSON.stringify(jwk)}::jsonb, ${Number(tumpang)}::integer)`);
      return kunciSendiri(tx);
    },
    'tulis',
  );
  kirim(res, 'application/json; charset=utf-8', 'no-store', { kid, kunci });
}

async function akhiri(pool: pg.Pool, res: ServerResponse, { url, kenali }: KonteksRute): Promise<void> {
  const { tertanda } = await kenali();
  const kid = url.pathname.slice('/v1/klien/kunci/'.length);
  const kunci = await denganPelaku(
    pool,
    tertanda,
    async (tx) => {
      await jalankan(tx, sql`klien_kunci_akhiri(${kid})`);
      return kunciSendiri(tx);
    },
    'tulis',
  );
  kirim(res, 'application/json; charset=utf-8', 'no-store', { kunci });
}

async function baca(pool: pg.Pool, res: ServerResponse, { url, kenali }: KonteksRute): Promise<void> {
  if (url.pathname === '/v1/klien/kunci') {
    const { tertanda } = await kenali();
    return kirim(res, 'application/json; charset=utf-8', 'no-store', { kunci: await denganPelaku(pool, tertanda, kunciSendiri) });
  }
  const [, id] = /^\/v1\/klien\/([a-z0-9-]{3,64})\/jwks\.json$/.exec(url.pathname) ?? [];
  const rows = await tanyaSingkat<{ keys: object | null }>(pool, 'select klien_jwks($1) keys', [id ?? '']);
  const keys = rows[0]?.keys ?? null;
  if (keys === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  kirim(res, 'application/jwk-set+json', 'max-age=60', { keys });
}

/**
 * Keys of machine clients (`pool`: role simpul_app). A client signed in with its present key sees its keys in force (`GET /v1/klien/kunci`), registers the
 * next (`POST`, body: proof of possession as application/jwt, `?tumpang=` seconds the present ones go on holding) and ends one (`DELETE …/{kid}`).
 * `GET /v1/klien/{id}/jwks.json` is open: an issuer fetches the public keys in force from there.
 */
export const ruteKlien = (pool: pg.Pool): readonly Rute[] => [
  { metode: 'GET', jalur: '/v1/klien/*', tangani: (_req, res, konteks) => baca(pool, res, konteks) },
  { metode: 'POST', jalur: '/v1/klien/kunci', tangani: (req, res, konteks) => ganti(pool, req, res, konteks) },
  { metode: 'DELETE', jalur: '/v1/klien/kunci/*', tangani: (_req, res, konteks) => akhiri(pool, res, konteks) },
];
