import type { Sql } from '../../platform/db/postgres-js.ts';
import type { DasarJadwal } from '../jadwal/tingkat.ts';
import type { SisiSumber } from '../sources/sumber-berkas.ts';
import type { SumberTerpasang } from './sumber-terpasang.ts';

/** Feeds of which a source can be asked about one person. */
export const JENIS_ORANG = ['pegawai', 'kinerja', 'hukdis'] as const;
export type JenisOrang = (typeof JENIS_ORANG)[number];
export const isJenisOrang = (jenis: string): jenis is JenisOrang => (JENIS_ORANG as readonly string[]).includes(jenis);

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
  // Questions of all feeds of this source come out of one budget.
  const [kini] = await sql<{ pada: Date; selangMs: number }[]>`/* orang.kini */ select clock_timestamp() pada,
    1000 * greatest(${s.jarakDetik}::int / 2.0, 2 * count(g.nip) / max(a.per_detik))::float8 "selangMs"
    from (select 1) x left join anggaran_sumber a on a.sumber = ${s.sumber} left join orang_giliran g on g.instansi = ${s.instansi} and g.macam = ${s.macam}`;
  const nip = await sql<{ nip: string }[]>`/* orang.giliran */ select lpad(nip::text, 18, '0') nip from orang_giliran g
    where g.instansi = ${s.instansi} and g.sisi = ${s.sisi} and g.jenis = ${s.jenis} and coalesce(g.berikut <= clock_timestamp(), true) order by g.berikut nulls first, g.nip limit ${SEKALI}`;
  return { nip: nip.map((b) => b.nip), pada: kini?.pada ?? new Date(0), selangMs: kini?.selangMs ?? 0 };
}

/** Plans when these people are asked again, with jitter of a tenth. */
export async function rencanakan(sql: Sql, { instansi, sisi, jenis }: SumberTerpasang, nip: readonly string[], selangMs: number): Promise<void> {
  if (nip.length === 0) return;
  await sql`/* orang.rencana */ insert into kesegaran_pegawai (instansi, sisi, jenis, nip, berikut)
    select ${instansi}, ${sisi}, ${jenis}, n::bigint, clock_timestamp() + ${selangMs} * (0.9 + 0.1 * random()) * interval '1 ms' from jsonb_array_elements_text(${sql.json([...nip])}) n
    on conflict (instansi, sisi, jenis, nip) do update set berikut = excluded.berikut`;
}

/** Readings that changed nothing, refused nothing and are nobody's age any more: what they said is in the reading that came after. */
export async function buangTanpaPerubahan(sql: Sql, { instansi, sisi, jenis }: SumberTerpasang): Promise<void> {
  await sql`/* orang.buang */ delete from tarikan t where t.instansi = ${instansi} and t.sisi = ${sisi} and t.jenis = ${jenis} and t.asal = 'ORANG' and t.status = 'DITERAPKAN'
    and t.diterapkan + t.dihapus + t.karantina + t.peringatan = 0 and not exists (select from kesegaran_pegawai k where k.tarikan = t.id)
    and not exists (select from staging_kunci s where s.tarikan = t.id)`;
}

/**
 * Those of `tiada` of whom "not found" means that they have no such fact: their master record was read by itself from the same kind of source, within
 * the hours in which it counts as fresh, so that the service knows these numbers. Of anybody else it may mean anything.
 */
export async function tanpaFakta(sql: Sql, { instansi, macam }: SumberTerpasang, tiada: readonly string[]): Promise<readonly string[]> {
  if (tiada.length === 0) return [];
  const dikenal = await sql<{ nip: string }[]>`/* orang.tanpaFakta */ select lpad(g.nip::text, 18, '0') nip from orang_giliran g
    join kesegaran_pegawai k on (k.instansi, k.sisi, k.jenis, k.nip) = (g.instansi, g.sisi, g.jenis, g.nip)
    where g.instansi = ${instansi} and g.jenis = 'pegawai' and g.macam = ${macam} and umur_segar(k.pada)
      and g.nip in (select n::bigint from jsonb_array_elements_text(${sql.json([...tiada])}) n)`;
  return dikenal.map((b) => b.nip);
}

/** The source said that it knows nobody of these numbers. */
export async function catatTiada(sql: Sql, { instansi, sisi, jenis }: SumberTerpasang, nip: readonly string[]): Promise<void> {
  if (nip.length === 0) return;
  await sql`/* orang.tiada */ update kesegaran_pegawai set pada = null, revisi = null, tarikan = null
    where instansi = ${instansi} and sisi = ${sisi} and jenis = ${jenis} and nip in (select n::bigint from jsonb_array_elements_text(${sql.json([...nip])}) n)`;
}

export interface OrangJatuhTempo {
  readonly instansi: number;
  readonly sisi: SisiSumber;
  readonly jenis: JenisOrang;
  readonly lambat: boolean;
}

/** Feeds that can be asked about single people and where somebody of an open usul is to be asked now; not paused, source not at rest. */
export async function orangJatuhTempo({ pool }: DasarJadwal, batas: number): Promise<readonly OrangJatuhTempo[]> {
  const { rows } = await pool.query<OrangJatuhTempo>(
    `/* orang.jatuhTempo */ with g as materialized (select instansi, sisi, jenis, min(coalesce(berikut, '-infinity')) berikut from orang_giliran
         where coalesce(berikut <= clock_timestamp(), true) group by 1, 2, 3),
     tempo as (select g.*, coalesce(p.lambat, false) lambat from g join jadwal_umpan j using (instansi, sisi, jenis) join kesegaran k using (instansi, sisi, jenis)
       left join pemutus_sumber p on p.sumber = j.sumber
       where k.status <> 'DIJEDA' and (p.sumber is null or p.keadaan = 'TERTUTUP' or p.sampai <= clock_timestamp()))
     select instansi, sisi, jenis, lambat from (select *, row_number() over (partition by lambat order by berikut, instansi, sisi, jenis <> 'pegawai', jenis) ke from tempo) x
     where ke <= $1 order by ke`,
    [batas],
  );
  return rows;
}
