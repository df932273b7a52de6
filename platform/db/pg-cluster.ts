import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { PgBinaries } from './pg-binaries.ts';
import { type PgUser, siapkanFolder } from './pg-user.ts';

export const SUPERUSER = 'postgres';
const LINGKUNGAN = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };
const LOG_TERBESAR = 16 * 1024 * 1024;

export interface Letak {
  readonly pg: string;
  readonly sandi: string;
  readonly log: string;
  readonly pemilik: string;
}

export interface Kluster {
  readonly letak: Letak;
  readonly binari: PgBinaries;
  readonly user: PgUser;
  readonly tahanMati: boolean;
}

/**
 * Runs initdb with a random superuser password (mode 0600). It works beside the final name, so a start killed half-way leaves
 * no cluster that looks whole.
 */
export async function buatKluster({ letak, binari, user, tahanMati }: Kluster): Promise<void> {
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

/** Starts the server on 127.0.0.1 only; its log goes to a file and holds no parameters. */
export function jalankanPostgres({ letak, binari, user, port, tahanMati }: Kluster & { readonly port: number }): ChildProcess {
  const terlaluBesar = existsSync(letak.log) && statSync(letak.log).size > LOG_TERBESAR;
  const log = openSync(letak.log, terlaluBesar ? 'w' : 'a', 0o600);
  const setelan: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    max_wal_size: '4GB',
    // Errors of statements stay out: their very first line may quote a value of a row. Who sent the statement logs the code; the server logs its own life.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_timezone: 'UTC',
    timezone: 'UTC',
    synchronous_commit: 'on',
    ...(tahanMati ? {} : { fsync: 'off', full_page_writes: 'off' }),
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
  return spawn(program, argumen, { stdio, detached: true, env: LINGKUNGAN, ...akun });
}

async function tungguSelesai(anak: ChildProcess): Promise<void> {
  let teks = '';
  anak.stderr?.on('data', (potong: Buffer) => {
    teks += potong.toString('utf8');
  });
  const kode = await new Promise<number | null>((selesai, gagal) => anak.once('error', gagal).once('close', selesai));
  if (kode !== 0) throw new Kesalahan('KONFIGURASI', `initdb gagal: ${teks.trim().slice(0, 600)}`);
}
