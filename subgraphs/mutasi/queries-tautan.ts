import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/pelaku.ts';

export interface TautanRow extends Record<string, unknown> {
  readonly id: string;
  readonly usul: string;
  readonly nip: string;
  readonly berakhirPada: string;
  readonly dicabutPada: string | null;
  readonly dibuatPada: string;
}

export async function selectTautan(tx: Tx, usulIds: readonly string[]): Promise<readonly TautanRow[]> {
  const { rows } = await tx.execute<TautanRow>(sql`select t.id::text as id, t.usul::text as usul, lpad(t.nip::text, 18, '0') as nip,
      to_jsonb(t.berakhir_pada) #>> '{}' as "berakhirPada", to_jsonb(c.pada) #>> '{}' as "dicabutPada", to_jsonb(t.pada) #>> '{}' as "dibuatPada"
    from tautan_usul t left join pencabutan_tautan_usul c on c.tautan = t.id
    where t.usul = any (${sql.param(usulIds.filter((id) => /^\d{1,18}$/.test(id)))}::bigint[]) order by t.id`);
  return rows;
}

/** Whether this person is in this usul, and the caller may open a link for them: what row-level security would refuse is asked first. */
export async function bolehTautan(tx: Tx, usulId: string, nip: string): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(sql`select exists (select from usul u join usul_pegawai p on p.usul = u.id
    where u.id = ${usulId}::bigint and p.nip = ${nip}::bigint and ((select kunci.cakupan_baris()) = -3 or u.instansi = (select kunci.cakupan_baris()))) as ada`);
  return rows[0]?.ada === true;
}

export interface TautanBaru {
  readonly usulId: string;
  readonly nip: string;
  /** sha256 of the secret, hexadecimal; the secret itself is stored nowhere. */
  readonly sidik: string;
  readonly hari: number;
  readonly oleh: string;
  readonly orang: string;
}

export async function insertTautan(tx: Tx, t: TautanBaru): Promise<{ readonly id: string; readonly berakhirPada: string }> {
  const { rows } = await tx.execute<{ id: string; berakhirPada: string }>(sql`insert into tautan_usul (usul, nip, sidik, berakhir_pada, oleh, orang)
    values (${t.usulId}::bigint, ${t.nip}::bigint, ${t.sidik}, clock_timestamp() + make_interval(days => ${t.hari}), ${t.oleh}, ${t.orang})
    returning id::text as id, to_jsonb(berakhir_pada) #>> '{}' as "berakhirPada"`);
  const [row] = rows;
  if (row === undefined) throw new RangeError('tautan tanpa baris');
  return row;
}

/** The usul of a link within the caller's reach; null = none. */
export async function selectUsulTautan(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await tx.execute<{ usul: string }>(sql`select usul::text as usul from tautan_usul where id = ${id}::bigint`);
  return rows[0]?.usul ?? null;
}

/** False when it was revoked before. */
export async function insertPencabutan(tx: Tx, id: string, oleh: string, orang: string): Promise<boolean> {
  const { rowCount } = await tx.execute(
    sql`insert into pencabutan_tautan_usul (tautan, oleh, orang) values (${id}::bigint, ${oleh}, ${orang}) on conflict (tautan) do nothing`,
  );
  return rowCount === 1;
}
