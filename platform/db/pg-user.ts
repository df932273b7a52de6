import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';

/** How to start a PostgreSQL binary under an identity it accepts: `perintah` is put before the binary. */
export interface PgUser {
  readonly cara: 'langsung' | 'unshare' | 'setpriv' | 'uid';
  readonly perintah: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

interface Akun {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses euid 0, and a clone below a 0700 directory can be read by root alone. As root we therefore prefer a user
 * namespace (the server sees itself as an ordinary user while the files stay root's), then a plain user that may
 * pass any directory, then a plain user when the path is open to it.
 */
export function pilihPgUser(folder: string, binari: string): PgUser {
  if (process.geteuid?.() !== 0) return { cara: 'langsung', perintah: [] };
  const akun = akunBiasa();
  const pemilik = existsSync(folder) ? lstatSync(folder).uid : undefined;
  const unshare = ['unshare', '-U', `--map-user=${akun.uid}`, `--map-group=${akun.gid}`, '--'];
  if ((pemilik === undefined || pemilik === 0) && dapat(unshare, binari)) return { cara: 'unshare', perintah: unshare };
  const setpriv = ['setpriv', `--reuid=${akun.uid}`, `--regid=${akun.gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'];
  if (dapat(setpriv, binari)) return { cara: 'setpriv', perintah: setpriv, ...akun };
  if (dapat([], binari, akun)) return { cara: 'uid', perintah: [], ...akun };
  throw new Kesalahan(
    'KONFIGURASI',
    'PostgreSQL menolak berjalan sebagai root, dan unshare/setpriv tidak diizinkan di sini. Jalankan sebagai pengguna biasa, ' +
      'pindahkan proyek ke folder yang dapat dibaca semua pengguna, atau isi DATABASE_URL.',
  );
}

/** Where the cluster of this data folder lives: in it, unless the server's user could not pass the directories above it. */
export function folderKluster(folder: string, user: PgUser): string {
  if (user.cara !== 'uid') return path.join(folder, 'pg');
  const lain = path.join('/var/tmp', `simpul-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  mkdirSync(lain, { recursive: true, mode: 0o711 });
  if (lstatSync(lain).uid !== 0 || !lstatSync(lain).isDirectory()) throw new Kesalahan('KONFIGURASI', `${lain} bukan milik root; hapus dulu.`);
  return path.join(lain, 'pg');
}

/** Makes `folder` exist and belong to the identity that will run the server in it. */
export function siapkanFolder(folder: string, user: PgUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
}

function dapat(perintah: readonly string[], binari: string, akun?: Akun): boolean {
  const [program = binari, ...argumen] = [...perintah, binari, '--version'];
  return spawnSync(program, argumen, { stdio: 'ignore', timeout: 10_000, ...akun }).status === 0;
}

// initdb looks its own uid up in the account list, so the identity must be one that exists there.
function akunBiasa(): Akun {
  const baris = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((teks) => teks.split(':'))
    .map(([nama, , uid, gid]) => ({ nama, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => Number.isInteger(uid) && uid > 0 && Number.isInteger(gid));
  const { uid, gid } = baris.find(({ nama }) => nama === 'nobody') ?? baris[0] ?? { uid: 65_534, gid: 65_534 };
  return { uid, gid };
}
