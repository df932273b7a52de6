import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const GESER = fileURLToPath(new URL('./geser.mjs', import.meta.url));
const HARI_MS = 86_400_000;
const MENIT_MS = 60_000;

/** How far the clock of a server is moved: A7 of the threats. */
export const GESERAN_MS: readonly number[] = [-90 * HARI_MS, 3 * HARI_MS, -5 * MENIT_MS, 5 * MENIT_MS];

/** The clock of the processes that are started with it. */
export class JamGeser {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'simpul-geser-'));
  readonly #berkas = path.join(this.#folder, 'ms');

  constructor(ms: number) {
    this.geser(ms);
  }

  /** Arguments and environment for node. */
  readonly argumen: readonly string[] = ['--import', GESER];
  get env(): Readonly<Record<string, string>> {
    return { SIMPUL_UJI_GESER: this.#berkas };
  }

  geser(ms: number): void {
    writeFileSync(`${this.#berkas}.baru`, String(ms));
    renameSync(`${this.#berkas}.baru`, this.#berkas);
  }

  buang(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
