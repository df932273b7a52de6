import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import type { JenisUmpan } from './tarikan.ts';
import type { Sisi } from './terapkan-pegawai.ts';

interface UmpanDiterapkan {
  readonly id: string;
  readonly sha256: string | null;
  readonly revisi: string | null;
  readonly asal: string;
  readonly berkas: string | null;
  readonly diterimaPada: Date;
  /** People whom it left alone for a younger reading of them. */
  readonly disisihkan: number;
}

/** What the hub knows about one feed before it looks at the source. */
export interface KeadaanUmpan {
  readonly kodeCepat: string;
  readonly status: string | null;
  /** Moves with the profile and the crosswalk; cheap to compare with what the worker saw last. */
  readonly gerak: string;
  /** The last complete feed that was applied. */
  readonly terakhir: UmpanDiterapkan | null;
  /** The newest reading of single people that changed rows since then; null: none did. */
  readonly sentuhan: string | null;
  /** Content of the last file that was pulled and not refused or held. */
  readonly folder: string | null;
  /** The newest pull of this feed while it is unfinished. */
  readonly lanjut: { readonly id: string; readonly sha256: string | null } | null;
}

type Baris = Omit<KeadaanUmpan, 'terakhir' | 'lanjut'> & { readonly lanjutId: string | null; readonly lanjutSha256: string | null } & {
  readonly [K in keyof UmpanDiterapkan]: UmpanDiterapkan[K] | null;
};

/** Throws TIDAK_DITEMUKAN for an instansi the hub does not know. */
export async function bacaKeadaan(sql: Sql, instansi: number, u: { readonly sisi: Sisi; readonly jenis: JenisUmpan }): Promise<KeadaanUmpan> {
  const [b] = await sql<
    Baris[]
  >`/* tarik.keadaan */ select i.kode_cepat "kodeCepat", k.status, concat_ws('|', p.id, p.versi, (select max(diubah_pada) from padanan where instansi = i.no)) gerak,
      t.id::text id, t.sha256, t.revisi, t.asal, t.berkas, t.diterima_pada "diterimaPada", t.disisihkan, f.sha256 folder, o.id::text sentuhan, l.id::text "lanjutId", l.sha256 "lanjutSha256"
    from instansi i left join profil_pemetaan p on p.id = i.profil_id and p.aktif
    left join kesegaran k on k.instansi = i.no and k.sisi = ${u.sisi} and k.jenis = ${u.jenis}
    left join lateral (select id, sha256, revisi, asal, berkas, diterima_pada, disisihkan from tarikan where instansi = i.no and sisi = ${u.sisi} and jenis = ${u.jenis} and lengkap
      and status = 'DITERAPKAN' order by tarikan.id desc limit 1) t on true
    left join lateral (select sha256 from tarikan where instansi = i.no and sisi = ${u.sisi} and jenis = ${u.jenis} and asal = 'TARIK'
      and status in ('DITERAPKAN', 'DIGANTIKAN') order by tarikan.id desc limit 1) f on true
    left join lateral (select max(id) id from tarikan where instansi = i.no and sisi = ${u.sisi} and jenis = ${u.jenis} and asal = 'ORANG' and status = 'DITERAPKAN'
      and diterapkan + dihapus > 0 and tarikan.id > coalesce(t.id, 0)) o on true
    left join lateral (select id, sha256 from (select id, sha256, status, asal from tarikan where instansi = i.no and sisi = ${u.sisi} and jenis = ${u.jenis}
      order by tarikan.id desc limit 1) n where status in ('DITERIMA', 'DISIAPKAN') and asal = 'TARIK') l on true
    where i.no = ${instansi}`;
  if (b === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', `instansi ${instansi}`);
  const { kodeCepat, status, gerak, sentuhan, folder, id, asal, diterimaPada, sha256, revisi, berkas, disisihkan } = b;
  const terakhir =
    id === null || asal === null || diterimaPada === null ? null : { id, asal, diterimaPada, sha256, revisi, berkas, disisihkan: disisihkan ?? 0 };
  const lanjut = b.lanjutId === null ? null : { id: b.lanjutId, sha256: b.lanjutSha256 };
  return { kodeCepat, status, gerak, sentuhan, folder, terakhir, lanjut };
}

/**
 * What the source shows as unchanged is not what the hub holds, and has to be applied to say so: rows of single people were changed after the last
 * complete feed, or that feed left some people alone for younger readings of them. With `sebelum`: only what is older than that moment.
 */
export async function isDisentuh(
  sql: Sql,
  instansi: number,
  u: { readonly sisi: Sisi; readonly jenis: JenisUmpan },
  sebelum: Date | null = null,
): Promise<boolean> {
  const [baris] = await sql<{ ada: boolean }[]>`/* tarik.disentuh */ with terakhir as materialized (select id, disisihkan, diterima_pada from tarikan
      where instansi = ${instansi} and sisi = ${u.sisi} and jenis = ${u.jenis} and lengkap and status = 'DITERAPKAN' order by tarikan.id desc limit 1)
    select exists (select from terakhir where disisihkan > 0 and (${sebelum}::timestamptz is null or diterima_pada < ${sebelum}))
      or exists (select from tarikan o where o.instansi = ${instansi} and o.sisi = ${u.sisi} and o.jenis = ${u.jenis} and o.asal = 'ORANG' and o.status = 'DITERAPKAN'
        and o.diterapkan + o.dihapus > 0 and o.id > coalesce((select id from terakhir), 0) and (${sebelum}::timestamptz is null or o.diterima_pada < ${sebelum})) ada`;
  return baris?.ada === true;
}

interface Susulan {
  readonly asal: 'UNGGAH' | 'IMPOR';
  readonly berkas: string;
  readonly sha256: string;
  readonly lengkap: boolean;
  readonly diterimaPada: Date;
}

/** Feeds that were applied over this complete one and speak for some people only, oldest first. */
export async function bacaSusulan(sql: Sql, lengkap: string): Promise<readonly Susulan[]> {
  return sql<Susulan[]>`/* tarik.susulan */ select t.asal, t.berkas, t.sha256, t.lengkap, t.diterima_pada "diterimaPada"
    from tarikan t join tarikan l on l.id = ${lengkap} and (t.instansi, t.sisi, t.jenis) = (l.instansi, l.sisi, l.jenis)
    where t.id > l.id and not t.lengkap and t.status = 'DITERAPKAN' and t.asal <> 'ORANG' and t.berkas is not null and t.sha256 is not null order by t.id`;
}
