import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { keturunan } from './cpu.ts';

/** Bytes held by a tree of processes; `bersama` is what they share of System V or POSIX memory (Postgres' shared buffers) and in neither other. */
export interface Memori {
  readonly node: number;
  readonly postgres: number;
  readonly bersama: number;
  readonly proses: number;
}

/** Proportional share in kB of one line of smaps_rollup; a page that n processes map counts 1/n in each. */
const kilobita = (teks: string, nama: string): number => Number(new RegExp(`^${nama}:\\s+(\\d+) kB`, 'm').exec(teks)?.[1] ?? 0);

function bacaSatu(pid: number): { readonly sendiri: number; readonly bersama: number } {
  try {
    const teks = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const bersama = kilobita(teks, 'Pss_Shmem');
    return { sendiri: (kilobita(teks, 'Pss') - bersama) * 1_024, bersama: bersama * 1_024 };
  } catch {
    return { sendiri: 0, bersama: 0 };
  }
}

/** Memory of these processes and everything below them, by kind; null where there is no /proc. */
export function bacaMemori(akar: readonly number[]): Memori | null {
  if (!existsSync('/proc/self/smaps_rollup')) return null;
  const semua = keturunan(akar).map((p) => ({ ...p, ...bacaSatu(p.pid) }));
  const jumlah = (pilih: (p: (typeof semua)[number]) => number): number => semua.reduce((j, p) => j + pilih(p), 0);
  return {
    node: jumlah((p) => (p.nama === 'postgres' ? 0 : p.sendiri)),
    postgres: jumlah((p) => (p.nama === 'postgres' ? p.sendiri : 0)),
    bersama: jumlah((p) => p.bersama),
    proses: semua.length,
  };
}

const nodeDi = (akar: readonly number[]): readonly number[] =>
  keturunan(akar)
    .filter((p) => p.nama !== 'postgres')
    .map((p) => p.pid);

/** From now on the kernel keeps the largest that each Node process below these is; looking on meanwhile would hold them up. */
export function lupakanPuncak(akar: readonly number[]): void {
  for (const pid of nodeDi(akar)) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** Bytes that these Node processes were at most, each at its own moment, since `lupakanPuncak`. */
export const bacaPuncak = (akar: readonly number[]): number =>
  nodeDi(akar).reduce((jumlah, pid) => jumlah + kilobita(readFileSync(`/proc/${pid}/status`, 'utf8'), 'VmHWM') * 1_024, 0);
