import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/pelaku.ts';

export const PUTUSAN_TARIKAN = ['TERAPKAN', 'TOLAK'] as const;
export type PutusanTarikan = (typeof PUTUSAN_TARIKAN)[number];

/** Answer of the database: done, no such feed, not held (any more), or overtaken by a newer one. */
export type JawabanPutus = 'SAH' | 'TIDAK_DITEMUKAN' | 'TIDAK_TERTUNDA' | 'TERLAMPAUI';

/** Records the caller's answer to a held feed, with its audit entry; a confirmed feed is queued in the same transaction. */
export async function putusTarikan(tx: Tx, id: string, putusan: PutusanTarikan, alasan: string): Promise<JawabanPutus> {
  const { rows } = await tx.execute<{ j: JawabanPutus }>(sql`select tarikan_putuskan(${id}, ${putusan}, ${alasan}) j`);
  return rows[0]?.j ?? 'TIDAK_DITEMUKAN';
}
