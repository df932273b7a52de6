import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { mulaiRedis, type RedisUji } from '../../support/redis.ts';
import type { acakUji } from '../../sync/mesin.ts';
import type { KlusterUji } from '../kluster-uji.ts';
import type { HubNyata } from './hub-nyata.ts';

type Acak = ReturnType<typeof acakUji>;

/** A redis-server that is lost with everything it knew, and comes back empty at the same port. */
export class RedisDiganggu {
  #kini: RedisUji;

  private constructor(kini: RedisUji) {
    this.#kini = kini;
  }

  static async buat(): Promise<RedisDiganggu> {
    return new RedisDiganggu(await mulaiRedis());
  }

  get url(): string {
    return this.#kini.url;
  }

  async hilang(ms: number): Promise<void> {
    const port = Number(new URL(this.url).port);
    await this.#kini.tutup();
    await tidur(ms);
    this.#kini = await mulaiRedis({ port });
  }

  async bekukan(ms: number): Promise<void> {
    process.kill(this.#kini.pid, 'SIGSTOP');
    await tidur(ms);
    process.kill(this.#kini.pid, 'SIGCONT');
  }

  tutup(): Promise<void> {
    return this.#kini.tutup();
  }
}

/** What can be disturbed. */
export interface Sasaran {
  /** The first may be killed; the others live as long as the soak, so that their memory can be watched. */
  readonly hub: readonly HubNyata[];
  /** Superuser URL of the hub's database. */
  readonly url: string;
  readonly kluster: KlusterUji | null;
  readonly redis: RedisDiganggu | null;
}

/** Half of the connections of the hub's database, whatever they are doing. */
async function putuskanSambungan({ url }: Sasaran, { angka }: Acak): Promise<void> {
  const klien = new pg.Client({ connectionString: url });
  klien.on('error', () => undefined);
  await klien.connect();
  await klien.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and (pid + $1) % 2 = 0',
    [angka(2)],
  );
  await klien.end().catch(() => undefined);
}

/** Longer than a lock of the queue (10 s) once in a while: the other hub then takes over what this one holds. */
const lamaBeku = ({ angka }: Acak, penuh: boolean): number => (penuh && angka(3) === 0 ? 11_000 : 500 + angka(2_500));

/** Every kind of fault; each comes back by itself, without a person. */
export const GANGGUAN = {
  bunuhHub: ({ hub }) => hub[0]?.bunuh(),
  bekukanHub: ({ hub, kluster }, acak) => acak.pilih(hub).bekukan(lamaBeku(acak, kluster !== null)),
  putuskanSambungan,
  bunuhPostgres: async ({ kluster }, { angka }) => {
    kluster?.bunuh();
    await tidur(angka(2_000));
    await kluster?.nyalakan();
  },
  bekukanPostgres: ({ kluster }, { angka }) => kluster?.bekukan(500 + angka(3_000)),
  hilangRedis: ({ redis }, { angka }) => redis?.hilang(angka(2_000)),
  bekukanRedis: ({ redis }, { angka }) => redis?.bekukan(500 + angka(3_000)),
} as const satisfies Readonly<Record<string, (s: Sasaran, acak: Acak) => Promise<void> | undefined>>;

export type Gangguan = keyof typeof GANGGUAN;

const PERLU: Readonly<Partial<Record<Gangguan, 'kluster' | 'redis'>>> = {
  bunuhPostgres: 'kluster',
  bekukanPostgres: 'kluster',
  hilangRedis: 'redis',
  bekukanRedis: 'redis',
};

/** The faults that these targets can have. */
export const gangguanBagi = (s: Sasaran): readonly Gangguan[] =>
  (Object.keys(GANGGUAN) as Gangguan[]).filter((g) => {
    const perlu = PERLU[g];
    return perlu === undefined || s[perlu] !== null;
  });
