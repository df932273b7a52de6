import { sql } from 'drizzle-orm';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

export type BarisLaporanRow = BarisBagian & { readonly laporan: string };

/** Rows of the mutasi part of stored reports, as far as the caller's authority goes. */
export async function selectLaporanMutasi(tx: Tx, ids: readonly string[]): Promise<readonly BarisLaporanRow[]> {
  const { rows } = await tx.execute<
    Record<string, unknown> & BarisLaporanRow
  >(sql`select b.laporan::text as laporan, i.id as "instansiId", i.provinsi_id as "provinsiId", b.diketahui, b.isi
    from laporan_bagian b join instansi i on i.no = b.instansi
    where b.bagian = 'mutasi' and b.laporan = any (${sql.param(ids.filter((id) => /^\d{1,18}$/.test(id)))}::bigint[]) order by i.no`);
  return rows;
}
