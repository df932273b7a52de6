import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** CPU milliseconds used so far, by kind of process. */
export interface Cpu {
  readonly node: number;
  readonly postgres: number;
}

const MS_PER_DETAK = 10;

export interface Proses {
  readonly pid: number;
  readonly induk: number;
  readonly nama: string;
  readonly ms: number;
}

function bacaProses(pid: string): Proses | null {
  try {
    const teks = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const tutup = teks.lastIndexOf(')');
    const bagian = teks.slice(tutup + 2).split(' ');
    // Own time and that of children already gone: fields 14 to 17 of proc(5).
    const detak = bagian.slice(11, 15).reduce((j, b) => j + Number(b), 0);
    return { pid: Number(pid), induk: Number(bagian[1]), nama: teks.slice(teks.indexOf('(') + 1, tutup), ms: detak * MS_PER_DETAK };
  } catch {
    return null;
  }
}

/** These processes and everything below them. */
export function keturunan(akar: readonly number[]): readonly Proses[] {
  const semua = readdirSync('/proc')
    .filter((n) => /^\d+$/.test(n))
    .flatMap((n) => bacaProses(n) ?? []);
  const kena = new Set(akar);
  for (let lalu = 0; lalu !== kena.size; ) {
    lalu = kena.size;
    for (const p of semua) if (kena.has(p.induk)) kena.add(p.pid);
  }
  return semua.filter((p) => kena.has(p.pid));
}

/** CPU of these processes and everything below them; null where there is no /proc. On a busy machine it says more than requests per second. */
export function bacaCpu(akar: readonly number[]): Cpu | null {
  if (!existsSync('/proc/self/stat')) return null;
  const kena = keturunan(akar);
  const jumlah = (isPostgres: boolean): number => kena.filter((p) => (p.nama === 'postgres') === isPostgres).reduce((j, p) => j + p.ms, 0);
  return { node: jumlah(false), postgres: jumlah(true) };
}
