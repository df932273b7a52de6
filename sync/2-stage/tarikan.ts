import { Kesalahan } from '../../domain/kesalahan.ts';
import { type PeristiwaTarikan, petaUmpan } from '../../domain/tarikan/keadaan-umpan.ts';
import type { Sql, SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { Sisi } from './terapkan-pegawai.ts';

export type JenisUmpan = 'pegawai' | 'kinerja' | 'hukdis' | 'formasi' | 'riwayat' | 'fakta';

export interface BarisTarikan {
  readonly id: string;
  readonly instansi: number;
  readonly sisi: Sisi;
  readonly jenis: JenisUmpan;
  readonly status: string;
  readonly berkas: string | null;
  readonly lengkap: boolean;
  /** Rows of single people that were asked by themselves. */
  readonly orang?: boolean;
}

export interface TarikanBaru {
  readonly instansi: number;
  readonly sisi: Sisi;
  readonly jenis: JenisUmpan;
  readonly asal: 'TARIK' | 'UNGGAH' | 'IMPOR' | 'ORANG';
  readonly berkas: string;
  readonly sha256: string;
  readonly lengkap: boolean;
  readonly oleh: string;
  /** Instant its truth is of; default, and at most, now by the clock of the database. A file read anew does not become younger. */
  readonly diterimaPada?: Date;
}

/** Records an accepted feed: from here on it survives any crash, since the file and this row are durable. */
export async function catatTarikan(sql: Sql | SqlTransaksi, t: TarikanBaru): Promise<string> {
  const [baris] = await sql<
    { id: string }[]
  >`/* tarikan.catat */ insert into tarikan (sisi, instansi, jenis, asal, berkas, sha256, lengkap, oleh, diterima_pada)
    values (${t.sisi}, ${t.instansi}, ${t.jenis}, ${t.asal}, ${t.berkas}, ${t.sha256}, ${t.lengkap}, ${t.oleh}, least(${t.diterimaPada ?? null}::timestamptz, now())) returning id`;
  if (baris === undefined) throw new RangeError('tarikan tidak tercatat');
  return String(baris.id);
}

export async function bacaTarikan(sql: Sql | SqlTransaksi, id: string): Promise<BarisTarikan | null> {
  const [baris] = await sql<
    BarisTarikan[]
  >`select id::text id, instansi, sisi, jenis, status, berkas, lengkap, asal = 'ORANG' orang from tarikan where id = ${id}`;
  return baris ?? null;
}

export interface KabarUmpan {
  readonly instansi: number;
  readonly sisi: Sisi;
  readonly jenis: JenisUmpan;
  readonly peristiwa: PeristiwaTarikan;
  /** Instant that the known truth is of; null leaves it. */
  readonly pada: Date | null;
  readonly tarikan: string | null;
  readonly sebab: string | null;
  readonly jumlah?: number;
}

/**
 * Moves the state of one feed, as the gate reads it, by the total table KEADAAN_UMPAN. A paused feed keeps its reason. No age
 * lies ahead of the database's clock, and one that did (its clock ran ahead and was set back) ends with the next reading. Throws PERALIHAN_DITOLAK.
 */
export async function catatKesegaran(sql: Sql | SqlTransaksi, k: KabarUmpan): Promise<void> {
  const peta = petaUmpan(k.peristiwa);
  const rows = await sql`/* tarikan.kesegaran */ insert into kesegaran as s (instansi, sisi, jenis, status, pada, tarikan, sebab, jumlah, percobaan)
    values (${k.instansi}, ${k.sisi}, ${k.jenis}, ${peta.BELUM_PERNAH}, case when ${k.pada}::timestamptz is not null then least(${k.pada}::timestamptz, clock_timestamp()) end, ${k.tarikan}, ${k.sebab}, ${k.jumlah ?? null}, ${k.peristiwa === 'gagal' ? 1 : 0})
    on conflict (instansi, sisi, jenis) do update set status = ${sql.json(peta)}::jsonb ->> s.status,
      pada = case when excluded.pada is null then s.pada else least(greatest(s.pada, excluded.pada), clock_timestamp()) end,
      tarikan = coalesce(excluded.tarikan, s.tarikan), sebab = case when s.status = 'DIJEDA' then s.sebab else excluded.sebab end, jumlah = coalesce(excluded.jumlah, s.jumlah),
      percobaan = case when excluded.percobaan = 1 then s.percobaan + 1 else 0 end, diubah_pada = clock_timestamp()
      where ${sql.json(peta)}::jsonb ->> s.status is not null returning 1`;
  if (rows.length === 0) throw new Kesalahan('PERALIHAN_DITOLAK', `umpan ${k.sisi} ${k.jenis}`);
}

/** The source was looked at and nothing was learned: neither state nor age moves. */
export async function catatDilihat(sql: Sql | SqlTransaksi, k: Pick<KabarUmpan, 'instansi' | 'sisi' | 'jenis'>): Promise<void> {
  await sql`/* tarikan.dilihat */ update kesegaran set diubah_pada = clock_timestamp() where instansi = ${k.instansi} and sisi = ${k.sisi} and jenis = ${k.jenis}`;
}

/** Takes one feed out of staging; safe to repeat. */
export async function kosongkanStaging(sql: Sql | SqlTransaksi, tarikan: string): Promise<void> {
  await sql`delete from staging_pegawai where tarikan = ${tarikan}`;
  await sql`delete from staging_kunci where tarikan = ${tarikan}`;
  await sql`delete from staging_fakta where tarikan = ${tarikan}`;
  await sql`delete from staging_ragu where tarikan = ${tarikan}`;
  await sql`delete from staging_riwayat where tarikan = ${tarikan}`;
}
