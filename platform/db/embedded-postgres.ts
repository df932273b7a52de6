import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { kunciFolder } from './folder-lock.ts';
import { type PgBinaries, pgBinaries } from './pg-binaries.ts';
import { folderKluster, type PgUser, pilihPgUser, siapkanFolder } from './pg-user.ts';
import { portBebas, portTerbuka } from './port.ts';
import { bacaPostmaster, hentikanPostmaster, postmasterHidup, prosesHidup } from './postmaster.ts';
import { denganBasisData } from './url.ts';

export interface PilihanPostgres {
  /** SIMPUL_DATA; the cluster lives in its `pg`, the password in `pg.sandi`, the log in `pg.log`. */
  readonly folder: string;
  readonly port: number;
  /** True when the operator named the port: a foreign listener is then an error instead of a reason to choose another. */
  readonly portTetap?: boolean;
  /** False gives up crash safety of the machine (fsync) for speed; only for throw-away test clusters. */
  readonly tahanMati?: boolean;
}

export interface PostgresTersemat {
  /** Superuser URL of database `simpul`. */
  readonly url: string;
  /** Superuser URL of database `postgres`, for CREATE DATABASE. */
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  /** False when another live process of ours owns the server; `stop` then leaves it running. */
  readonly milikSendiri: boolean;
  readonly stop: () => Promise<void>;
}

interface Letak {
  readonly pg: string;
  readonly sandi: string;
  readonly log: string;
  readonly pemilik: string;
}

const SUPERUSER = 'postgres';
const BASIS_DATA = 'simpul';
const TENGGAT_SIAP_MS = 180_000;
const LOG_TERBESAR = 16 * 1024 * 1024;

/**
 * Starts PostgreSQL 18 on this folder, or joins the one a live process of ours already runs there. An orphan whose owner was
 * killed is shut down and started anew. Fails with KONFIGURASI when the port or the platform does not allow it.
 */
export async function startEmbeddedPostgres(pilihan: PilihanPostgres): Promise<PostgresTersemat> {
  await mkdir(pilihan.folder, { recursive: true, mode: 0o700 });
  const folder = realpathSync(pilihan.folder);
  const binari = await pgBinaries();
  const lepas = await kunciFolder(path.join(folder, 'pg.kunci'));
  try {
    const user = pilihPgUser(path.join(folder, 'pg'), binari.postgres);
    const letak = {
      pg: folderKluster(folder, user),
      sandi: path.join(folder, 'pg.sandi'),
      log: path.join(folder, 'pg.log'),
      pemilik: path.join(folder, 'pg.pemilik'),
    };
    return (await bergabung(letak)) ?? (await nyalakan({ letak, binari, user, tahanMati: pilihan.tahanMati ?? true }, pilihan));
  } finally {
    lepas();
  }
}

async function bergabung(letak: Letak): Promise<PostgresTersemat | null> {
  const berjalan = bacaPostmaster(letak.pg);
  if (berjalan === null) return null;
  if (!postmasterHidup(berjalan.pid, letak.pg)) {
    rmSync(path.join(letak.pg, 'postmaster.pid'), { force: true });
    return null;
  }
  const pemilik = existsSync(letak.pemilik) ? Number(readFileSync(letak.pemilik, 'utf8')) : 0;
  if (pemilik !== 0 && prosesHidup(pemilik) && berjalan.siap) return hasil(letak, berjalan, async () => {});
  await hentikanPostmaster(berjalan.pid, letak.pg);
  return null;
}

async function nyalakan(kluster: Kluster, pilihan: PilihanPostgres): Promise<PostgresTersemat> {
  const { letak } = kluster;
  if (!existsSync(letak.pg)) await buatKluster(kluster);
  const port = await pilihPort(pilihan);
  const anak = jalankanPostgres({ ...kluster, port });
  const pid = await tungguSiap(anak, letak);
  writeFileSync(letak.pemilik, String(process.pid));
  const lepasPenjaga = jagaInduk(pid, letak.pg);
  const server = hasil(letak, { pid, port }, async () => {
    lepasPenjaga();
    await hentikanPostmaster(pid, letak.pg);
    rmSync(letak.pemilik, { force: true });
  });
  try {
    await pastikanBasisData(server.adminUrl);
  } catch (galat) {
    await server.stop();
    throw galat;
  }
  return server;
}

function hasil(letak: Letak, di: { readonly pid: number; readonly port: number }, stop: () => Promise<void>): PostgresTersemat {
  const sandi = readFileSync(letak.sandi, 'utf8').trim();
  const adminUrl = `postgres://${SUPERUSER}:${sandi}@127.0.0.1:${di.port}/postgres`;
  const milikSendiri = existsSync(letak.pemilik) && Number(readFileSync(letak.pemilik, 'utf8')) === process.pid;
  return { url: denganBasisData(adminUrl, BASIS_DATA), adminUrl, port: di.port, pid: di.pid, milikSendiri, stop };
}

interface Kluster {
  readonly letak: Letak;
  readonly binari: PgBinaries;
  readonly user: PgUser;
  readonly tahanMati: boolean;
}

// initdb works beside the final name: a start killed half-way leaves no cluster that looks whole.
async function buatKluster({ letak, binari, user, tahanMati }: Kluster): Promise<void> {
  const sementara = `${letak.pg}.baru`;
  rmSync(sementara, { recursive: true, force: true });
  siapkanFolder(sementara, user);
  writeFileSync(letak.sandi, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const salinanSandi = `${sementara}.sandi`;
  writeFileSync(salinanSandi, readFileSync(letak.sandi), { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(salinanSandi, user.uid, user.gid);
  try {
    const argumen = ['-D', sementara, `--username=${SUPERUSER}`, `--pwfile=${salinanSandi}`, '--auth=scram-sha-256'];
    const tambahan = ['--encoding=UTF8', '--locale=C', '--data-checksums', '--no-instructions', ...(tahanMati ? [] : ['--no-sync'])];
    await tungguSelesai(spawnSebagai(user, [binari.initdb, ...argumen, ...tambahan], ['ignore', 'ignore', 'pipe']));
  } finally {
    rmSync(salinanSandi, { force: true });
  }
  renameSync(sementara, letak.pg);
}

function jalankanPostgres({ letak, binari, user, port, tahanMati }: Kluster & { readonly port: number }): ChildProcess {
  const terlaluBesar = existsSync(letak.log) && statSync(letak.log).size > LOG_TERBESAR;
  const log = openSync(letak.log, terlaluBesar ? 'w' : 'a', 0o600);
  const setelan: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    max_wal_size: '4GB',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(tahanMati ? { synchronous_commit: 'on' } : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  const argumen = Object.entries(setelan).flatMap(([nama, nilai]) => ['-c', `${nama}=${nilai}`]);
  const anak = spawnSebagai(user, [binari.postgres, '-D', letak.pg, '-p', String(port), ...argumen], ['ignore', log, log]);
  closeSync(log);
  anak.unref();
  return anak;
}

// Its own session: Ctrl-C reaches us first, and we stop the database after its users.
function spawnSebagai(user: PgUser, perintah: readonly string[], stdio: ('ignore' | 'pipe' | number)[]): ChildProcess {
  const [program = '', ...argumen] = [...user.perintah, ...perintah];
  const akun = user.cara === 'uid' ? { uid: user.uid, gid: user.gid } : {};
  return spawn(program, argumen, { stdio, detached: true, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, ...akun });
}

async function tungguSelesai(anak: ChildProcess): Promise<void> {
  let teks = '';
  anak.stderr?.on('data', (potong: Buffer) => {
    teks += potong.toString('utf8');
  });
  const kode = await new Promise<number | null>((selesai, gagal) => anak.once('error', gagal).once('close', selesai));
  if (kode !== 0) throw new Kesalahan('KONFIGURASI', `initdb gagal: ${teks.trim().slice(0, 600)}`);
}

async function tungguSiap(anak: ChildProcess, letak: Letak): Promise<number> {
  let berakhir = false;
  anak.once('exit', () => {
    berakhir = true;
  });
  anak.once('error', () => {
    berakhir = true;
  });
  const batas = performance.now() + TENGGAT_SIAP_MS;
  while (performance.now() < batas) {
    if (berakhir) break;
    const keadaan = bacaPostmaster(letak.pg);
    if (keadaan?.siap === true && keadaan.pid === anak.pid) return keadaan.pid;
    await jeda(20);
  }
  if (!berakhir && anak.pid !== undefined) await hentikanPostmaster(anak.pid, letak.pg);
  throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', `PostgreSQL tersemat tidak mau mulai; lihat ${letak.log}.`);
}

async function pilihPort({ port, portTetap }: PilihanPostgres): Promise<number> {
  if (port === 0) return portBebas();
  if (await portTerbuka(port)) return port;
  if (portTetap === true) throw new Kesalahan('KONFIGURASI', `Port ${port} untuk PostgreSQL tersemat dipakai program lain; ubah PORT_POSTGRES.`);
  return portBebas();
}

// A shell waits on a pipe we hold: when we die in whatever way the pipe closes, and the server is told to shut down.
function jagaInduk(pid: number, folderPg: string): () => void {
  const naskah = 'read -r _ && exit 0; [ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -INT "$1"';
  const penjaga = spawn('/bin/sh', ['-c', naskah, 'simpul-penjaga-pg', String(pid), folderPg], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  penjaga.on('error', () => {});
  penjaga.stdin.on('error', () => {});
  penjaga.unref();
  (penjaga.stdin as unknown as { unref?: () => void }).unref?.();
  return () => penjaga.stdin.end('\n');
}

async function pastikanBasisData(adminUrl: string): Promise<void> {
  const klien = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  klien.on('error', () => {});
  await klien.connect();
  try {
    const { rowCount } = await klien.query('select 1 from pg_database where datname = $1', [BASIS_DATA]);
    if (rowCount === 0) await klien.query(`create database ${BASIS_DATA}`);
  } finally {
    await klien.end();
  }
}
