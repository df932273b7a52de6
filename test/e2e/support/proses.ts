import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as jeda } from 'node:timers/promises';

const baca = (ambil: () => string): string => {
  try {
    return ambil();
  } catch {
    return '';
  }
};

/** Zombies have ended; only their parent has not asked yet. */
const zombi = (pid: number): boolean => /^State:\s+Z/m.test(baca(() => readFileSync(`/proc/${pid}/status`, 'utf8')));

function milik(pid: number, dataDir: string): boolean {
  const bukti = ['cmdline', 'environ'].map((nama) => baca(() => readFileSync(`/proc/${pid}/${nama}`, 'latin1')));
  return [...bukti, baca(() => readlinkSync(`/proc/${pid}/cwd`))].some((teks) => teks.includes(dataDir)) && !zombi(pid);
}

/** Live processes that belong to this data folder: named in their command line or environment, or working inside it. */
export function prosesMilik(dataDir: string): readonly number[] {
  if (existsSync('/proc/self/cwd')) {
    const semua = readdirSync('/proc').filter((nama) => /^\d+$/.test(nama));
    return semua.map(Number).filter((pid) => pid !== process.pid && milik(pid, dataDir));
  }
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((baris) => baris.includes(dataDir))
    .map((baris) => Number.parseInt(baris, 10))
    .filter((pid) => pid !== process.pid);
}

/** Children of a process among those of this data folder. */
export const anakDari = (pid: number, dataDir: string): readonly number[] =>
  prosesMilik(dataDir).filter((anak) => Number(/^PPid:\s+(\d+)/m.exec(baca(() => readFileSync(`/proc/${anak}/status`, 'utf8')))?.[1]) === pid);

/** Of these processes, those whose command line names the file. Numbers of processes wrap, so age says nothing of their order. */
export const yangMenjalankan = (pid: readonly number[], berkas: string): readonly number[] =>
  pid.filter((p) => baca(() => readFileSync(`/proc/${p}/cmdline`, 'latin1')).includes(berkas));

/** Kills what still belongs to the folder; only for the end of a test that already failed. */
export async function habisi(dataDir: string): Promise<void> {
  for (let putaran = 0; putaran < 20; putaran++) {
    const sisa = prosesMilik(dataDir);
    if (sisa.length === 0) return;
    for (const pid of sisa) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Ended by itself meanwhile.
      }
    }
    await jeda(100);
  }
}

/** Asks until the answer is not null or undefined or false; the last answer otherwise decides the message of the failing test. */
export async function tunggu<T>(judul: string, tanya: () => Promise<T | null | undefined | false>, maksMs = 30_000): Promise<T> {
  const batas = performance.now() + maksMs;
  for (;;) {
    const jawab = await tanya();
    if (jawab !== null && jawab !== undefined && jawab !== false) return jawab;
    if (performance.now() > batas) throw new RangeError(`belum terjadi dalam ${maksMs} ms: ${judul}`);
    await jeda(250);
  }
}
