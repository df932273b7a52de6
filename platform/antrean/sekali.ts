import type { TransaksiSql } from './transaksi-sql.ts';

/**
 * Runs `fn` only when no committed transaction has done the work of this key, and marks it done in the same transaction.
 * Two runners of one key serialise on the row: the second waits, then sees it done. Returns false when it was.
 */
export async function sekali(tx: TransaksiSql, kunci: string, fn: () => Promise<void>): Promise<boolean> {
  const baru = await tx.query('insert into pekerjaan_selesai (kunci, pada) values ($1, clock_timestamp()) on conflict (kunci) do nothing returning 1', [kunci]);
  if (baru.rows.length === 0) return false;
  await fn();
  return true;
}

/** Forgets work finished more than `hari` days ago; far longer than any job can live in the queue. */
export async function bersihkanSelesai(tx: TransaksiSql, hari = 30): Promise<void> {
  await tx.query('delete from pekerjaan_selesai where pada < clock_timestamp() - make_interval(days => $1::text::int)', [String(hari)]);
}
