import { setTimeout as tidur } from 'node:timers/promises';
import type pg from 'pg';

/** True when the work ends by itself, false as soon as some connection of this database waits for a lock that another holds. Throws after 30 s. */
export async function tungguSelesaiAtauTertahan(admin: pg.Pool, kerja: Promise<unknown>): Promise<boolean> {
  let selesai = false;
  const tandai = (): void => {
    selesai = true;
  };
  kerja.then(tandai, tandai);
  for (const batas = Date.now() + 30_000; Date.now() < batas; await tidur(5)) {
    if (selesai) return true;
    const { rows } = await admin.query<{ n: number }>(
      "select count(*)::int n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and cardinality(pg_blocking_pids(pid)) > 0",
    );
    if (!selesai && (rows[0]?.n ?? 0) > 0) return false;
  }
  throw new RangeError('pekerjaan tidak selesai dan tidak menunggu kunci');
}
