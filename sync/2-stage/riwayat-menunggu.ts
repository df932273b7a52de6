import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { TarikanRiwayat } from './rapikan-riwayat.ts';

/**
 * Keeps the rows of an applied feed of histories whose person has no master record in the instansi (temp table `riwayat_asing`), with the marks of what
 * else it refused of them; `kunci` is the kind of history. A complete feed ends the waiting of older rows, a partial one that of the histories it names.
 */
export async function simpanRiwayatMenunggu(tx: SqlTransaksi, t: TarikanRiwayat): Promise<void> {
  await tx`/* menunggu.gantiRiwayat */ delete from baris_menunggu m where m.instansi = ${t.instansi} and m.jenis = 'riwayat' and m.sisi = ${t.sisi} and m.tarikan < ${t.id}
    and (${t.lengkap} or exists (select from staging_riwayat s where s.tarikan = ${t.id} and s.macam = 'BARIS' and s.nip = m.nip and s.jenis = m.kunci)
      or exists (select from riwayat_asing a where a.jenis = m.kunci and (a.nip = m.nip or a.pns_id = m.pns_id)))`;
  const { count } = await tx`/* menunggu.simpanRiwayat */ insert into baris_menunggu (instansi, sisi, jenis, tarikan, macam, baris, kunci, nip, pns_id, isi)
    select ${t.instansi}, ${t.sisi}, 'riwayat', ${t.id}, 'MENUNGGU', baris, jenis, nip, pns_id, to_jsonb(a) from riwayat_asing a`;
  if (count > 0)
    await tx`/* menunggu.ragukanRiwayat */ insert into baris_menunggu (instansi, sisi, jenis, tarikan, macam, baris, kunci, nip, isi)
      select ${t.instansi}, ${t.sisi}, 'riwayat', ${t.id}, 'RAGU', baris, jenis, nip, to_jsonb(s) from staging_riwayat s
      where tarikan = ${t.id} and macam = 'TOLAK' and nip in (select nip from riwayat_asing) and baris not in (select baris from riwayat_asing)`;
}

/** Stages what a feed said of people who have a master record now, their unreadable rows too, and takes it out of the waiting rows. Returns how many waited. */
export async function siapkanRiwayatSusulan(tx: SqlTransaksi, t: TarikanRiwayat): Promise<number> {
  const milik = tx`m.instansi = ${t.instansi} and m.jenis = 'riwayat' and m.tarikan = ${t.id}`;
  const [n] = await tx<{ n: number }[]>`/* susulan.riwayat */ with orang as materialized (
      select m.nip, null::text pns_id from baris_menunggu m where ${milik} and m.nip is not null
        and (exists (select from pegawai_bkn p where p.instansi = ${t.instansi} and p.nip = m.nip) or exists (select from pegawai_simpeg p where p.instansi = ${t.instansi} and p.nip = m.nip))
      union select null, p.pns_id from pegawai_bkn p where p.instansi = ${t.instansi} and p.pns_id in (select m.pns_id from baris_menunggu m where ${milik} and m.nip is null)
      union select null, p.pns_id from pegawai_simpeg s join pegawai_bkn p on p.nip = s.nip where s.instansi = ${t.instansi}
        and p.pns_id in (select m.pns_id from baris_menunggu m where ${milik} and m.nip is null)),
    ambil as (delete from baris_menunggu m using orang o where ${milik} and case when m.nip is null then m.pns_id = o.pns_id else m.nip = o.nip end returning m.macam, m.baris, m.isi),
    siap as (insert into staging_riwayat select s.* from ambil a cross join lateral jsonb_populate_record(null::staging_riwayat, a.isi) s),
    tolakan as (delete from baris_ditolak b using ambil a where b.tarikan = ${t.id} and a.macam = 'MENUNGGU' and b.baris = a.baris)
    select count(*) filter (where macam = 'MENUNGGU')::int n from ambil`;
  return n?.n ?? 0;
}
