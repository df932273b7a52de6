import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Tmpfs {
  readonly dir: string;
  /** Gives it another size while it is in use. */
  ubahUkuran(mb: number): void;
  lepas(): void;
}

function perintah(...argumen: string[]): void {
  const { status, stderr } = spawnSync(argumen[0] ?? '', argumen.slice(1), { encoding: 'utf8' });
  if (status !== 0)
    throw new RangeError(
      `uji ini memerlukan disk kecil dan hak root; jalankan sebagai root di Linux: ${argumen.join(' ')} (${stderr.trim() || 'perintah tidak ada'})`,
    );
}

/** A disk of this size of its own. Not being allowed to mount it is a failure that names the command, never a skipped test. */
export function pasangTmpfs(mb: number): Tmpfs {
  const dir = mkdtempSync(path.join(tmpdir(), 'simpul-cakram-'));
  perintah('mount', '-t', 'tmpfs', '-o', `size=${mb}m,mode=0711`, 'tmpfs', dir);
  return {
    dir,
    ubahUkuran: (baru) => perintah('mount', '-o', `remount,size=${baru}m`, dir),
    lepas: () => {
      perintah('umount', '-l', dir);
      rmdirSync(dir);
    },
  };
}
