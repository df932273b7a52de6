import { spawn } from 'node:child_process';

/**
 * A shell waits on a pipe we hold: when we die in whatever way, the pipe closes and the server is told to shut down.
 * Returns what ends the watch.
 */
export function jagaInduk(pid: number, folderPg: string): () => void {
  const naskah = 'read -r _ && exit 0; [ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -INT "$1"';
  const penjaga = spawn('/bin/sh', ['-c', naskah, 'simpul-penjaga-pg', String(pid), folderPg], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  penjaga.on('error', () => {});
  penjaga.stdin.on('error', () => {});
  penjaga.unref();
  (penjaga.stdin as unknown as { unref?: () => void }).unref?.();
  return () => penjaga.stdin.end('\n');
}
