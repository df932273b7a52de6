import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as jalankanMigrasi } from 'drizzle-orm/postgres-js/migrator';
import { sqlUntukIrisan } from './postgres-js.ts';

/** Folder of the SQL migrations and of meta/_journal.json. */
export const FOLDER_MIGRASI = fileURLToPath(new URL('../../drizzle/migrations', import.meta.url));

// Any constant of ours: two starts at once must not both migrate.
const KUNCI_MIGRASI = 7_301_644;

/** Applies every pending migration in one transaction; a second caller waits, then finds nothing to do. */
export async function migrate(url: string, folder: string = FOLDER_MIGRASI): Promise<void> {
  await sqlUntukIrisan(
    url,
    async (sql) => {
      await sql`select pg_advisory_lock(${KUNCI_MIGRASI})`;
      await jalankanMigrasi(drizzle(sql), { migrationsFolder: folder });
    },
    { nama: 'simpul-migrasi', tenggatPernyataanMs: 0 },
  );
}
