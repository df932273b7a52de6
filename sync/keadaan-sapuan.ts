import type { KeadaanSapuan } from '../domain/selisih/jadwal-sapuan.ts';
import type { Sql } from '../platform/db/postgres-js.ts';

/** Reads from Postgres what decides whether a sweep is due; all instants are the database's. */
export async function bacaKeadaanSapuan(sql: Sql, versi: number): Promise<KeadaanSapuan> {
  const [k] = await sql<{ kini: Date; mulai: Date | null; ver: number | null; diminta: Date | null; adaVersiLama: boolean }[]>`/* sapuan.keadaan */
    select clock_timestamp() kini, s.mulai, s.ver, (select max(pada) from sapuan_permintaan) diminta,
      exists (select from sidik_blok where n > 0 and ver is distinct from ${versi}) "adaVersiLama"
    from (values (1)) satu left join lateral (select mulai, ver from sapuan where selesai is not null order by id desc limit 1) s on true`;
  return {
    kini: k?.kini.getTime() ?? 0,
    terakhir: k?.mulai ? { mulai: k.mulai.getTime(), versi: k.ver } : null,
    dimintaPada: k?.diminta?.getTime() ?? null,
    adaVersiLama: k?.adaVersiLama ?? false,
  };
}
