import { setTimeout as jeda } from 'node:timers/promises';
import type pg from 'pg';

/**
 * Until no older transaction is at work on the server, in whatever database, so that the next digest of the trail of access holds every reading:
 * it leaves out what an earlier transaction may still join.
 */
export async function tungguSemuaSelesai(admin: pg.Client): Promise<void> {
  const isSelesai = async (): Promise<boolean> =>
    (await admin.query<{ ya: boolean }>('select coalesce(max(trx), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint ya from akses_data')).rows[0]
      ?.ya === true;
  while (!(await isSelesai())) await jeda(20);
}
