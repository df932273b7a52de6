import type { Client } from 'pg';
import postgres from 'postgres';
import { petakanGalat } from './galat.ts';
import { NYAWA_MS } from './nyawa.ts';
import { soketIrisan } from './slice-socket.ts';

export type Sql = postgres.Sql;
export type SqlTransaksi = postgres.TransactionSql;

export interface PilihanIrisan {
  /** application_name, seen in pg_stat_activity. */
  readonly nama?: string;
  /** Longest time the server spends on one statement, ms; 0 = without limit. */
  readonly tenggatPernyataanMs?: number;
}

/** Lends connections to slices, each to one slice at a time. */
export interface PenyediaIrisan {
  readonly url: string;
  sql<T>(fn: (sql: Sql) => Promise<T>): Promise<T>;
  /** For COPY and session locks. */
  klien<T>(fn: (klien: Client) => Promise<T>): Promise<T>;
}

/** Where a slice gets its connection: an address opens one for the slice and ends it with the slice. */
export type TujuanIrisan = string | PenyediaIrisan;

/** One postgres.js connection. */
export interface SambunganSql {
  readonly sql: Sql;
  /** Settles like `kerja`, or fails when the connection ends first. */
  readonly jaga: <T>(kerja: Promise<T>) => Promise<T>;
  readonly isPutus: () => boolean;
  readonly akhiri: () => Promise<void>;
}

/** TLS replaces the socket, so there postgres.js keeps its own and nothing tells us when the connection ends. */
export const isBerTls = (url: string): boolean => /[?&]ssl(mode)?=(?!disable)/.test(url);

/** How much longer than its statement may take a connection may be silent. */
const SEPI_MS = 10_000;

/** Opens one connection; it is made with the first statement. `parameter` are settings of the session. */
export function bukaSql(url: string, pilihan: PilihanIrisan = {}, parameter: Readonly<Record<string, string>> = {}): SambunganSql {
  const tenggatMs = pilihan.tenggatPernyataanMs ?? 300_000;
  const soket = soketIrisan(tenggatMs === 0 ? 0 : tenggatMs + SEPI_MS);
  const sql = postgres(url, {
    ...(isBerTls(url) ? {} : { socket: soket.buka }),
    max: 1,
    connect_timeout: 10,
    // postgres.js sets it on the socket once more.
    keep_alive: NYAWA_MS / 1_000,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    // The driver's own type query runs in the handshake; a connection cut there leaves a rejection nobody handles. Arrays travel as JSON instead.
    fetch_types: false,
    connection: {
      application_name: pilihan.nama ?? 'simpul-irisan',
      statement_timeout: tenggatMs,
      idle_in_transaction_session_timeout: 60_000,
      ...parameter,
    },
  });
  return {
    sql,
    jaga: (kerja) => {
      kerja.catch(() => {});
      return Promise.race([kerja, soket.putus]);
    },
    isPutus: soket.isPutus,
    akhiri: async () => {
      soket.lepas();
      await sql.end({ timeout: soket.isPutus() ? 0 : 5 }).catch(() => {});
    },
  };
}

/**
 * Runs `fn` with one postgres.js connection of its own. Without a lender it is made for this slice and ended with it: after a lost connection
 * postgres.js may hand an open transaction to the next caller. A slice with wishes of its own is not lent one.
 */
export async function sqlUntukIrisan<T>(tujuan: TujuanIrisan, fn: (sql: Sql) => Promise<T>, pilihan?: PilihanIrisan): Promise<T> {
  if (typeof tujuan !== 'string' && pilihan === undefined) return tujuan.sql(fn);
  const { sql, jaga, akhiri } = bukaSql(typeof tujuan === 'string' ? tujuan : tujuan.url, pilihan);
  try {
    return await jaga(fn(sql));
  } catch (galat) {
    throw petakanGalat(galat);
  } finally {
    await akhiri();
  }
}
