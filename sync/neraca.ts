import type { Sql, SqlTransaksi } from '../platform/db/postgres-js.ts';

/** Zone whose calendar days the account is kept in: that of the ministries. */
const ZONA = 'Asia/Jakarta';

/** One line of the account: the accepted feeds of one instansi, day and kind, and where each of their rows went. */
export interface BarisNeraca {
  /** Calendar day of acceptance, Jakarta, ISO. */
  readonly tanggal: string;
  readonly instansi: string;
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly jenis: string;
  /** Feeds accepted, and those of them that are not finished yet or could not be read at all: their rows are not counted. */
  readonly umpan: number;
  readonly berjalan: number;
  readonly gagal: number;
  /** Rows read = the six counts below. */
  readonly terbaca: number;
  readonly diterapkan: number;
  readonly takBerubah: number;
  readonly karantina: number;
  readonly duplikat: number;
  /** Rows of feeds that wait for a person, and of feeds that a newer one has overtaken. */
  readonly tertahan: number;
  readonly digantikan: number;
}

/** A finished feed whose account does not come out, with the reason. */
export interface UmpanTimpang {
  readonly tarikan: string;
  readonly sebab: 'JUMLAH' | 'BARIS_DITOLAK' | 'JEJAK';
}

export interface Neraca {
  readonly baris: readonly BarisNeraca[];
  readonly timpang: readonly UmpanTimpang[];
}

export interface PilihanNeraca {
  /** ISO day, or null for all. */
  readonly tanggal: string | null;
  /** Number of the instansi, or null for all. */
  readonly instansi: number | null;
}

/** Whether every line and every feed of the account comes out (I11). */
export const isSeimbang = ({ baris, timpang }: Neraca): boolean =>
  timpang.length === 0 && baris.every((b) => b.terbaca === b.diterapkan + b.takBerubah + b.karantina + b.duplikat + b.tertahan + b.digantikan);

/**
 * The account of accepted rows per instansi and day, and the feeds that contradict it: rows that do not add up, refused rows that are not all
 * named, an applied feed without exactly one entry in the audit.
 */
export async function bacaNeraca(sql: Sql | SqlTransaksi, { tanggal, instansi }: PilihanNeraca): Promise<Neraca> {
  const hari = sql`(t.diterima_pada at time zone ${ZONA})::date`;
  const syarat = sql`(${tanggal}::date is null or ${hari} = ${tanggal}::date) and (${instansi}::int is null or t.instansi = ${instansi}::int)`;
  const baris = await sql<BarisNeraca[]>`/* neraca.baris */ select ${hari}::text tanggal, i.id instansi, t.sisi, t.jenis, count(*)::int umpan,
      count(*) filter (where t.status in ('DITERIMA', 'DISIAPKAN'))::int berjalan, count(*) filter (where t.status = 'GAGAL')::int gagal,
      coalesce(sum(t.terbaca) filter (where t.status in ('DITERAPKAN', 'TERTUNDA', 'DIGANTIKAN')), 0)::float8 terbaca,
      coalesce(sum(t.diterapkan) filter (where t.status = 'DITERAPKAN'), 0)::float8 diterapkan,
      coalesce(sum(t.tak_berubah) filter (where t.status = 'DITERAPKAN'), 0)::float8 "takBerubah",
      coalesce(sum(t.karantina) filter (where t.status = 'DITERAPKAN'), 0)::float8 karantina,
      coalesce(sum(t.duplikat) filter (where t.status = 'DITERAPKAN'), 0)::float8 duplikat,
      coalesce(sum(t.terbaca) filter (where t.status = 'TERTUNDA'), 0)::float8 tertahan,
      coalesce(sum(t.terbaca) filter (where t.status = 'DIGANTIKAN'), 0)::float8 digantikan
    from tarikan t join instansi i on i.no = t.instansi where ${syarat} group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
  const timpang = await sql<
    UmpanTimpang[]
  >`/* neraca.timpang */ with entri as (select data ->> 'tarikan' tarikan, count(*)::int n from jejak where peristiwa = 'tarikan.diterapkan' group by 1),
    akhir as (select t.*, coalesce(e.n, 0) entri, (select count(*)::int from baris_ditolak b where b.tarikan = t.id) tertolak
      from tarikan t left join entri e on e.tarikan = t.id::text where t.status in ('DITERAPKAN', 'TERTUNDA', 'DIGANTIKAN', 'GAGAL') and ${syarat})
    select id::text tarikan, case when status = 'DITERAPKAN' and (terbaca <> diterapkan + tak_berubah + karantina + duplikat or least(diterapkan, tak_berubah, karantina, duplikat) < 0)
        then 'JUMLAH' when status = 'DITERAPKAN' and karantina <> tertolak then 'BARIS_DITOLAK' else 'JEJAK' end sebab
    from akhir where (status = 'DITERAPKAN' and (terbaca <> diterapkan + tak_berubah + karantina + duplikat or least(diterapkan, tak_berubah, karantina, duplikat) < 0
      or karantina <> tertolak)) or entri <> (status = 'DITERAPKAN')::int order by id`;
  return { baris: [...baris], timpang: [...timpang] };
}
