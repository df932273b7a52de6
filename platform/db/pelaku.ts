import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg, { type Client, type Pool, type PoolClient } from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { denganTenggat } from './deadline.ts';
import { petakanGalat, sqlStateDari } from './galat.ts';
import { KlienTransaksi } from './klien-transaksi.ts';
import { bernamaMilik } from './pernyataan-bernama.ts';

/** A drizzle handle inside one open transaction; it refuses to work after that transaction ended. */
export type Tx = NodePgDatabase<Record<string, never>>;

/** `tercatat`: a read that writes nothing but the trace of itself. */
export type ModeTransaksi = 'baca' | 'tulis' | 'tercatat';

interface Kerja<T> {
  readonly tertanda: string;
  readonly fn: (tx: Tx) => Promise<T>;
  readonly mode: ModeTransaksi;
}

interface Sewa {
  readonly client: PoolClient;
  /** The state of the connection is unknown: it must be closed, never pooled. */
  rusak: boolean;
}

const TENGGAT_MS: Readonly<Record<ModeTransaksi, number>> = { baca: 5_000, tulis: 10_000, tercatat: 5_000 };
const COBA_MAKS: Readonly<Record<ModeTransaksi, number>> = { baca: 3, tulis: 6, tercatat: 3 };
/** A prepared statement whose table has changed its columns since: that connection is of no more use. */
const PERNYATAAN_USANG = '0A000';
/** Serialization failure, deadlock, stale statement: nothing was written. */
const ULANG_SELALU: ReadonlySet<string> = new Set(['40001', '40P01', PERNYATAAN_USANG]);
/** The connection died; repeating is safe only where nothing can have been committed. */
const PUTUS: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ETIMEDOUT']);

const jeda = (ms: number): Promise<void> => new Promise((selesai) => setTimeout(selesai, ms));

function bolehUlang(e: unknown, mode: ModeTransaksi): boolean {
  const kode = sqlStateDari(e) ?? '';
  return ULANG_SELALU.has(kode) || (mode !== 'tulis' && PUTUS.has(kode));
}

// One simple-protocol message: opening a transaction under a caller costs a single round trip.
const pembuka = (tertanda: string, mode: ModeTransaksi): string =>
  `begin${mode === 'baca' ? ' read only' : ''}; set local statement_timeout = ${TENGGAT_MS[mode]}; select set_config('simpul.pemanggil', ${pg.escapeLiteral(tertanda)}, true)`;

async function jalankan<T>(sewa: Sewa, kerja: Kerja<T>): Promise<T> {
  const { client } = sewa;
  const klien = new KlienTransaksi(client);
  try {
    await client.query(pembuka(kerja.tertanda, kerja.mode));
    const hasil = await kerja.fn(drizzle(klien as unknown as PoolClient) as unknown as Tx);
    klien.tutup();
    // COMMIT of an aborted transaction answers ROLLBACK without an error: that must not pass for success.
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Kesalahan('INTERNAL', 'Transaksi dibatalkan.');
    return hasil;
  } catch (e) {
    klien.tutup();
    await client.query('rollback').catch(() => {
      sewa.rusak = true;
    });
    if (sqlStateDari(e) === PERNYATAAN_USANG) sewa.rusak = true;
    throw e;
  }
}

const diam = (): void => undefined;

async function sewakan<T>(pool: Pool, kerja: Kerja<T>, tenggat: AbortSignal): Promise<T> {
  const sewa: Sewa = { client: await pool.connect(), rusak: false };
  const putuskan = (): void => {
    sewa.rusak = true;
    void (sewa.client as unknown as Client).end().catch(diam);
  };
  // Without a listener a dying backend is an uncaught exception of the process.
  sewa.client.on('error', diam);
  try {
    if (tenggat.aborted) throw new Kesalahan('TENGGAT_TERLEWATI');
    tenggat.addEventListener('abort', putuskan, { once: true });
    return await jalankan(sewa, kerja);
  } finally {
    tenggat.removeEventListener('abort', putuskan);
    sewa.client.off('error', diam);
    sewa.client.release(sewa.rusak || bernamaMilik(sewa.client).penuh);
  }
}

/** At the deadline the connection is cut from our side: on a dead link Postgres' own timeout never arrives. */
async function sekali<T>(pool: Pool, kerja: Kerja<T>): Promise<T> {
  const pemutus = new AbortController();
  try {
    return await denganTenggat(sewakan(pool, kerja, pemutus.signal), TENGGAT_MS[kerja.mode]);
  } catch (e) {
    // Not on success: an abort builds an exception with its stack, and nobody listens any more.
    pemutus.abort();
    throw e;
  }
}

/**
 * Runs `fn` in one transaction under the signed caller (transaction-local, verified again inside Postgres). `baca` is read only.
 * Deadline 5 s, or 10 s (`tulis`); conflicts are retried with at least 50 ms of jitter, so `fn` must hold no side effect of its own.
 * Database faults come out catalogued and without their texts.
 */
export async function denganPelaku<T>(pool: Pool, tertanda: string, fn: (tx: Tx) => Promise<T>, mode: ModeTransaksi = 'baca'): Promise<T> {
  for (let coba = 1; ; coba++) {
    try {
      return await sekali(pool, { tertanda, fn, mode });
    } catch (e) {
      if (coba < COBA_MAKS[mode] && bolehUlang(e, mode)) await jeda(50 + Math.random() * 50 * coba);
      else throw petakanGalat(e);
    }
  }
}
