import type pg from 'pg';
import type { Rute } from '../../gateway/http.ts';
import { tanyaSingkat } from '../../platform/db/tanya-singkat.ts';

/** Public keys of every pertek signature, past ones too, for anyone who wants to verify a letter without the hub. */
export const rutePertek = (pool: pg.Pool): Rute => ({
  metode: 'GET',
  jalur: '/.well-known/pertek-jwks.json',
  tangani: async (_req, res) => {
    const rows = await tanyaSingkat<{ jwk: object }>(pool, 'select jwk from kunci_pertek order by sejak, kid', []);
    res.writeHead(200, { 'content-type': 'application/jwk-set+json', 'cache-control': 'max-age=300' }).end(JSON.stringify({ keys: rows.map((r) => r.jwk) }));
  },
});
