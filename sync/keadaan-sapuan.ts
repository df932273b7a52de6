import type { KeadaanSapuan, PerBacaan } from '../domain/selisih/jadwal-sapuan.ts';
import type { Sql } from '../platform/db/postgres-js.ts';
import { VERSI_RIWAYAT } from './1-canonicalise/riwayat/baca.ts';
import { VERSI_KANON } from './1-canonicalise/versi.ts';

/** Versions by which this program reads. */
export const VERSI_BACAAN: PerBacaan<number> = { kanon: VERSI_KANON, riwayat: VERSI_RIWAYAT };

interface Baris {
  readonly kini: Date;
  readonly mulai: Date | null;
  readonly kanon: number | null;
  readonly riwayat: number | null;
  readonly diminta: Date | null;
  readonly kanonLama: boolean;
  readonly riwayatLama: boolean;
}

/** Reads from Postgres what decides whether a sweep is due; all instants are the database's. */
export async function bacaKeadaanSapuan(sql: Sql, versi: PerBacaan<number>): Promise<KeadaanSapuan> {
  const [k] = await sql<Baris[]>`/* sapuan.keadaan */
    select clock_timestamp() kini, s.mulai, s.ver kanon, s.ver_riwayat riwayat, (select max(pada) from sapuan_permintaan) diminta,
      exists (select from sidik_blok where n > 0 and ver is distinct from ${versi.kanon}) "kanonLama",
      exists (select from riwayat_cakupan c join tarikan t on t.id = c.tarikan where split_part(t.revisi, '|', 1) is distinct from ${`riwayat:${versi.riwayat}`}) "riwayatLama"
    from (values (1)) satu left join lateral (select mulai, ver, ver_riwayat from sapuan where selesai is not null order by id desc limit 1) s on true`;
  return {
    kini: k?.kini.getTime() ?? 0,
    terakhir: k?.mulai ? { mulai: k.mulai.getTime(), versi: { kanon: k.kanon, riwayat: k.riwayat } } : null,
    dimintaPada: k?.diminta?.getTime() ?? null,
    adaVersiLama: { kanon: k?.kanonLama ?? false, riwayat: k?.riwayatLama ?? false },
  };
}
