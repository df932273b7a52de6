import type { Sql, SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { Sisi } from './terapkan-pegawai.ts';

export type JenisUmpan = 'pegawai' | 'kinerja' | 'hukdis' | 'formasi' | 'riwayat';

export interface BarisTarikan {
  readonly id: string;
  readonly instansi: number;
  readonly sisi: Sisi;
  readonly jenis: JenisUmpan;
  readonly status: string;
  readonly berkas: string | null;
  readonly lengkap: boolean;
}

export interface TarikanBaru {
  readonly instansi: number;
  readonly sisi: Sisi;
  readonly jenis: JenisUmpan;
  readonly asal: 'TARIK' | 'UNGGAH' | 'IMPOR';
  readonly berkas: string;
  readonly sha256: string;
  readonly lengkap: boolean;
  readonly oleh: string;
}

/** Records an accepted feed: from here on it survives any crash, since the file and this row are durable. */
export async function catatTarikan(sql: Sql | SqlTransaksi, t: TarikanBaru): Promise<string> {
  const [baris] = await sql<{ id: string }[]>`/* tarikan.catat */ insert into tarikan (sisi, instansi, jenis, asal, berkas, sha256, lengkap, oleh)
    values (${t.sisi}, ${t.instansi}, ${t.jenis}, ${t.asal}, ${t.berkas}, ${t.sha256}, ${t.lengkap}, ${t.oleh}) returning id`;
  if (baris === undefined) throw new RangeError('tarikan tidak tercatat');
  return String(baris.id);
}

export async function bacaTarikan(sql: Sql | SqlTransaksi, id: string): Promise<BarisTarikan | null> {
  const [baris] = await sql<BarisTarikan[]>`select id::text id, instansi, sisi, jenis, status, berkas, lengkap from tarikan where id = ${id}`;
  return baris ?? null;
}

/** Age and state of one feed of one instansi, as the gate reads it. */
export async function catatKesegaran(
  sql: Sql | SqlTransaksi,
  k: { instansi: number; sisi: Sisi; jenis: JenisUmpan; status: string; pada: Date | null; tarikan: string | null; sebab: string | null; jumlah?: number },
): Promise<void> {
  await sql`/* tarikan.kesegaran */ insert into kesegaran as s (instansi, sisi, jenis, status, pada, tarikan, sebab, jumlah)
    values (${k.instansi}, ${k.sisi}, ${k.jenis}, ${k.status}, ${k.pada}, ${k.tarikan}, ${k.sebab}, ${k.jumlah ?? null})
    on conflict (instansi, sisi, jenis) do update set status = excluded.status, pada = greatest(s.pada, excluded.pada), tarikan = coalesce(excluded.tarikan, s.tarikan), sebab = excluded.sebab,
      jumlah = coalesce(excluded.jumlah, s.jumlah), percobaan = case when excluded.status = 'MENCOBA_LAGI' then s.percobaan + 1 else 0 end, diubah_pada = clock_timestamp()`;
}

/** Takes one feed out of staging; safe to repeat. */
export async function kosongkanStaging(sql: Sql | SqlTransaksi, tarikan: string): Promise<void> {
  await sql`delete from staging_pegawai where tarikan = ${tarikan}`;
  await sql`delete from staging_kunci where tarikan = ${tarikan}`;
  await sql`delete from staging_fakta where tarikan = ${tarikan}`;
  await sql`delete from staging_riwayat where tarikan = ${tarikan}`;
}
