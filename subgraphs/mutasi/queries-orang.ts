import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/pelaku.ts';

/** Whether this person decided a discrepancy, or a finding about histories, of one of these people. */
export async function adaKeputusanOrang(tx: Tx, nip: readonly string[], orang: string): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(sql`select exists (select from keputusan k join selisih s on s.id = k.selisih
    where k.orang = ${orang} and s.nip = any (${sql.param([...nip])}::bigint[]))
    or exists (select from keputusan_riwayat k join beda_riwayat b on b.id = k.beda_riwayat
    where k.orang = ${orang} and b.nip = any (${sql.param([...nip])}::bigint[])) as ada`);
  return rows[0]?.ada === true;
}

/** Whether this person did one of these acts since the usul was last proposed: a usul that comes back goes through all hands again, the same ones too. */
export async function bertindakPutaranIni(tx: Tx, usulId: string, tindakan: readonly string[], orang: string): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(
    sql`select exists (select from usul_riwayat where usul = ${usulId}::bigint and tindakan = any (${sql.param([...tindakan])}::text[]) and orang = ${orang}
      and id > coalesce((select max(a.id) from usul_riwayat a where a.usul = ${usulId}::bigint and a.tindakan = 'ajukan'), 0)) as ada`,
  );
  return rows[0]?.ada === true;
}

/** Whether this person ever did one of these acts on the usul. */
export async function pernahBertindak(tx: Tx, usulId: string, tindakan: readonly string[], orang: string): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(
    sql`select exists (select from usul_riwayat where usul = ${usulId}::bigint and tindakan = any (${sql.param([...tindakan])}::text[]) and orang = ${orang}) as ada`,
  );
  return rows[0]?.ada === true;
}
