import type { Sql } from '../../platform/db/postgres-js.ts';
import type { DasarJadwal } from '../jadwal/tingkat.ts';
import type { SisiSumber } from '../sources/sumber-berkas.ts';
import type { SumberTerpasang } from './sumber-terpasang.ts';

/** Whom to ask now. */
export interface Giliran {
  readonly nip: readonly string[];
  /** The database's instant before the first is asked: what comes is at least as young. */
  readonly pada: Date;
  /** Until the same person is asked again, in ms: half the interval of the full fetch, and never so often that people take more than half of the budget. */
  readonly selangMs: number;
}

/** People asked in one run. */
const SEKALI = 200;

export async function bacaGiliran(sql: Sql, s: SumberTerpasang): Promise<Giliran> {
  const [kini] = await sql<{ pada: Date; selangMs: number }[]>`/* orang.kini */ select clock_timestamp() pada,
    1000 * greatest(${s.jarakDetik}::int / 2.0, 2 * count(d.nip) / max(a.per_detik))::float8 "selangMs"
    from (select 1) x left join anggaran_sumber a on a.sumber = ${s.sumber} left join orang_didahulukan d on d.instansi = ${s.instansi}`;
  const nip = await sql<{ nip: string }[]>`/* orang.giliran */ select lpad(d.nip::text, 18, '0') nip from orang_didahulukan d
    left join kesegaran_pegawai k on (k.instansi, k.sisi, k.nip) = (d.instansi, ${s.sisi}, d.nip)
    where d.instansi = ${s.instansi} and coalesce(k.berikut <= clock_timestamp(), true) order by k.berikut nulls first, d.nip limit ${SEKALI}`;
  return { nip: nip.map((b) => b.nip), pada: kini?.pada ?? new Date(0), selangMs: kini?.selangMs ?? 0 };
}

/** Plans when these people are asked again, with jitter of a tenth. */
export async function rencanakan(sql: Sql, { instansi, sisi }: SumberTerpasang, nip: readonly string[], selangMs: number): Promise<void> {
  if (nip.length === 0) return;
  await sql`/* orang.rencana */ insert into kesegaran_pegawai (instansi, sisi, nip, berikut)
    select ${instansi}, ${sisi}, n::bigint, clock_timestamp() + ${selangMs} * (0.9 + 0.1 * random()) * interval '1 ms' from jsonb_array_elements_text(${sql.json([...nip])}) n
    on conflict (instansi, sisi, nip) do update set berikut = excluded.berikut`;
}

/** Readings that changed nothing, refused nothing and are nobody's age any more: what they said is in the reading that came after. */
export async function buangTanpaPerubahan(sql: Sql, { instansi, sisi }: SumberTerpasang): Promise<void> {
  await sql`/* orang.buang */ delete from tarikan t where t.instansi = ${instansi} and t.sisi = ${sisi} and t.jenis = 'pegawai' and t.asal = 'ORANG' and t.status = 'DITERAPKAN'
    and t.diterapkan + t.karantina + t.peringatan = 0 and not exists (select from kesegaran_pegawai k where k.tarikan = t.id)
    and not exists (select from staging_kunci s where s.tarikan = t.id)`;
}

/** The source said that it knows nobody of these numbers. */
export async function catatTiada(sql: Sql, { instansi, sisi }: SumberTerpasang, nip: readonly string[]): Promise<void> {
  if (nip.length === 0) return;
  await sql`/* orang.tiada */ update kesegaran_pegawai set pada = null, revisi = null, tarikan = null
    where instansi = ${instansi} and sisi = ${sisi} and nip in (select n::bigint from jsonb_array_elements_text(${sql.json([...nip])}) n)`;
}

export interface OrangJatuhTempo {
  readonly instansi: number;
  readonly sisi: SisiSumber;
  readonly lambat: boolean;
}

/** Sides of instansi that can be asked about single people and where somebody of an open usul is to be asked now; not paused, source not at rest. */
export async function orangJatuhTempo({ pool }: DasarJadwal, batas: number): Promise<readonly OrangJatuhTempo[]> {
  const { rows } = await pool.query<OrangJatuhTempo>(
    `/* orang.jatuhTempo */ with d as materialized (select instansi, nip from orang_didahulukan),
     tempo as (select s.instansi, s.sisi, coalesce(p.lambat, false) lambat, min(coalesce(x.berikut, '-infinity')) berikut
       from d join sumber_instansi s on s.instansi = d.instansi and s.aktif and s.jenis = 'pegawai' and (s.macam = 'SIASN' or s.setelan ? 'orang')
       join jadwal_umpan j on (j.instansi, j.sisi, j.jenis) = (s.instansi, s.sisi, s.jenis) join kesegaran k on (k.instansi, k.sisi, k.jenis) = (s.instansi, s.sisi, s.jenis)
       left join kesegaran_pegawai x on (x.instansi, x.sisi, x.nip) = (s.instansi, s.sisi, d.nip) left join pemutus_sumber p on p.sumber = j.sumber
       where k.status <> 'DIJEDA' and coalesce(x.berikut <= clock_timestamp(), true) and (p.sumber is null or p.keadaan = 'TERTUTUP' or p.sampai <= clock_timestamp())
       group by 1, 2, 3)
     select instansi, sisi, lambat from (select *, row_number() over (partition by lambat order by berikut, instansi, sisi) ke from tempo) x where ke <= $1 order by ke`,
    [batas],
  );
  return rows;
}
