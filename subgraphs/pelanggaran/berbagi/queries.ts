import { sql } from 'drizzle-orm';
import type { AudiensPesan } from '../../../domain/pelanggaran/sbt/pesan.ts';
import { iso } from '../../../platform/db/iso.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { Potongan } from '../queries.ts';

const PESAN = sql`select p.id::text as id, p.temuan::text as temuan, p.audiens, p.isi, p.oleh, ${iso(sql`p.pada`)} as pada from temuan_pesan p`;

export interface BarisPesan extends Record<string, unknown> {
  readonly id: string;
  readonly temuan: string;
  readonly audiens: AudiensPesan;
  readonly isi: string;
  /** Role of the sender. */
  readonly oleh: string;
  readonly pada: string;
}

/** Messages of each case after `sesudah`, oldest first. */
export async function selectPesan(tx: Tx, temuan: readonly string[], { sesudah, batas }: Potongan): Promise<readonly BarisPesan[]> {
  const { rows } = await tx.execute<BarisPesan>(sql`select x.* from unnest(${sql.param([...temuan])}::bigint[]) t
    cross join lateral (${PESAN} where p.temuan = t and p.id > ${sesudah ?? '0'}::bigint order by p.id limit ${batas}) x`);
  return rows;
}

export async function selectPesanById(tx: Tx, id: string): Promise<BarisPesan | null> {
  const { rows } = await tx.execute<BarisPesan>(sql`${PESAN} where p.id = ${id}::bigint`);
  return rows[0] ?? null;
}

export interface PesanBaru {
  readonly temuan: string;
  readonly audiens: AudiensPesan;
  readonly isi: string;
  readonly oleh: string;
  readonly orang: string;
}

export async function insertPesan(tx: Tx, p: PesanBaru): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into temuan_pesan (temuan, audiens, isi, oleh, orang)
    values (${p.temuan}::bigint, ${p.audiens}, ${p.isi}, ${p.oleh}, ${p.orang}) returning id::text as id`);
  return String(rows[0]?.id);
}

export interface BarisAkses extends Record<string, unknown> {
  readonly id: string;
  readonly cara: string;
  readonly peran: string;
  readonly instansiId: string | null;
  readonly pada: string;
}

/** Who opened the file of a case, newest first. */
export async function selectAkses(tx: Tx, temuan: string, { sesudah, batas }: Potongan): Promise<readonly BarisAkses[]> {
  const { rows } =
    await tx.execute<BarisAkses>(sql`select a.id::text as id, a.cara, a.peran, i.id as "instansiId", ${iso(sql`a.pada`)} as pada from temuan_akses a
    left join instansi i on i.no = a.instansi where a.temuan = ${temuan}::bigint and (${sesudah}::bigint is null or a.id < ${sesudah}::bigint) order by a.id desc limit ${batas}`);
  return rows;
}
