import { setTimeout as jeda } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as jalankanMigrasi } from 'drizzle-orm/postgres-js/migrator';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bolehDiulang } from './galat.ts';
import { amatiPenghalang, type Penghalang, sebutPenghalang } from './penghalang.ts';
import { sqlUntukIrisan } from './postgres-js.ts';

/** Folder of the SQL migrations and of meta/_journal.json. */
export const FOLDER_MIGRASI = fileURLToPath(new URL('../../drizzle/migrations', import.meta.url));

// Any constant of ours: two starts at once must not both migrate.
const KUNCI_MIGRASI = 7_301_644;

/** How patiently a migration waits for what others hold. */
export interface KesabaranMigrasi {
  /** Longest wait for one lock, ms. Everybody who needs the same table waits behind it, so it is short. */
  readonly kunciMs: number;
  /** Pauses between attempts, ms, in which what queued behind goes on; one attempt more than pauses. */
  readonly jedaMs: readonly number[];
}

/** Ten attempts in about two minutes. */
const KESABARAN: KesabaranMigrasi = { kunciMs: 3_000, jedaMs: [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000, 15_000] };

/** Held up: nothing was applied, and these were in the way. */
interface Tertahan {
  readonly penghalang: readonly Penghalang[];
}

/** One attempt on a connection of its own. Null: everything pending is applied. */
async function coba(url: string, folder: string, kunciMs: number): Promise<Tertahan | null> {
  let penghalang: readonly Penghalang[] = [];
  try {
    await sqlUntukIrisan(
      url,
      async (sql) => {
        // Another start that migrates is waited for as long as it takes: meanwhile we hold nothing.
        await sql`select pg_advisory_lock(${KUNCI_MIGRASI})`;
        const [sambungan] = await sql<{ pid: number }[]>`select pg_backend_pid() pid, set_config('lock_timeout', ${String(kunciMs)}, false)`;
        const pengamat = amatiPenghalang(url, sambungan?.pid ?? 0, Math.max(50, kunciMs / 3));
        try {
          await jalankanMigrasi(drizzle(sql), { migrationsFolder: folder });
        } finally {
          await pengamat.akhiri();
          penghalang = pengamat.terakhir();
        }
      },
      { nama: 'simpul-migrasi', tenggatPernyataanMs: 0 },
    );
    return null;
  } catch (galat) {
    if (bolehDiulang(galat)) return { penghalang };
    throw galat;
  }
}

/**
 * Applies every pending migration in one transaction; a second caller waits, then finds nothing to do. Behind a long transaction it gives way and comes back.
 * Throws TENGGAT_TERLEWATI that names who is in the way when it never got through; nothing is applied then.
 */
export async function migrate(url: string, folder: string = FOLDER_MIGRASI, { kunciMs, jedaMs }: KesabaranMigrasi = KESABARAN): Promise<void> {
  for (let ke = 0; ; ke += 1) {
    const tertahan = await coba(url, folder, kunciMs);
    if (tertahan === null) return;
    const tunggu = jedaMs[ke];
    if (tunggu === undefined) {
      const siapa = tertahan.penghalang.map(sebutPenghalang).join(', ') || 'tidak terlihat siapa';
      throw new Kesalahan(
        'TENGGAT_TERLEWATI',
        `Migrasi menunggu kunci yang dipegang ${siapa}; tidak ada yang diterapkan. Akhiri transaksi itu lalu mulai lagi.`,
      );
    }
    await jeda(tunggu);
  }
}
