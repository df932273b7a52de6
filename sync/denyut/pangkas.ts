import { rm } from 'node:fs/promises';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Tujuan } from './cermin.ts';

/** Files put together by the hub that stay, newest first: the current one and two to look back. */
const DISIMPAN = 3;

/**
 * Removes files that the hub itself put together for earlier feeds of an agent: one a minute would fill the disk, and their rows live on in the newest.
 * Only of feeds that have ended, and never a file that another feed names.
 */
export async function pangkasRakitan(bahan: { readonly url: string }, { instansi, sisi, jenis }: Tujuan): Promise<number> {
  const basi = await sqlUntukIrisan(
    bahan.url,
    (sql) => sql<{ berkas: string }[]>`/* denyut.pangkas */ with rakitan as (
        select t.id, t.berkas, t.status, row_number() over (order by t.id desc) ke from denyut_sesi s join tarikan t on t.id = s.tarikan
        where s.instansi = ${instansi} and s.sisi = ${sisi} and s.jenis = ${jenis} and s.cara = 'DELTA'),
      lama as (select * from rakitan where ke between ${DISIMPAN + 1} and ${DISIMPAN + 20} and status in ('DITERAPKAN', 'DIGANTIKAN', 'GAGAL'))
      select distinct l.berkas from lama l where not exists (select from tarikan t where t.berkas = l.berkas and t.instansi = ${instansi} and t.id not in (select id from lama))`,
  );
  await Promise.all(basi.map((b) => rm(b.berkas, { force: true })));
  return basi.length;
}
