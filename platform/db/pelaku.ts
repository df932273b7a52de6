import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg, { type Pool, type PoolClient } from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { petakanGalat } from './galat.ts';
import { KlienTransaksi } from './klien-transaksi.ts';

/** A drizzle handle inside one open transaction; it refuses to work after that transaction ended. */
export type Tx = NodePgDatabase<Record<string, never>>;

export type ModeTransaksi = 'baca' | 'tulis';

const TENGGAT_MS: Readonly<Record<ModeTransaksi, number>> = { baca: 5_000, tulis: 10_000 };
const COBA_MAKS: Readonly<Record<ModeTransaksi, number>> = { baca: 3, tulis: 6 };
/** Serialization failure, deadlock: nothing was written. */
const ULANG_SELALU = new Set(['40001', '40P01']);
/** The connection died. Safe to repeat only when nothing can have been committed. */
const PUTUS = new Set(['57P01', '57P02', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED']);

const jeda = (ms: number): Promise<void> => new Promise((selesai) => setTimeout(selesai, ms));

/** SQLSTATE or socket code, looked for through drizzle's wrapper as well. */
function kodeGalat(e: unknown): string {
  for (let g = e, n = 0; g instanceof Error && n < 5; g = g.cause, n++) {
    if ('code' in g && typeof g.code === 'string') return g.code;
    if (g.message.startsWith('Connection terminated')) return 'ECONNRESET';
  }
  return '';
}

const bolehUlang = (kode: string, mode: ModeTransaksi): boolean => ULANG_SELALU.has(kode) || (mode === 'baca' && PUTUS.has(kode));

// One simple-protocol message: opening a transaction under a caller costs a single round trip.
const pembuka = (tertanda: string, mode: ModeTransaksi): string =>
  `begin${mode === 'baca' ? ' read only' : ''}; set local statement_timeout = ${TENGGAT_MS[mode]}; select set_config('simpul.pemanggil', ${pg.escapeLiteral(tertanda)}, true)`;

async function jalankan<T>(client: PoolClient, tertanda: string, fn: (tx: Tx) => Promise<T>, mode: ModeTransaksi): Promise<T> {
  const klien = new KlienTransaksi(client);
  await client.query(pembuka(tertanda, mode));
  try {
    const hasil = await fn(drizzle(klien as unknown as PoolClient) as unknown as Tx);
    klien.tutup();
    // COMMIT of an aborted transaction answers ROLLBACK without an error: that must not pass for success.
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Kesalahan('INTERNAL', 'Transaksi dibatalkan.');
    return hasil;
  } catch (e) {
    klien.tutup();
    await client.query('rollback');
    throw e;
  }
}

async function sekali<T>(pool: Pool, tertanda: string, fn: (tx: Tx) => Promise<T>, mode: ModeTransaksi): Promise<T> {
  let pengatur: NodeJS.Timeout | undefined;
  let client: PoolClient | undefined;
  let habis = false;
  const lepas = (rusak: boolean): void => {
    client?.removeAllListeners('error');
    client?.on('error', () => undefined);
    client?.release(rusak);
    client = undefined;
  };
  const kerja = (async () => {
    const diperoleh = await pool.connect();
    client = diperoleh;
    if (habis) {
      lepas(false);
      throw new Kesalahan('TENGGAT_TERLEWATI');
    }
    // Without a listener a dying backend is an uncaught exception of the process.
    diperoleh.on('error', () => undefined);
    return jalankan(diperoleh, tertanda, fn, mode);
  })();
  const tenggat = new Promise<never>((_, gagal) => {
    pengatur = setTimeout(() => {
      habis = true;
      gagal(new Kesalahan('TENGGAT_TERLEWATI'));
    }, TENGGAT_MS[mode]);
  });
  try {
    const hasil = await Promise.race([kerja, tenggat]);
    lepas(false);
    return hasil;
  } catch (e) {
    // After a deadline or a lost connection its state is unknown: never hand it to the next caller.
    kerja.catch(() => undefined);
    const kode = kodeGalat(e);
    lepas(habis || kode === '' || PUTUS.has(kode) || kode.startsWith('57') || kode.startsWith('08'));
    throw e;
  } finally {
    clearTimeout(pengatur);
  }
}

/**
 * Runs `fn` in one transaction under the signed caller (transaction-local, verified again inside Postgres). `baca` is read only.
 * Deadline 5 s (`baca`) or 10 s (`tulis`); conflicts are retried with at least 50 ms of jitter, so `fn` must hold no side effect of its own.
 * Throws catalogued faults only.
 */
export async function denganPelaku<T>(pool: Pool, tertanda: string, fn: (tx: Tx) => Promise<T>, mode: ModeTransaksi = 'baca'): Promise<T> {
  for (let coba = 1; ; coba++) {
    try {
      return await sekali(pool, tertanda, fn, mode);
    } catch (e) {
      if (coba < COBA_MAKS[mode] && bolehUlang(kodeGalat(e), mode)) await jeda(50 + Math.random() * 50 * coba);
      else throw e instanceof Kesalahan ? e : petakanGalat(e);
    }
  }
}
