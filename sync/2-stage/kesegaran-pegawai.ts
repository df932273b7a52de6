import type pg from 'pg';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { JenisUmpan } from './tarikan.ts';
import type { Tarikan } from './terapkan-pegawai.ts';

/** Which feed of master records, as far as ages of single people go. */
type Umpan = Pick<Tarikan, 'id' | 'instansi' | 'sisi' | 'revisi'>;

/**
 * Takes out of staging whom the hub has read by itself after the moment that this feed speaks for, under the same rules: an older row must not come
 * over a younger one, nor take its person away. All other people of the feed are applied; how many were left alone is kept with it (isDisentuh).
 */
export async function sisihkanLebihSegar(klien: pg.ClientBase, { id, instansi, sisi, revisi }: Umpan): Promise<void> {
  await klien.query(
    `/* orang.sisihkan */ with segar as (select k.nip from kesegaran_pegawai k join tarikan t on t.id = $1
         where k.instansi = $2 and k.sisi = $3 and k.jenis = 'pegawai' and k.revisi = $4 and k.pada > t.diterima_pada),
       baris as (delete from staging_pegawai s using segar where s.tarikan = $1 and s.nip = segar.nip),
       kunci as (delete from staging_kunci s using segar where s.tarikan = $1 and s.nip = segar.nip returning s.nip)
     update tarikan set disisihkan = (select count(*) from kunci) where id = $1`,
    [id, instansi, sisi, revisi],
  );
}

/** Whose row a complete feed writes, or finds unchanged, is as old as that feed: the ages that remain are of people it has left alone. */
export async function cabutYangTertimpa(tx: SqlTransaksi, { id, instansi, sisi, revisi }: Umpan): Promise<void> {
  await tx`/* orang.tertimpa */ update kesegaran_pegawai k set pada = null, revisi = null, tarikan = null from tarikan t
    where t.id = ${id} and k.instansi = ${instansi} and k.sisi = ${sisi} and k.jenis = 'pegawai' and k.pada is not null and (k.revisi <> ${revisi} or k.pada <= t.diterima_pada)`;
}

/** People whose row is gone or became unreadable (temp tables `hilang` and `tak_pasti`) have no fresh row. */
export async function cabutYangTakTerbaca(tx: SqlTransaksi, { instansi, sisi }: Umpan): Promise<void> {
  await tx`/* orang.takTerbaca */ update kesegaran_pegawai k set pada = null, revisi = null, tarikan = null where k.instansi = ${instansi} and k.sisi = ${sisi}
    and k.jenis = 'pegawai' and k.pada is not null and k.nip in (select nip from hilang union all select nip from tak_pasti)`;
}

/** What the hub holds of these people is what their source said at the moment of this reading; `revisi`: null for facts, which are read under the same rules everywhere. */
export async function catatSegar(
  tx: SqlTransaksi,
  { id, instansi, sisi, jenis, revisi }: Omit<Umpan, 'revisi'> & { readonly jenis: JenisUmpan; readonly revisi: string | null },
  nip: readonly string[],
): Promise<void> {
  await tx`/* orang.segar */ insert into kesegaran_pegawai (instansi, sisi, jenis, nip, pada, revisi, tarikan)
    select ${instansi}, ${sisi}, ${jenis}, n::bigint, t.diterima_pada, ${revisi}, t.id from jsonb_array_elements_text(${tx.json([...nip])}) n cross join tarikan t where t.id = ${id}
    on conflict (instansi, sisi, jenis, nip) do update set pada = excluded.pada, revisi = excluded.revisi, tarikan = excluded.tarikan, ragu = false, ragu_kunci = null`;
}

/** A reading of single people that is older than what the feed as a whole already says would bring it back in time. */
export async function isLebihTua(tx: SqlTransaksi, { id, instansi, sisi, jenis }: Omit<Umpan, 'revisi'> & { readonly jenis: string }): Promise<boolean> {
  const [baris] = await tx<
    { tua: boolean }[]
  >`/* orang.tua */ select exists (select from kesegaran k where k.instansi = ${instansi} and k.sisi = ${sisi} and k.jenis = ${jenis} and k.pada >= t.diterima_pada)
      or exists (select from tarikan l where l.instansi = ${instansi} and l.sisi = ${sisi} and l.jenis = ${jenis} and l.asal <> 'ORANG' and l.status in ('DITERAPKAN', 'DISIAPKAN')
        and l.diterima_pada >= t.diterima_pada) tua from tarikan t where t.id = ${id}`;
  return baris?.tua !== false;
}
