import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { type PostgresTersemat, startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { portBebas } from '../../platform/db/port.ts';

/** A cluster of its own at a fixed port, which can be killed and started again, and held still. */
export class KlusterUji {
  readonly #folder: string;
  readonly #port: number;
  #kini: PostgresTersemat;

  private constructor(folder: string, port: number, kini: PostgresTersemat) {
    this.#folder = folder;
    this.#port = port;
    this.#kini = kini;
  }

  static async buat(folder: string): Promise<KlusterUji> {
    const port = await portBebas();
    return new KlusterUji(folder, port, await startEmbeddedPostgres({ folder, port, portTetap: true, tahanMati: false }));
  }

  get adminUrl(): string {
    return this.#kini.adminUrl;
  }

  bunuh(): void {
    process.kill(this.#kini.pid, 'SIGKILL');
  }

  async nyalakan(): Promise<void> {
    this.#kini = await startEmbeddedPostgres({ folder: this.#folder, port: this.#port, portTetap: true, tahanMati: false });
  }

  /** Every process of the server stands still for so long: connections stay open and nobody answers. */
  async bekukan(ms: number): Promise<void> {
    const klien = new pg.Client({ connectionString: this.adminUrl });
    klien.on('error', () => undefined);
    await klien.connect();
    const { rows } = await klien.query<{ pid: number }>('select pid from pg_stat_activity');
    await klien.end();
    const semua = [this.#kini.pid, ...rows.map((r) => r.pid)];
    const isyaratkan = (isyarat: NodeJS.Signals): void => {
      for (const pid of semua)
        try {
          process.kill(pid, isyarat);
        } catch {
          // A backend that has ended meanwhile needs no signal.
        }
    };
    isyaratkan('SIGSTOP');
    await tidur(ms);
    isyaratkan('SIGCONT');
  }

  hentikan(): Promise<void> {
    return this.#kini.stop();
  }
}
