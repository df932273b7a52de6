import pg from 'pg';
import { petakanGalat } from './galat.ts';
import { TETAP_HIDUP } from './nyawa.ts';
import type { PilihanIrisan, TujuanIrisan } from './postgres-js.ts';

/** The connection that stages a feed and holds the lock of its instansi: it may wait for that lock as long as another feed takes. */
export const KLIEN_TAHAP: PilihanIrisan = { nama: 'simpul-stage', tenggatPernyataanMs: 0 };

/** Opens one pg connection; whoever opens it ends it. */
export async function bukaKlien(url: string, { nama = 'simpul-irisan', tenggatPernyataanMs = 300_000 }: PilihanIrisan = {}): Promise<pg.Client> {
  const klien = new pg.Client({
    connectionString: url,
    application_name: nama,
    connectionTimeoutMillis: 10_000,
    statement_timeout: tenggatPernyataanMs,
    idle_in_transaction_session_timeout: 60_000,
    ...TETAP_HIDUP,
  });
  klien.on('error', () => {});
  try {
    await klien.connect();
    return klien;
  } catch (galat) {
    await klien.end().catch(() => {});
    throw galat;
  }
}

/** Runs `fn` with one pg connection made for this slice and ended with it: for COPY, which postgres.js does not do safely. */
export async function klienUntukIrisan<T>(url: string, fn: (klien: pg.Client) => Promise<T>, pilihan: PilihanIrisan = {}): Promise<T> {
  let klien: pg.Client | undefined;
  try {
    klien = await bukaKlien(url, pilihan);
    return await fn(klien);
  } catch (galat) {
    throw petakanGalat(galat);
  } finally {
    await klien?.end().catch(() => {});
  }
}

/** The same with a connection that stages (KLIEN_TAHAP), lent where there is a lender. */
export const klienTahap = <T>(tujuan: TujuanIrisan, fn: (klien: pg.Client) => Promise<T>): Promise<T> =>
  typeof tujuan === 'string' ? klienUntukIrisan(tujuan, fn, KLIEN_TAHAP) : tujuan.klien(fn);
