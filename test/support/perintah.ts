import { jalankanPerintah } from '../../bin/perintah/program.ts';
import type { Env } from '../../platform/config.ts';

export interface HasilPerintah {
  readonly kode: number;
  readonly keluar: string;
  readonly cerita: string;
}

/** Runs one command line of `simpul` in this process and keeps what it says. */
export async function rekamPerintah(argv: readonly string[], env: Env): Promise<HasilPerintah> {
  const keluar: string[] = [];
  const cerita: string[] = [];
  const kode = await jalankanPerintah(argv, env, { stdout: (s) => void keluar.push(s), stderr: (s) => void cerita.push(s) });
  return { kode, keluar: keluar.join(''), cerita: cerita.join('') };
}
