import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/pelaku.ts';

export interface BarisLaporanRow extends Record<string, unknown> {
  readonly laporan: string;
  /** Null for a report without rows in the caller's reach. */
  readonly instansiId: string | null;
  readonly provinsiId: string | null;
  readonly diketahui: boolean;
  readonly status: Readonly<Record<string, number>> | null;
}

/** Rows of the mutasi part of stored reports; a known report always answers with at least one row. */
export async function selectLaporanMutasi(tx: Tx, ids: readonly string[]): Promise<readonly BarisLaporanRow[]> {
  const { rows } = await tx.execute<BarisLaporanRow>(sql`select l.id::text as laporan, i.id as "instansiId", i.provinsi_id as "provinsiId", b.diketahui, b.isi -> 'status' as status
    from laporan l left join laporan_bagian b on b.laporan = l.id and b.bagian = 'mutasi' left join instansi i on i.no = b.instansi
    where l.id = any (${sql.param(ids.filter((id) => /^\d{1,18}$/.test(id)))}::bigint[]) order by i.no`);
  return rows;
}
