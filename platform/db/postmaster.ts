import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import { Kesalahan } from '../../domain/kesalahan.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly siap: boolean;
}

/** What postmaster.pid of this data folder says, or null when it is absent or not yet complete. */
export function bacaPostmaster(folderPg: string): Postmaster | null {
  const berkas = path.join(folderPg, 'postmaster.pid');
  if (!existsSync(berkas)) return null;
  const baris = readFileSync(berkas, 'utf8').split('\n');
  const pid = Math.abs(Number(baris[0]));
  if (!Number.isInteger(pid) || pid === 0) return null;
  return { pid, port: Number(baris[3] ?? 0), siap: baris[7]?.trim() === 'ready' };
}

/** True when `pid` lives and is a postgres on this very folder; a recycled pid answers false. */
export function postmasterHidup(pid: number, folderPg: string): boolean {
  if (!prosesHidup(pid)) return false;
  const perintah = barisPerintah(pid);
  return perintah.includes('postgres') && perintah.includes(folderPg);
}

/** True when a process with this id exists (whoever owns it). */
export function prosesHidup(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (galat) {
    return (galat as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Fast shutdown, then immediate shutdown after `tenggatMs`; resolves when the process is gone. */
export async function hentikanPostmaster(pid: number, folderPg: string, tenggatMs = 20_000): Promise<void> {
  for (const isyarat of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!postmasterHidup(pid, folderPg)) return;
    kirim(pid, isyarat);
    const batas = performance.now() + tenggatMs;
    while (performance.now() < batas) {
      if (!postmasterHidup(pid, folderPg)) return;
      await jeda(20);
    }
  }
  throw new Kesalahan('TENGGAT_TERLEWATI', 'PostgreSQL tersemat tidak mau berhenti.');
}

function kirim(pid: number, isyarat: NodeJS.Signals): void {
  try {
    process.kill(pid, isyarat);
  } catch (galat) {
    if ((galat as NodeJS.ErrnoException).code !== 'ESRCH') throw galat;
  }
}

function barisPerintah(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
