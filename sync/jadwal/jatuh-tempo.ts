import type pg from 'pg';
import { KUNCI_INSTANSI } from '../irisan-instansi.ts';
import type { UmpanSumber } from '../sources/sumber-berkas.ts';
import type { KeadaanSumber } from './sumber.ts';
import { type DasarJadwal, TINGKAT_KINI } from './tingkat.ts';

export interface InstansiJatuhTempo {
  readonly instansi: number;
  /** Feeds whose source was slow are pulled in the lane of the slow ones; an instansi may be due in both. */
  readonly lambat: boolean;
  /** A person asked for it. */
  readonly diminta: boolean;
}

/**
 * Instansi with a feed that is due now, not paused and whose source may be asked: at most `batas` per lane. Requests first, then by due date with
 * the head start of the tier: an instansi that waits long enough overtakes every tier, so none starves. What was fetched from a remote source lies
 * in a local file: looking at it asks that source nothing, and its breaker and lane fence the fetch instead.
 */
export async function pilihJatuhTempo({ pool, dasarMs }: DasarJadwal, batas: number): Promise<readonly InstansiJatuhTempo[]> {
  const { rows } = await pool.query<InstansiJatuhTempo>(
    `/* jadwal.jatuh_tempo */ with ${TINGKAT_KINI}, tempo as (
       select j.instansi, coalesce(p.lambat, false) lambat, bool_or(j.diminta_pada is not null) diminta,
         min(j.berikut - coalesce(t.mendahului, 0) * $1 * interval '1 millisecond') urut
       from jadwal_umpan j join kesegaran k using (instansi, sisi, jenis) left join t on t.kode = j.tingkat left join pemutus_sumber p on p.sumber = j.sumber and j.macam = 'BERKAS'
       where j.berikut <= clock_timestamp() and k.status <> 'DIJEDA' and (p.sumber is null or p.keadaan = 'TERTUTUP' or p.sampai <= clock_timestamp())
       group by 1, 2)
     select instansi, lambat, diminta from (select *, row_number() over (partition by lambat order by diminta desc, urut, instansi) ke from tempo) x
     where ke <= $2 order by diminta desc, urut, instansi`,
    [dasarMs, batas],
  );
  return rows;
}

/**
 * Makes every feed of these instansi that is not paused due now, as a request would: a pull that is under way does not answer it. Returns them, those
 * of a higher tier first.
 */
export async function jatuhTempoSemua(pool: pg.Pool, instansi: readonly number[]): Promise<readonly number[]> {
  const { rows } = await pool.query<{ instansi: number }>(
    `/* jadwal.semua */ with ${TINGKAT_KINI}, kena as (
       update jadwal_umpan j set berikut = clock_timestamp(), diminta_pada = clock_timestamp() from kesegaran k where (k.instansi, k.sisi, k.jenis) = (j.instansi, j.sisi, j.jenis) and k.status <> 'DIJEDA'
         and j.instansi = any ($1::smallint[])
       returning j.instansi, j.tingkat)
     select kena.instansi from kena left join t on t.kode = kena.tingkat group by 1 order by min(t.urut), 1`,
    [[...instansi]],
  );
  return rows.map((r) => r.instansi);
}

export interface UmpanJatuhTempo extends UmpanSumber, KeadaanSumber {
  readonly kodeCepat: string;
  /** Its file comes from a remote source; to look at it is no call. */
  readonly jauh: boolean;
  /** The source has a rate budget. */
  readonly beranggaran: boolean;
}

export interface TempoInstansi {
  /** The database's instant at which this was so. */
  readonly kini: Date;
  /** Another slice of the instansi (a pull, an upload) is being processed. */
  readonly dipegang: boolean;
  readonly umpan: readonly UmpanJatuhTempo[];
}

/** The feeds of one instansi that are due and not paused, people before facts. */
export async function umpanJatuhTempo(pool: pg.Pool, instansi: number): Promise<TempoInstansi> {
  const { rows: kini } = await pool.query<Omit<TempoInstansi, 'umpan'>>(
    `/* jadwal.kini */ select clock_timestamp() kini, exists (select from pg_locks l where l.locktype = 'advisory' and l.classid = $1::int::oid and l.objid = $2::int::oid
       and l.granted and l.database = (select oid from pg_database where datname = current_database())) dipegang`,
    [KUNCI_INSTANSI, instansi],
  );
  const { rows } = await pool.query<UmpanJatuhTempo>(
    `/* jadwal.umpan */ select j.sisi, j.jenis, j.sumber, j.macam <> 'BERKAS' jauh, coalesce(p.keadaan, 'TERTUTUP') keadaan, coalesce(p.gagal, 0) gagal, coalesce(p.lambat, false) lambat, p.sampai, i.kode_cepat "kodeCepat", a.sumber is not null beranggaran
     from jadwal_umpan j join kesegaran k using (instansi, sisi, jenis) join instansi i on i.no = j.instansi left join pemutus_sumber p on p.sumber = j.sumber and j.macam = 'BERKAS'
     left join anggaran_sumber a on a.sumber = j.sumber and j.macam = 'BERKAS'
     where j.instansi = $1 and j.berikut <= clock_timestamp() and k.status <> 'DIJEDA' order by j.jenis <> 'pegawai', j.sisi, j.jenis`,
    [instansi],
  );
  return { kini: kini[0]?.kini ?? new Date(), dipegang: kini[0]?.dipegang === true, umpan: rows };
}
