import pg from 'pg';
import { petakanGalat } from './galat.ts';
import type { PilihanIrisan } from './postgres-js.ts';

/** Runs `fn` with one pg connection made for this slice and ended with it: for COPY, which postgres.js does not do safely. */
export async function klienUntukIrisan<T>(url: string, fn: (klien: pg.Client) => Promise<T>, pilihan: PilihanIrisan = {}): Promise<T> {
  const klien = new pg.Client({
    connectionString: url,
    application_name: pilihan.nama ?? 'simpul-irisan',
    connectionTimeoutMillis: 10_000,
    statement_timeout: pilihan.tenggatPernyataanMs ?? 300_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  klien.on('error', () => {});
  try {
    await klien.connect();
    return await fn(klien);
  } catch (galat) {
    throw petakanGalat(galat);
  } finally {
    await klien.end().catch(() => {});
  }
}
