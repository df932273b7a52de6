import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { TETAP_HIDUP } from './nyawa.ts';

export type Db = NodePgDatabase;

export interface PilihanDb {
  readonly url: string;
  /** application_name, seen in pg_stat_activity. */
  readonly nama: string;
  readonly maks?: number;
  /** Longest time the server spends on one statement, ms. */
  readonly tenggatPernyataanMs?: number;
  /** Longest time we wait for a free connection, ms. */
  readonly tenggatSambungMs?: number;
}

export interface PegangDb {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

/**
 * Opens a pool for work under a caller's identity. Every connection has an error handler (a lost one is dropped, the process
 * lives on) and deadlines on the server as well as on our side.
 */
export function openDb({ url, nama, maks = 20, tenggatPernyataanMs = 30_000, tenggatSambungMs = 10_000 }: PilihanDb): PegangDb {
  const pool = new pg.Pool({
    connectionString: url,
    max: maks,
    application_name: nama,
    connectionTimeoutMillis: tenggatSambungMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: tenggatPernyataanMs,
    query_timeout: tenggatPernyataanMs + 5_000,
    idle_in_transaction_session_timeout: tenggatPernyataanMs,
    ...TETAP_HIDUP,
  });
  pool.on('error', () => {});
  pool.on('connect', (klien) => klien.on('error', () => {}));
  return { db: drizzle({ client: pool }), pool, close: () => pool.end() };
}
