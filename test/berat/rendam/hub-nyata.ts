import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as tidur } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Peran } from '../../../domain/akses.ts';
import { terbitkanToken } from '../../../platform/auth/issuer-pengembangan.ts';
import { subjekPengembangan } from '../../../platform/auth/subjek-pengembangan.ts';
import { JALAN } from '../../support/jalan.ts';
import { portBebas } from '../../support/port-bebas.ts';

const UP = fileURLToPath(new URL('../../../bin/up.ts', import.meta.url));
const JEDA_ULANG_MS = 300;
/** Tests that fail leave no process behind. */
const semua = new Set<ChildProcess>();
process.once('exit', () => {
  for (const anak of semua) anak.kill('SIGKILL');
});

export interface BahanHub {
  /** Of the schema's owner. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Beyond what every hub of a test gets. */
  readonly env: Readonly<Record<string, string>>;
}

/** The whole hub as `npm start` runs it, in a process of its own, and what would start it again in production. */
export class HubNyata {
  readonly url: string;
  readonly #issuer: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #dataDir: string;
  readonly #token = new Map<string, Promise<string>>();
  #anak: ChildProcess | null = null;
  #berhenti = false;
  #disengaja = false;
  #pernahSiap = false;
  #akhirLog = '';
  /** How often it ended although nobody killed it, after it had been ready; with the last it said. */
  readonly matiSendiri: string[] = [];

  private constructor({ databaseUrl, dataDir, env }: BahanHub, [gerbang = 0, issuer = 0]: readonly number[]) {
    this.url = `http://127.0.0.1:${gerbang}`;
    this.#issuer = `http://127.0.0.1:${issuer}`;
    this.#dataDir = dataDir;
    this.#env = {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      NODE_ENV: 'development',
      SIMPUL_DATA: dataDir,
      SIMPUL_JADWAL_DETIK: '5',
      DATABASE_URL: databaseUrl,
      PORT_GERBANG: String(gerbang),
      PORT_ISSUER: String(issuer),
      ...env,
    };
  }

  /** Started, and started again whenever it ends, until `hentikan`. */
  static async jaga(bahan: BahanHub): Promise<HubNyata> {
    const hub = new HubNyata(bahan, [await portBebas(), await portBebas()]);
    hub.#mulai();
    return hub;
  }

  #mulai(): void {
    const anak = spawn(process.execPath, [JALAN, UP], { env: this.#env, stdio: ['ignore', 'ignore', 'pipe'] });
    semua.add(anak);
    this.#anak = anak;
    this.#disengaja = false;
    this.#pernahSiap = false;
    anak.stderr.setEncoding('utf8').on('data', (teks: string) => {
      this.#akhirLog = (this.#akhirLog + teks).slice(-1_000);
    });
    // Not 'exit': what it said last is read only then.
    anak.once('close', (kode, isyarat) => {
      semua.delete(anak);
      if (this.#berhenti) return;
      if (!this.#disengaja && this.#pernahSiap) this.matiSendiri.push(`hub berhenti sendiri (${kode ?? isyarat}): ${this.#akhirLog}`);
      setTimeout(() => this.#berhenti || this.#mulai(), JEDA_ULANG_MS).unref();
    });
  }

  /** kill -9; the next process starts by itself. */
  async bunuh(): Promise<void> {
    const anak = this.#anak;
    if (anak === null || anak.exitCode !== null || anak.signalCode !== null) return;
    this.#disengaja = true;
    const selesai = once(anak, 'exit');
    anak.kill('SIGKILL');
    await selesai;
  }

  /** The process stands still, as one that swaps or waits for a dead disk, and then goes on as if nothing had happened. */
  async bekukan(ms: number): Promise<void> {
    this.#anak?.kill('SIGSTOP');
    await tidur(ms);
    this.#anak?.kill('SIGCONT');
  }

  /** The last it said, of whichever process. */
  get ucapanAkhir(): string {
    return this.#akhirLog;
  }

  /** Whether it says that it is ready, within a second. */
  async siap(): Promise<boolean> {
    const siap = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
      async (r) => (await r.arrayBuffer()) && r.ok,
      () => false,
    );
    this.#pernahSiap ||= siap;
    return siap;
  }

  async tungguSiap(ms: number): Promise<boolean> {
    for (const batas = Date.now() + ms; Date.now() < batas; await tidur(100)) if (await this.siap()) return true;
    return false;
  }

  /** Memory held by the process, in MB; null while there is none. */
  memoriMb(): number | null {
    try {
      return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.#anak?.pid ?? 0)], { encoding: 'utf8' })) / 1_024;
    } catch {
      return null;
    }
  }

  async kirim(peran: Peran, jalur: string, permintaan: RequestInit & { readonly headers: Record<string, string> }): Promise<Response> {
    const token =
      this.#token.get(peran) ?? terbitkanToken({ dataDir: this.#dataDir, subjek: subjekPengembangan(peran), issuer: this.#issuer, lingkungan: 'development' });
    this.#token.set(peran, token);
    const headers = { ...permintaan.headers, authorization: `Bearer ${await token}` };
    return fetch(this.url + jalur, { ...permintaan, headers, signal: AbortSignal.timeout(20_000) });
  }

  async hentikan(): Promise<void> {
    this.#berhenti = true;
    const anak = this.#anak;
    if (anak === null || anak.exitCode !== null || anak.signalCode !== null) return;
    const selesai = once(anak, 'exit');
    anak.kill('SIGCONT');
    anak.kill('SIGKILL');
    await selesai;
  }
}
