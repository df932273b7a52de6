import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { buatKluster, jalankanPostgres, SUPERUSER } from '../../platform/db/pg-cluster.ts';
import { pilihPgUser } from '../../platform/db/pg-user.ts';
import { portBebas } from '../../platform/db/port.ts';
import { bacaPostmaster, hentikanPostmaster } from '../../platform/db/postmaster.ts';

const FOLDER_BINARI = '/usr/lib/postgresql/15/bin';
export const PG_COMPARATOR = '/usr/bin/pg_comparator';
const PASANG = 'apt-get install -y --no-install-recommends postgresql-comparator postgresql-15 libdbd-pg-perl';
const TENGGAT_MS = 30_000;

const BERKAS = [path.join(FOLDER_BINARI, 'postgres'), path.join(FOLDER_BINARI, 'initdb'), PG_COMPARATOR, '/usr/lib/postgresql/15/lib/pgcmp.so'];

/** A yardstick that is missing is a fault of the run, with the command that mends it; it is never left out in silence. */
export function wajibTerpasang(): void {
  const hilang = BERKAS.filter((b) => !existsSync(b));
  if (hilang.length > 0) throw new Kesalahan('KONFIGURASI', `${hilang.join(', ')} tidak ada. Pasang di Debian 12 dengan: ${PASANG}`);
}

export interface Postgres15 {
  readonly url: string;
  readonly port: number;
  readonly sandi: string;
}

/** Runs `kerja` against a throw-away PostgreSQL 15 of Debian, started as an ordinary user with the settings of the embedded server. */
export async function denganPostgres15<T>(kerja: (server: Postgres15) => Promise<T>): Promise<T> {
  wajibTerpasang();
  const folder = await mkdtemp(path.join(tmpdir(), 'simpul-rekan-'));
  const binari = { postgres: path.join(FOLDER_BINARI, 'postgres'), initdb: path.join(FOLDER_BINARI, 'initdb') };
  const letak = { pg: path.join(folder, 'pg'), sandi: path.join(folder, 'sandi'), log: path.join(folder, 'log'), pemilik: path.join(folder, 'pemilik') };
  const kluster = { letak, binari, user: pilihPgUser(letak.pg, binari.postgres), tahanMati: false };
  try {
    await buatKluster(kluster);
    const port = await portBebas();
    jalankanPostgres({ ...kluster, port });
    const pid = await tungguSiap(letak.pg, letak.log);
    try {
      const sandi = readFileSync(letak.sandi, 'utf8').trim();
      const url = `postgres://${SUPERUSER}:${sandi}@127.0.0.1:${port}/postgres`;
      return await kerja({ url, port, sandi });
    } finally {
      await hentikanPostmaster(pid, letak.pg);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tungguSiap(folderPg: string, log: string): Promise<number> {
  const batas = performance.now() + TENGGAT_MS;
  while (performance.now() < batas) {
    const keadaan = bacaPostmaster(folderPg);
    if (keadaan?.siap === true) return keadaan.pid;
    await jeda(50);
  }
  throw new Kesalahan('KONFIGURASI', `PostgreSQL 15 tidak mau mulai: ${readFileSync(log, 'utf8').slice(-400)}`);
}

/** One short-lived superuser connection. */
export async function denganKlien15<T>(url: string, kerja: (klien: pg.Client) => Promise<T>): Promise<T> {
  const klien = new pg.Client({ connectionString: url });
  await klien.connect();
  try {
    return await kerja(klien);
  } finally {
    await klien.end();
  }
}
