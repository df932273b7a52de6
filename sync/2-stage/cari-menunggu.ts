import type { Sql } from '../../platform/db/postgres-js.ts';
import type { BarisTarikan } from './tarikan.ts';

/** An applied feed of which rows wait for their person. */
export type UmpanMenunggu = Pick<BarisTarikan, 'id' | 'instansi' | 'sisi' | 'lengkap'> & { readonly jenis: 'kinerja' | 'hukdis' | 'fakta' | 'riwayat' };

/**
 * Feeds of this instansi with rows that wait for somebody who has a master record in it by now, oldest first, and the later ones of the same kind of
 * which rows are kept, since these speak of what the earlier will write. A person known by BKN's id alone is looked for among BKN's people of this
 * instansi and those whom its SIMPEG has.
 */
export const cariMenunggu = async (sql: Sql, instansi: number): Promise<readonly UmpanMenunggu[]> =>
  await sql<
    UmpanMenunggu[]
  >`/* menunggu.cari */ with m as materialized (select tarikan, jenis, nip, pns_id from baris_menunggu where instansi = ${instansi} and macam = 'MENUNGGU'),
    orang as materialized (
      select b.pns_id, b.nip from pegawai_bkn b where b.instansi = ${instansi} and b.pns_id in (select pns_id from m where nip is null)
      union select b.pns_id, b.nip from pegawai_simpeg s join pegawai_bkn b on b.nip = s.nip where s.instansi = ${instansi} and b.pns_id in (select pns_id from m where nip is null)),
    siap as (select m.tarikan, m.jenis from m where (m.nip is null and exists (select from orang o where o.pns_id = m.pns_id))
      or exists (select from pegawai_bkn p where p.instansi = ${instansi} and p.nip = m.nip)
      or (m.jenis <> 'fakta' and exists (select from pegawai_simpeg p where p.instansi = ${instansi} and p.nip = m.nip)))
    select t.id::text id, t.instansi, t.sisi, t.jenis, t.lengkap from tarikan t where t.id in (select b.tarikan from baris_menunggu b join siap s on b.jenis = s.jenis
      and (b.tarikan = s.tarikan or (b.jenis in ('kinerja', 'hukdis') and b.tarikan > s.tarikan)) where b.instansi = ${instansi}) order by t.id`;
