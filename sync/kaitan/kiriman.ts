import type { Pool } from 'pg';
import type { HasilKirim, PutusanKiriman } from '../../domain/kaitan/putusan.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';

/** A message in the hands of one attempt, with its address. */
export interface Kiriman {
  readonly id: string;
  readonly webhookId: string;
  readonly macam: string;
  readonly isi: object;
  readonly pada: Date;
  readonly percobaan: number;
  readonly instansi: number;
  readonly alamat: string;
  /** Sealed; the second one while both hold. */
  readonly rahasia: Buffer;
  readonly rahasiaLama: Buffer | null;
  readonly gagalBeruntun: number;
  readonly gagalMs: number;
}

/** Due: no other attempt holds it. Written once for the one address and for the look at all. */
const TEMPO = "n.status = 'MENUNGGU' and n.berikut <= clock_timestamp() and coalesce(n.dipegang_sampai <= clock_timestamp(), true)";
const TERBUKA = "a.status = 'AKTIF' and coalesce(a.rehat_sampai <= clock_timestamp(), true)";

/** Takes the next due message of an address for `pegangDetik`; an attempt that dies gives it back when that is over. Null: none is due, or the address rests. */
export async function ambilKiriman(pool: Pool, kaitan: string, pegangDetik: number): Promise<Kiriman | null> {
  const { rows } = await pool.query<Kiriman>(
    `/* kaitan.ambil */ with p as (select n.id from kaitan_kiriman n where n.kaitan = $1 and ${TEMPO}
        and exists (select from kaitan a where a.id = $1 and ${TERBUKA}) order by n.berikut, n.id limit 1 for update skip locked)
      update kaitan_kiriman n set percobaan = n.percobaan + 1, dipegang_sampai = clock_timestamp() + make_interval(secs => $2) from p, kaitan a
      where n.id = p.id and a.id = n.kaitan
      returning n.id::text id, n.webhook_id "webhookId", n.macam, n.isi, n.pada, n.percobaan, a.instansi, a.alamat, a.rahasia,
        case when a.lama_sampai > clock_timestamp() then a.rahasia_lama end "rahasiaLama", a.gagal_beruntun "gagalBeruntun",
        coalesce(extract(epoch from clock_timestamp() - a.gagal_sejak) * 1000, 0)::float8 "gagalMs"`,
    [kaitan, pegangDetik],
  );
  return rows[0] ?? null;
}

/**
 * Writes down what an attempt came to, of the message and of its address. An attempt that was taken for dead meanwhile changes the message no more, unless
 * it did deliver it.
 */
export async function catatKiriman(
  pool: Pool,
  { kaitan, kiriman, hasil, putusan }: { readonly kaitan: string; readonly kiriman: Kiriman; readonly hasil: HasilKirim; readonly putusan: PutusanKiriman },
): Promise<void> {
  const { sebab } = putusan;
  await pool.query(
    `/* kaitan.catat */ with n as (update kaitan_kiriman set status = $3::text, berikut = clock_timestamp() + make_interval(secs => $4::float8 / 1000), dipegang_sampai = null,
          kode_http = $5, sebab = $6::text, lama_ms = $7, selesai_pada = case when $3::text <> 'MENUNGGU' then clock_timestamp() end
        where id = $1 and status = 'MENUNGGU' and (percobaan = $2 or $3::text = 'TERKIRIM'))
      update kaitan set gagal_sejak = case when $6::text is not null then coalesce(gagal_sejak, clock_timestamp()) end,
        gagal_beruntun = case when $6::text is null then 0 else gagal_beruntun + 1 end,
        rehat_sampai = case when $9::float8 > 0 then clock_timestamp() + make_interval(secs => $9::float8 / 1000) end, lambat = $10
      where id = $8 and ($6::text is not null or gagal_sejak is not null or lambat <> $10)`,
    [
      kiriman.id,
      kiriman.percobaan,
      putusan.kiriman,
      putusan.ulangMs ?? 0,
      'status' in hasil ? hasil.status : null,
      sebab,
      hasil.lamaMs,
      kaitan,
      putusan.rehatMs,
      putusan.lambat,
    ],
  );
  if (putusan.kaitan !== 'TETAP')
    await pool.query("select kaitan_ubah_status($1, null, $2, $3, 'simpul-kaitan', 'simpul-kaitan')", [kaitan, putusan.kaitan, sebab]);
}

/** Puts an address at the back of its lane. */
export async function antrekanKaitan(pool: Pool, kaitan: string): Promise<void> {
  await pool.query('select kaitan_antrekan(array[$1::uuid])', [kaitan]);
}

/** Addresses with a message that is due and that nobody carries: what PostgreSQL expects of the queue. */
export async function kaitanJatuhTempo(sql: Sql): Promise<readonly { readonly id: string; readonly lambat: boolean }[]> {
  return sql<{ id: string; lambat: boolean }[]>`/* kaitan.tempo */ select a.id::text id, a.lambat from kaitan a where ${sql.unsafe(TERBUKA)}
    and exists (select from kaitan_kiriman n where n.kaitan = a.id and ${sql.unsafe(TEMPO)}) order by a.id`;
}

/**
 * Calls off what waits at an address that has ended, or has waited for more than `hari` days at one that is paused, and takes away what was settled more than
 * `hari` days ago. Returns how many were taken away.
 */
export async function hapusKirimanLama(sql: Sql, hari: number): Promise<number> {
  await sql`/* kaitan.batalkan */ update kaitan_kiriman n set status = 'DIBATALKAN', selesai_pada = clock_timestamp() from kaitan a
    where a.id = n.kaitan and n.status = 'MENUNGGU' and (a.status = 'BERAKHIR' or (a.status = 'DIJEDA' and n.pada < clock_timestamp() - make_interval(days => ${hari})))`;
  return (await sql`delete from kaitan_kiriman where status <> 'MENUNGGU' and selesai_pada < clock_timestamp() - make_interval(days => ${hari})`).count;
}
