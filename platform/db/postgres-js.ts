import postgres from 'postgres';
import { petakanGalat } from './galat.ts';
import { soketIrisan } from './slice-socket.ts';

export type Sql = postgres.Sql;
export type SqlTransaksi = postgres.TransactionSql;

export interface PilihanIrisan {
  /** application_name, seen in pg_stat_activity. */
  readonly nama?: string;
  readonly tenggatPernyataanMs?: number;
}

/**
 * Runs `fn` with one postgres.js connection made for this slice and ended with it. The client must never outlive the slice:
 * after a lost connection postgres.js may hand an open transaction to the next caller.
 */
export async function sqlUntukIrisan<T>(url: string, fn: (sql: Sql) => Promise<T>, pilihan: PilihanIrisan = {}): Promise<T> {
  const soket = soketIrisan();
  // TLS replaces the socket, so there postgres.js keeps its own.
  const sendiri = /[?&]ssl(mode)?=(?!disable)/.test(url) ? {} : { socket: soket.buka };
  const sql = postgres(url, {
    ...sendiri,
    max: 1,
    connect_timeout: 10,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    // The driver's own type query runs in the handshake; a connection cut there leaves a rejection nobody handles. Arrays travel as JSON instead.
    fetch_types: false,
    connection: {
      application_name: pilihan.nama ?? 'simpul-irisan',
      statement_timeout: pilihan.tenggatPernyataanMs ?? 300_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  try {
    const kerja = fn(sql);
    kerja.catch(() => {});
    return await Promise.race([kerja, soket.putus]);
  } catch (galat) {
    throw petakanGalat(galat);
  } finally {
    soket.lepas();
    await sql.end({ timeout: soket.isPutus() ? 0 : 5 }).catch(() => {});
  }
}
