import { and, asc, eq, getTableColumns, ne, sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { temuan } from '../../../drizzle/schema/pelanggaran.ts';
import { instansi } from '../../../drizzle/schema/rujukan.ts';
import { suratSbt } from '../../../drizzle/schema/sbt.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { salahSatu } from '../../../platform/db/salah-satu.ts';
import { type BarisSurat, menunggakPpk } from './queries.ts';

/** Cases shown beside the count. */
const TUNGGAKAN_MAKS = 100;

export interface TunggakanRow extends Record<string, unknown> {
  readonly id: string;
  readonly instansiId: string;
  /** Of all overdue cases of the instansi, also those not shown. */
  readonly jumlah: number;
}

/** Overdue follow-up of each instansi, the longest overdue first. */
export async function selectTunggakan(tx: Tx, instansiIds: readonly string[], hariIni: Tanggal): Promise<TunggakanRow[]> {
  const { rows } =
    await tx.execute<TunggakanRow>(sql`select id::text as id, "instansiId", jumlah from (select ${temuan.id} as id, ${instansi.id} as "instansiId",
      (count(*) over w)::int as jumlah, row_number() over (partition by ${temuan.instansi} order by ${temuan.tenggat}, ${temuan.id}) as ke
    from temuan join instansi on ${instansi.no} = ${temuan.instansi} where ${salahSatu(instansi.id, instansiIds)} and ${menunggakPpk(hariIni)}
    window w as (partition by ${temuan.instansi})) x where ke <= ${TUNGGAKAN_MAKS} order by "instansiId", ke`);
  return rows;
}

/** Entries in the list of violators that still stand: the letter is sent and its case is not over. */
export const selectPencantuman = (tx: Tx, instansiIds: readonly string[]): Promise<(BarisSurat & { readonly instansiId: string })[]> =>
  tx
    .select({ ...getTableColumns(suratSbt), instansiId: instansi.id })
    .from(suratSbt)
    .innerJoin(temuan, eq(temuan.id, suratSbt.temuan))
    .innerJoin(instansi, eq(instansi.no, temuan.instansi))
    .where(and(salahSatu(instansi.id, instansiIds), eq(suratSbt.jenis, 'PENCANTUMAN'), ne(temuan.tahap, 'SELESAI'), ne(temuan.tahap, 'TIDAK_TERBUKTI')))
    .orderBy(asc(suratSbt.id));
