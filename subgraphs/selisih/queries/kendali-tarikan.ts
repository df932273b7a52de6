import { sql } from 'drizzle-orm';
import { type PeristiwaUmpan, petaUmpan } from '../../../domain/tarikan/keadaan-umpan.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export interface SasaranUmpan {
  readonly no: number;
  readonly sisi: string | null;
  readonly jenis: string | null;
}

/** Moves the feeds by this event; those it does not concern stay. Returns how many moved. */
export async function alihkanUmpan(tx: Tx, { no, sisi, jenis }: SasaranUmpan, peristiwa: PeristiwaUmpan, alasan: string): Promise<number> {
  const { rows } = await tx.execute(
    sql`select 1 from umpan_alihkan_pemanggil(${no}::smallint, ${sisi}, ${jenis}, ${JSON.stringify(petaUmpan(peristiwa))}::jsonb, ${alasan}, ${peristiwa !== 'jeda'})`,
  );
  return rows.length;
}

/** Seconds to wait, 0 = taken; null = no feed of the instansi may be pulled. */
export async function mintaUmpan(tx: Tx, no: number): Promise<number | null> {
  const { rows } = await tx.execute<{ tunggu: number | null }>(sql`select umpan_minta_pemanggil(${no}::smallint)::float8 tunggu`);
  return rows[0]?.tunggu ?? null;
}
