import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';

/** Ends a server of a test at once and removes its folder. */
export async function hentikan(proses: ChildProcess, folder: string): Promise<void> {
  if (proses.exitCode === null && proses.signalCode === null) {
    const selesai = once(proses, 'exit');
    proses.kill('SIGKILL');
    await selesai;
  }
  rmSync(folder, { recursive: true, force: true });
}
