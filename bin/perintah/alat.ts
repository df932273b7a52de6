import { Kesalahan } from '../../domain/kesalahan.ts';
import { type Config, type Env, readConfig } from '../../platform/config.ts';
import { type Sql, type SqlTransaksi, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type Basis, denganBasis } from './sambungan.ts';

export interface Keluaran {
  /** Data only. */
  readonly stdout: (teks: string) => void;
  /** Narration, progress and errors. */
  readonly stderr: (teks: string) => void;
  /** What is piped in; the process's own stdin when absent. */
  readonly stdin?: NodeJS.ReadableStream;
}

/** Who an act of the shell is written to in the audit: whoever may use the database's credentials. */
export const OLEH_PERINTAH = { subjek: 'CLI', orang: 'CLI' } as const;

/** What every subcommand works with: configuration, database and the two outputs. */
export class Alat {
  readonly #keluaran: Keluaran;
  /** The environment of the command; secrets of sources are looked up in it by name. */
  readonly env: Env;
  #config: Config | null = null;
  isJson = false;
  isDiam = false;
  kode = 0;

  constructor(env: Env, keluaran: Keluaran) {
    this.env = env;
    this.#keluaran = keluaran;
  }

  get config(): Config {
    this.#config ??= readConfig(this.env);
    return this.#config;
  }

  get masukan(): NodeJS.ReadableStream {
    return this.#keluaran.stdin ?? process.stdin;
  }

  /** One line on stderr. */
  cerita(teks: string): void {
    if (!this.isDiam) this.#keluaran.stderr(`${teks}\n`);
  }

  /** Text on stdout as it is. */
  tulis(teks: string): void {
    this.#keluaran.stdout(teks);
  }

  /** The result: one JSON object with --json, otherwise the given lines. */
  hasil(isi: unknown, baris: readonly string[]): void {
    if (this.isJson) this.tulis(`${JSON.stringify(isi)}\n`);
    else for (const b of baris) this.tulis(`${b}\n`);
  }

  denganBasis<T>(fn: (basis: Basis) => Promise<T>): Promise<T> {
    return denganBasis(this.config, true, (basis) => {
      if (basis === null) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA');
      return fn(basis);
    });
  }

  /** One connection as simpul_sync. */
  sql<T>(fn: (sql: Sql) => Promise<T>): Promise<T> {
    return this.denganBasis((basis) => sqlUntukIrisan(basis.sync, fn, { nama: 'simpul-cli' }));
  }

  /** One connection as the owner of the schema, for what no service role may do: grants, clients, the state of the server. */
  sqlPemilik<T>(fn: (sql: Sql) => Promise<T>): Promise<T> {
    return this.denganBasis((basis) => sqlUntukIrisan(basis.pemilik, fn, { nama: 'simpul-cli' }));
  }
}

/** Agency by id or by its quick code. Throws TIDAK_DITEMUKAN. */
export async function cariInstansi(sql: Sql | SqlTransaksi, teks: string): Promise<{ readonly no: number; readonly id: string }> {
  const [baris] = await sql<{ no: number; id: string }[]>`select no, id from instansi where id = ${teks} or kode_cepat = ${teks} limit 1`;
  if (baris === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'instansi');
  return baris;
}

/** One of a closed list, in any letter case. Throws MASUKAN_SALAH that names the choices. */
export function pilihan<const T extends string>(nama: string, teks: string, daftar: readonly T[]): T {
  const ada = daftar.find((d) => d.toLowerCase() === teks.toLowerCase());
  if (ada === undefined) throw new Kesalahan('MASUKAN_SALAH', `${nama} harus salah satu dari ${daftar.join(', ')}.`);
  return ada;
}

/** Collects an option that may be given several times. */
export const kumpulkan = (nilai: string, sebelum: readonly string[]): readonly string[] => [...sebelum, nilai];

/** A whole number in a range. Throws MASUKAN_SALAH. */
export function bilangan(nama: string, teks: string, min: number, maks: number): number {
  const n = Number(teks);
  if (!/^\d+$/.test(teks) || n < min || n > maks) throw new Kesalahan('MASUKAN_SALAH', `${nama} harus bilangan bulat ${min} sampai ${maks}.`);
  return n;
}
