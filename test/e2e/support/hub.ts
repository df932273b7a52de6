import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Peran } from '../../../domain/akses.ts';
import { terbitkanToken } from '../../../platform/auth/issuer-pengembangan.ts';
import { subjekPengembangan } from '../../../platform/auth/subjek-pengembangan.ts';
import { portBebas } from '../../../platform/db/port.ts';
import { catatKeluaran, simpanSalinan } from '../../support/keluaran.ts';
import { habisi, prosesMilik } from './proses.ts';

export const AKAR = fileURLToPath(new URL('../../..', import.meta.url));
const SIAP_MS = 300_000;
const NAMA_PORT = ['GERBANG', 'POSTGRES', 'ISSUER', 'PEGAWAI', 'JABATAN', 'MUTASI', 'PELANGGARAN', 'SELISIH'] as const;

/** Any JSON; the test that reads it says what it expects. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Jawaban {
  readonly status: number;
  readonly data: Json;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

export interface Selesai {
  readonly kode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A data folder of its own, its ports and its environment: everything one hub needs before it runs. */
export interface Tempat {
  readonly dataDir: string;
  readonly sumber: string;
  readonly port: Readonly<Record<(typeof NAMA_PORT)[number], number>>;
  readonly env: Readonly<Record<string, string>>;
  /** Everything that any process of this place has written to stdout or stderr, and the log of PostgreSQL. */
  keluaran(): string;
  catat(teks: string): void;
  /** `node bin/simpul.mjs …`, to its end. */
  perintah(...argumen: string[]): Promise<Selesai>;
  /** Ends every process of this place, removes the folder, returns the processes that should not have been there. */
  bersihkan(): Promise<readonly number[]>;
}

export interface Hub {
  readonly tempat: Tempat;
  readonly url: string;
  readonly proses: ChildProcess;
  readonly siapMs: number;
  token(peran: Peran, instansiId?: string): Promise<string>;
  gql(token: string | null, dokumen: string, variabel?: Record<string, unknown>): Promise<Jawaban>;
  /** Ctrl-C as a terminal sends it, to the whole group; resolves with the exit code of the launcher. */
  stop(isyarat?: NodeJS.Signals): Promise<number | null>;
}

/** Keeps what a process writes with the other outputs of the run. */
function simpan(anak: ChildProcess, aliran: readonly ('stdout' | 'stderr')[]): void {
  for (const nama of aliran) anak[nama]?.on('data', (isi: string | Buffer) => catatKeluaran(`hub.${nama}`, isi));
}

function jalankanSampaiSelesai(anak: ChildProcess, catat: (teks: string) => void): Promise<Selesai> {
  const kumpul = { stdout: '', stderr: '' };
  for (const nama of ['stdout', 'stderr'] as const) {
    anak[nama]?.setEncoding('utf8').on('data', (teks: string) => {
      kumpul[nama] += teks;
      catat(teks);
    });
  }
  return once(anak, 'close').then(([kode]) => ({ kode: kode as number | null, ...kumpul }));
}

/** A place for a hub of a small nation; `env` overrides. */
export async function siapkanTempat(env: Readonly<Record<string, string>> = {}): Promise<Tempat> {
  const dataDir = realpathSync(mkdtempSync(path.join(tmpdir(), 'simpul-e2e-')));
  const port = Object.fromEntries(await Promise.all(NAMA_PORT.map(async (nama) => [nama, await portBebas()] as const))) as Tempat['port'];
  let keluaran = '';
  const lingkungan: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    NODE_ENV: 'development',
    SIMPUL_DATA: dataDir,
    SIMPUL_PEGAWAI: '1200',
    SIMPUL_INSTANSI: '6',
    SIMPUL_JADWAL_DETIK: '2',
    ...Object.fromEntries(NAMA_PORT.map((nama) => [`PORT_${nama}`, String(port[nama])])),
    ...env,
  };
  const catat = (teks: string): void => {
    keluaran += teks;
  };
  return {
    dataDir,
    sumber: path.join(dataDir, 'sumber'),
    port,
    env: lingkungan,
    keluaran: () => keluaran,
    catat,
    perintah: (...argumen) => {
      const anak = spawn(process.execPath, [path.join(AKAR, 'bin/simpul.mjs'), ...argumen], { cwd: AKAR, env: lingkungan });
      // Its stdout is the answer to whoever asked, who may see persons.
      simpan(anak, ['stderr']);
      return jalankanSampaiSelesai(anak, catat);
    },
    bersihkan: async () => {
      const sisa = prosesMilik(dataDir);
      await habisi(dataDir);
      simpanSalinan('pg-hub', path.join(dataDir, 'pg.log'));
      rmSync(dataDir, { recursive: true, force: true });
      return sisa;
    },
  };
}

/** `npm start` in a process group of its own. */
export function luncurkan(tempat: Tempat, argumen: readonly string[] = [], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const anak = spawn(process.execPath, [path.join(AKAR, 'bin/mulai.mjs'), ...argumen], {
    cwd: AKAR,
    env: { ...tempat.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  simpan(anak, ['stdout', 'stderr']);
  return anak;
}

/** `npm start` to its own end (`--sekali`, or a start that must fail). */
export const jalankanMulai = (tempat: Tempat, argumen: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Selesai> =>
  jalankanSampaiSelesai(luncurkan(tempat, argumen, env), tempat.catat);

/** Starts the hub of this place and resolves when it has said that it is ready, first sync included. */
export async function mulaiHub(tempat: Tempat): Promise<Hub> {
  const mulai = performance.now();
  const proses = luncurkan(tempat);
  let siap = false;
  const selesai = jalankanSampaiSelesai(proses, (teks) => {
    tempat.catat(teks);
    if (teks.includes('SIMPUL siap')) siap = true;
  });
  const batas = mulai + SIAP_MS;
  while (!siap) {
    if (proses.exitCode !== null || performance.now() > batas) throw new RangeError(`hub tidak siap:\n${tempat.keluaran().slice(-3_000)}`);
    await jeda(50);
  }
  const url = `http://127.0.0.1:${tempat.port.GERBANG}`;
  return {
    tempat,
    url,
    proses,
    siapMs: performance.now() - mulai,
    token: (peran, instansiId) =>
      terbitkanToken({
        dataDir: tempat.dataDir,
        subjek: subjekPengembangan(peran, instansiId),
        issuer: `http://127.0.0.1:${tempat.port.ISSUER}`,
        lingkungan: 'development',
      }),
    gql: async (token, query, variables = {}) => {
      const jawab = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
      });
      return { status: jawab.status, ...((await jawab.json()) as { data: Json }) };
    },
    stop: async (isyarat = 'SIGINT') => {
      if (proses.exitCode === null && proses.pid !== undefined) process.kill(-proses.pid, isyarat);
      return (await selesai).kode;
    },
  };
}

/** The log of PostgreSQL of this place. */
export const logPostgres = (tempat: Tempat): string => readFileSync(path.join(tempat.dataDir, 'pg.log'), 'utf8');
