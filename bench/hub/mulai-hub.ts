import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import type { Peran } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { terbitkanToken } from '../../platform/auth/issuer-pengembangan.ts';
import { subjekPengembangan } from '../../platform/auth/subjek-pengembangan.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import { startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { portBebas } from '../../platform/db/port.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { AKAR, folderBench } from '../data/tempat.ts';

const NAMA_SUBGRAF = ['pegawai', 'jabatan', 'mutasi', 'pelanggaran', 'selisih'] as const satisfies readonly NamaSubgraf[];
const TENGGAT_SIAP_MS = 300_000;
const SEHARI_DETIK = '86400';

export interface PilihanHub {
  readonly pegawai: number;
  readonly instansi: number;
  readonly mode: 'satu' | 'http';
  /** URL of a Redis to queue in; the hub's own PostgreSQL when absent. */
  readonly redis?: string;
}

export interface Hub {
  readonly folder: string;
  readonly dirSumber: string;
  readonly issuer: string;
  /** The launcher, the database server; everything else is below these. */
  readonly pid: readonly number[];
  /** Origin of the gateway. */
  readonly url: string;
  /** `/graphql` of each subgraph; only in mode http. */
  readonly urlSubgraf: Readonly<Record<string, string>>;
  /** Owner's URL of the hub's own database. */
  readonly pemilik: string;
  token(peran: Peran, instansiId?: string): Promise<string>;
  tutup(): Promise<void>;
}

async function lingkungan(folder: string, p: PilihanHub): Promise<Record<string, string>> {
  const nama = ['POSTGRES', 'ISSUER', 'GERBANG', ...NAMA_SUBGRAF.map((n) => n.toUpperCase())];
  const port = new Set<number>();
  while (port.size < nama.length) port.add(await portBebas());
  const lepas = ['DATABASE_URL', 'DATABASE_URL_MIGRASI', 'REDIS_URL', 'OIDC_ISSUER', 'ANTREAN', 'NODE_ENV'];
  const dasar = Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined && !lepas.includes(e[0]) && !e[0].startsWith('SIMPUL_'));
  return {
    ...Object.fromEntries(dasar),
    ...Object.fromEntries([...port].map((p2, i) => [`PORT_${nama[i]}`, String(p2)])),
    SIMPUL_DATA: folder,
    SIMPUL_MODE: p.mode,
    SIMPUL_PEGAWAI: String(p.pegawai),
    SIMPUL_INSTANSI: String(p.instansi),
    // No pull may fall into the timed part.
    SIMPUL_JADWAL_DETIK: SEHARI_DETIK,
    SIMPUL_LOG: 'warn',
    ...(p.redis === undefined ? {} : { ANTREAN: 'redis', REDIS_URL: p.redis }),
  };
}

/** Resolves when the first sync is over: the hub then greets on stdout. */
async function tungguSiap(anak: ChildProcess, log: string): Promise<void> {
  let teks = '';
  anak.stdout?.on('data', (potong: Buffer) => {
    teks += potong.toString('utf8');
  });
  const batas = performance.now() + TENGGAT_SIAP_MS;
  while (!teks.includes('SIMPUL siap')) {
    if (anak.exitCode !== null || performance.now() > batas)
      throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', `hub bench tidak siap: ${readFileSync(log, 'utf8').slice(-800)}`);
    await jeda(50);
  }
}

/** One account asks as fast as it can: its budgets are counted as ever, and never used up. */
const longgarkanLaju = (pemilik: string): Promise<unknown> =>
  sqlUntukIrisan(
    pemilik,
    (sql) =>
      sql`select laju_tetapkan(b.peran, b.macam, 86400, 1000000000, hari_ini(), 'Hub bench', 'bench') from (select distinct peran, macam from batas_laju) b`,
  );

/** Starts the hub as `npm start` does, as real processes on free ports, with its own data; a later start reuses the data. */
export async function mulaiHub(p: PilihanHub): Promise<Hub> {
  const folder = path.join(folderBench(), `hub-${p.pegawai}-${p.instansi}`);
  await mkdir(folder, { recursive: true });
  const env = await lingkungan(folder, p);
  const log = path.join(folder, 'hub.log');
  const anak = spawn(process.execPath, ['bin/mulai.mjs'], { cwd: AKAR, env, stdio: ['ignore', 'pipe', openSync(log, 'w')] });
  const tutup = async (): Promise<void> => {
    if (anak.exitCode !== null || anak.signalCode !== null) return;
    const selesai = once(anak, 'exit');
    anak.kill('SIGTERM');
    await selesai;
  };
  try {
    await tungguSiap(anak, log);
    const issuer = `http://127.0.0.1:${env['PORT_ISSUER']}`;
    // Joins the server that the hub runs; stopping this handle would leave it running too.
    const basis = await startEmbeddedPostgres({ folder, port: 0 });
    await longgarkanLaju(basis.url);
    return {
      folder,
      dirSumber: path.join(folder, 'sumber'),
      issuer,
      pid: [anak.pid ?? 0, basis.pid],
      url: `http://127.0.0.1:${env['PORT_GERBANG']}`,
      urlSubgraf: p.mode === 'http' ? Object.fromEntries(NAMA_SUBGRAF.map((n) => [n, `http://127.0.0.1:${env[`PORT_${n.toUpperCase()}`]}/graphql`])) : {},
      pemilik: basis.url,
      token: (peran, instansiId) => terbitkanToken({ dataDir: folder, subjek: subjekPengembangan(peran, instansiId), issuer, lingkungan: 'development' }),
      tutup,
    };
  } catch (galat) {
    await tutup();
    throw galat;
  }
}
