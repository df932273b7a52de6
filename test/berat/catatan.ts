import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const AKAR = fileURLToPath(new URL('../..', import.meta.url));
const BUKTI = path.join(AKAR, 'docs', 'bukti.md');

/** How far a long form has come; a run that is cut off goes on from here. */
export interface Kemajuan {
  readonly id: string;
  readonly benih: number;
  readonly putaran: number;
  readonly detik: number;
  readonly angka: Readonly<Record<string, number>>;
  readonly pelanggaran: readonly string[];
  /** Violations the positive control saw; null before it ran. */
  readonly kendali: number | null;
}

const berkasKemajuan = (id: string, benih: number): string => path.join(AKAR, '.simpul', 'berat', `${id}-${benih}.json`);

export const kemajuanBaru = (id: string, benih: number): Kemajuan => ({ id, benih, putaran: 0, detik: 0, angka: {}, pelanggaran: [], kendali: null });

export function bacaKemajuan(id: string, benih: number): Kemajuan {
  const berkas = berkasKemajuan(id, benih);
  if (!existsSync(berkas)) return kemajuanBaru(id, benih);
  return JSON.parse(readFileSync(berkas, 'utf8')) as Kemajuan;
}

export function simpanKemajuan(k: Kemajuan): void {
  const berkas = berkasKemajuan(k.id, k.benih);
  mkdirSync(path.dirname(berkas), { recursive: true });
  writeFileSync(`${berkas}.baru`, JSON.stringify(k));
  renameSync(`${berkas}.baru`, berkas);
}

export const lupakanKemajuan = (id: string, benih: number): void => rmSync(berkasKemajuan(id, benih), { force: true });

/** Numbers of two rounds together: counts add up, of what was the longest the longer remains. */
export const jumlahkan = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((k) => {
      const [x, y] = [a[k] ?? 0, b[k] ?? 0];
      return [k, k.startsWith('terlama') ? Math.max(x, y) : x + y];
    }),
  );

function komit(): string {
  const git = (...argumen: string[]): string => execFileSync('git', argumen, { cwd: AKAR, encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', '--short=10', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!docs/bukti.md') === '' ? '' : '+'}`;
  } catch {
    return '-';
  }
}

/** One line of the table of results. */
export function barisHasil(k: Kemajuan, saat: Date, versi: string): string {
  const angka = Object.entries(k.angka).map(([nama, n]) => `${nama} ${n}`);
  const sel = [
    saat.toISOString().slice(0, 16).replace('T', ' '),
    versi,
    k.id,
    k.benih,
    k.putaran,
    Math.round(k.detik),
    angka.join(', '),
    k.pelanggaran.length,
    k.kendali ?? '-',
  ];
  return `| ${sel.join(' | ')} |`;
}

/** Adds the result of a finished long form to docs/bukti.md; the table is its end. */
export function catatHasil(k: Kemajuan): void {
  appendFileSync(BUKTI, `${barisHasil(k, new Date(), komit())}\n`);
}

/** Last recorded result of each claim, as the line of the table. */
export function hasilTerakhir(): ReadonlyMap<string, string> {
  const baris = readFileSync(BUKTI, 'utf8')
    .split('\n')
    .filter((b) => /^\| \d{4}-\d{2}-\d{2} /.test(b));
  return new Map(baris.map((b) => [b.split(' | ')[2] ?? '', b]));
}
