import { createPostgresBackend, type PgPool, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import type { Logger } from 'pino';
import { TETAP_HIDUP } from '../db/nyawa.ts';
import { namaGalat } from './galat-pekerjaan.ts';
import type { Amplop, Sambungan, Tahanan } from './sambungan.ts';

/** Schema of the queue's tables, beside ours in the same database. */
export const SKEMA_ANTREAN = 'bullmq';

export type OpsiPostgres = Readonly<{
  databaseUrl: string /** Connections of the shared pool; every worker keeps one for LISTEN. */;
  maksSambungan?: number /** false when the deployment migrates by itself. */;
  migrasi?: boolean;
}>;

const BackendPostgres = withBackend(createPostgresBackend);
const KUNCI_SKEMA = 7_402_331;

/** Creates or upgrades the queue's tables, on a connection that may wait for another process that does the same. */
async function siapkanSkemaAntrean(pilihan: pg.ClientConfig): Promise<void> {
  const klien = new pg.Client(pilihan);
  klien.on('error', () => undefined);
  try {
    await klien.connect();
    await runMigrations(klien, SKEMA_ANTREAN);
    await klien.query('begin');
    await klien.query('select pg_advisory_xact_lock($1)', [KUNCI_SKEMA]);
    await klien.query(`create table if not exists ${SKEMA_ANTREAN}.tahanan (kunci text primary key, sampai timestamptz not null)`);
    await klien.query('commit');
  } finally {
    await klien.end().catch(() => undefined);
  }
}

function tahananPostgres(pool: pg.Pool): Tahanan {
  return {
    async tahan(kunci, sampai) {
      const saat = Number.isFinite(sampai) ? new Date(sampai).toISOString() : 'infinity';
      await pool.query(
        'insert into tahanan (kunci, sampai) values ($1, $2) on conflict (kunci) do update set sampai = greatest(tahanan.sampai, excluded.sampai)',
        [kunci, saat],
      );
    },
    async lepas(kunci) {
      await pool.query('delete from tahanan where kunci = $1', [kunci]);
    },
    async sampai(kunci) {
      const hasil = await pool.query<{ sampai: number | null }>(
        "select extract(epoch from max(least(sampai, now() + interval '10 years')))::float8 * 1000 as sampai from tahanan where kunci = any($1) and sampai > now()",
        [kunci],
      );
      return hasil.rows[0]?.sampai ?? 0;
    },
  };
}

/** Opens the queue on PostgreSQL: one pool for all queues and workers, which needs direct (not transaction-pooled) connections. */
export async function sambungPostgres(opsi: OpsiPostgres, catatan: Logger): Promise<Sambungan> {
  // BullMQ cannot set the schema on a pool it did not make; unqualified names resolve through the search_path instead.
  const pilihan = { connectionString: opsi.databaseUrl, options: `-c search_path=${SKEMA_ANTREAN}`, connectionTimeoutMillis: 5_000, ...TETAP_HIDUP };
  // A worker whose connection has gone silent would wait for ever; none of the queue's statements takes half of that.
  const pool = new pg.Pool({ ...pilihan, max: opsi.maksSambungan ?? 10, query_timeout: 30_000 });
  // Every queue and worker listens to it.
  pool.setMaxListeners(0);
  const catat = (galat: unknown): void => catatan.warn({ peristiwa: 'antrean_sambungan', galat: namaGalat(galat) });
  pool.on('error', catat);
  // A checked-out client has no listener of its own; a lost backend would end the process.
  pool.on('connect', (klien) => klien.on('error', catat));
  // pg types its events more precisely than BullMQ's own minimal view of a pool; at run time it is the same object.
  const connection = pool as unknown as PgPool;
  if (opsi.migrasi ?? true) await siapkanSkemaAntrean(pilihan);
  return {
    jenis: 'postgres',
    tahanan: tahananPostgres(pool),
    buatAntri: (nama) => new BackendPostgres.Queue<Amplop, void, string>(nama, { connection }),
    buatPekerja: (nama, proses, opsiPekerja) => new BackendPostgres.Worker<Amplop, void, string>(nama, proses, { ...opsiPekerja, connection }),
    // pg fails at once instead of waiting for the server to return.
    terjangkau: () => true,
    tutup: () => pool.end(),
  };
}
