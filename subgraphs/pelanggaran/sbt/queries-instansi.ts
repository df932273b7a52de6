import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { TAHAP_MENUNGGU_PPK } from '../../../domain/pelanggaran/sbt/tahap.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

/** Cases shown beside the count. */
const TUNGGAKAN_MAKS = 100;

export interface TunggakanRow extends Record<string, unknown> {
  readonly id: string;
  readonly instansiId: string;
  /** Of all overdue cases of the instansi, also those not shown. */
  readonly jumlah: number;
}

/** Overdue follow-up of each instansi, the longest overdue first. */
export async function selectTunggakan(tx: Tx, instansiIds: readonly string[], hariIni: Tanggal): Promise<readonly TunggakanRow[]> {
  const { rows } = await tx.execute<TunggakanRow>(sql`select id, "instansiId", jumlah from (select t.id::text as id, i.id as "instansiId",
      count(*) over (partition by t.instansi)::int as jumlah, row_number() over (partition by t.instansi order by t.tenggat, t.id) as ke
    from instansi i join temuan t on t.instansi = i.no where i.id = any (${sql.param([...instansiIds])}::text[])
      and t.tahap = any (${sql.param([...TAHAP_MENUNGGU_PPK])}::text[]) and t.tenggat < ${hariIni}::date) x where ke <= ${TUNGGAKAN_MAKS} order by "instansiId", ke`);
  return rows;
}

/** Entries in the list of violators that still stand, as ids of letters: the letter is sent and its case is not over. */
export async function selectPencantuman(tx: Tx, instansiIds: readonly string[]): Promise<readonly { readonly id: string; readonly instansiId: string }[]> {
  const { rows } = await tx.execute<{ id: string; instansiId: string }>(sql`select s.id::text as id, i.id as "instansiId"
    from instansi i join temuan t on t.instansi = i.no join surat_sbt s on s.temuan = t.id and s.jenis = 'PENCANTUMAN'
    where i.id = any (${sql.param([...instansiIds])}::text[]) and t.tahap not in ('SELESAI', 'TIDAK_TERBUKTI') order by s.id`);
  return rows;
}
