import postgres from 'postgres';
import { petakanGalat } from './galat.ts';

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
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    connection: {
      application_name: pilihan.nama ?? 'simpul-irisan',
      statement_timeout: pilihan.tenggatPernyataanMs ?? 300_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  try {
    return await fn(sql);
  } catch (galat) {
    throw petakanGalat(galat);
  } finally {
    await sql.end({ timeout: 5 }).catch(() => {});
  }
}
