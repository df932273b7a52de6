import { sql } from 'drizzle-orm';
import { EMBER, type Ember, statusEmber } from '../../domain/mutasi/ember.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

export interface EmberRow extends Record<string, unknown> {
  readonly no: number;
  readonly instansiId: string;
  readonly inbox: number;
  readonly ms: number;
  readonly bts: number;
  readonly tms: number;
}

const hitung = (ember: Ember) => sql`coalesce(sum(r.jumlah) filter (where r.status = any (${sql.param([...statusEmber(ember)])}::text[])), 0)::float8`;
const SEMUA = EMBER.flatMap(statusEmber);

/** Counts per instansi from the running totals, in the order of their numbers; an instansi with nothing before BKN is left out. */
export async function selectEmber(tx: Tx, first: number, setelah: number): Promise<readonly EmberRow[]> {
  const { rows } =
    await tx.execute<EmberRow>(sql`select i.no, i.id as "instansiId", ${hitung('INBOX')} as inbox, ${hitung('MS')} as ms, ${hitung('BTS')} as bts, ${hitung('TMS')} as tms
    from rekap_usul r join instansi i on i.no = r.instansi where i.no > ${setelah}::int and r.status = any (${sql.param([...SEMUA])}::text[])
    group by i.no, i.id having sum(r.jumlah) > 0 order by i.no limit ${first + 1}`);
  return rows;
}
