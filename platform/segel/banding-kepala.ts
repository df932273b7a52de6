import type { Sql, SqlTransaksi } from '../db/postgres-js.ts';
import type { Kepala } from './segel.ts';

/** A published head that the chain does not hold (any more), or holds with another hash. */
export interface KepalaBerbeda {
  readonly shard: number;
  readonly urut: string;
  readonly cacat: 'TERBITAN_HILANG' | 'TERBITAN_BERBEDA';
}

/** Heads of one statement: a year of minutes is compared in slices. */
const SEKALI = 20_000;

/** A chain that was rewritten from some entry on is sound in itself; only what was published before still knows what stood there. */
export async function bandingkanKepala(sql: Sql | SqlTransaksi, kepala: readonly Kepala[]): Promise<readonly KepalaBerbeda[]> {
  const beda: KepalaBerbeda[] = [];
  for (let i = 0; i < kepala.length; i += SEKALI)
    beda.push(
      ...(await sql<
        KepalaBerbeda[]
      >`/* jejak.terbitan */ select t.shard, t.urut::text urut, case when j.hash is null then 'TERBITAN_HILANG' else 'TERBITAN_BERBEDA' end cacat
        from jsonb_to_recordset(${sql.json(kepala.slice(i, i + SEKALI))}) t(shard smallint, urut bigint, hash text) left join jejak j on j.shard = t.shard and j.urut = t.urut
        where encode(coalesce(j.hash, case when t.urut = 0 then sha256(convert_to('simpul-jejak-' || t.shard, 'UTF8')) end), 'hex') is distinct from t.hash group by t.shard, t.urut, j.hash is null order by t.shard, t.urut`),
    );
  return beda;
}
