import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { JALAN } from '../../support/jalan.ts';

const ANAK = fileURLToPath(new URL('./memori-anak.ts', import.meta.url));

/** Runs memori-anak.ts in a process whose JavaScript heap is capped; the answer is its last line. */
export const jalankanDibatasi = (argumen: readonly string[], heapMb: number): Promise<{ kode: number | null; keluar: string }> =>
  new Promise((selesai) => {
    const anak = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, JALAN, ANAK, ...argumen], { stdio: ['ignore', 'pipe', 'ignore'] });
    let keluar = '';
    anak.stdout.on('data', (d: Buffer) => {
      keluar += d.toString();
    });
    anak.once('exit', (kode) => selesai({ kode, keluar: keluar.trim() }));
  });
