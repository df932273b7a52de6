import { Writable } from 'node:stream';
import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import type { Antrean } from '../../../platform/antrean/antrean.ts';
import { bukaAntrean, type KonfigurasiAntrean } from '../../../platform/antrean/buka.ts';
import { buatBasisData } from '../../support/postgres.ts';

export interface Lingkungan {
  readonly konfigurasi: KonfigurasiAntrean;
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  readonly catatan: Logger;
  /** Every log line so far. */
  readonly log: string[];
  buka(): Promise<Antrean>;
  tutup(): Promise<void>;
}

const TABEL = `
  create table if not exists pekerjaan_selesai (kunci text primary key, pada timestamptz not null);
  create table if not exists kotak_keluar (id bigint generated always as identity primary key, antrean text not null, nama text not null,
    payload jsonb not null, kunci text not null, dibuat timestamptz not null, dikirim timestamptz);
  create table uji_hitung (kunci text not null, pid int not null);`;

/** A cloned database and the queue's configuration on it. */
export async function siapkan(konfigurasiUntuk: (databaseUrl: string) => KonfigurasiAntrean): Promise<Lingkungan> {
  const basis = await buatBasisData();
  const pool = new pg.Pool({ connectionString: basis.url, max: 6 });
  pool.on('error', () => undefined);
  pool.on('connect', (klien) => klien.on('error', () => undefined));
  await pool.query(TABEL);
  const log: string[] = [];
  const aliran = new Writable({
    write(potong: Buffer, _, selesai) {
      log.push(potong.toString());
      selesai();
    },
  });
  const catatan = pino({ level: 'debug' }, aliran);
  const konfigurasi = konfigurasiUntuk(basis.url);
  return {
    konfigurasi,
    pool,
    databaseUrl: basis.url,
    catatan,
    log,
    buka: () => bukaAntrean(konfigurasi, catatan),
    async tutup() {
      await pool.end();
      await basis.hapus();
    },
  };
}

/** Waits until `syarat` holds; the caller's expect then says what is wrong when it never does. */
export async function tunggu(syarat: () => boolean | Promise<boolean>, ms = 15_000): Promise<boolean> {
  const batas = Date.now() + ms;
  while (Date.now() < batas) {
    if (await syarat()) return true;
    await tidur(15);
  }
  return syarat();
}
