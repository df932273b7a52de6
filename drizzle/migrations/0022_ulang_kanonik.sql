-- Why: a crosswalk entry re-evaluates exactly the records that used its code, from their stored raw rows, instead of a second reading of the whole feed.
-- A feed keeps its header (a raw row means nothing without it), a row keeps the local codes it asked the crosswalk for, and every change of what a code
-- means is a row of `ulang_kanonik` until it has been applied. A new version of a mapping profile pulls the instansi of that profile, and no other.
-- Locks: brief ACCESS EXCLUSIVE on the altered tables; no rewrite, the columns are nullable. Reversible: drop the columns, the table, the functions and triggers.
alter table tarikan add column kepala jsonb;
alter table pegawai_bkn add column kode_lokal jsonb;
alter table pegawai_simpeg add column kode_lokal jsonb;
alter table staging_pegawai add column kode_lokal jsonb;
grant select (kode_lokal) on pegawai_bkn, pegawai_simpeg to simpul_app;

create table ulang_kanonik (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  tabel text not null,
  lokal text not null,
  oleh text,
  dibuat_pada timestamptz not null default clock_timestamp(),
  selesai_pada timestamptz,
  pegawai integer
);
create index ulang_kanonik_tunggu on ulang_kanonik (instansi, id) where selesai_pada is null;
alter table ulang_kanonik owner to simpul_pemilik;
alter table ulang_kanonik enable row level security;
alter table ulang_kanonik force row level security;
create policy pemilik on ulang_kanonik to simpul_pemilik using (true) with check (true);
create policy sinkron on ulang_kanonik to simpul_sync using (true) with check (true);
grant select, insert, update, delete, maintain on ulang_kanonik to simpul_sync;
grant usage on all sequences in schema public to simpul_sync;

drop trigger padanan_tarik_tambah on padanan;
drop trigger padanan_tarik_ganti on padanan;
drop function padanan_tarik();

-- One pending row per code whose meaning changed, and one job per instansi, in the transaction of the change. A bulk load before the first feed of an
-- instansi has nobody to re-evaluate; with a caller the rows are always written, since a first feed may be reading the old crosswalk at this moment.
create function padanan_ulang(p_baru jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare p text[] := kunci.pemanggil();
begin
  with kena as (
    insert into ulang_kanonik (instansi, tabel, lokal, oleh)
      select k.instansi, k.tabel, k.lokal, p[5] from jsonb_to_recordset(p_baru) k(instansi smallint, tabel text, lokal text)
      where p is not null or exists (select from tarikan t where t.instansi = k.instansi and t.sisi = 'SIMPEG' and t.jenis = 'pegawai')
      order by k.instansi, k.tabel, k.lokal returning instansi)
  insert into kotak_keluar (antrean, nama, payload, kunci)
    select 'utama', 'ulang-kanonik', jsonb_build_object('instansi', i), 'ulang-kanonik:' || i from (select distinct instansi i from kena) x order by i;
  perform pg_notify('kotak_keluar', '');
end $$;

create function padanan_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare b jsonb;
begin
  if tg_op = 'INSERT' then
    select jsonb_agg(jsonb_build_object('instansi', instansi, 'tabel', tabel, 'lokal', lokal)) into b from baru where status = 'BENAR' and siasn is not null;
  elsif tg_op = 'DELETE' then
    select jsonb_agg(jsonb_build_object('instansi', instansi, 'tabel', tabel, 'lokal', lokal)) into b from lama where status = 'BENAR' and siasn is not null;
  else
    select jsonb_agg(jsonb_build_object('instansi', instansi, 'tabel', tabel, 'lokal', lokal)) into b from lama l full join baru n using (instansi, tabel, lokal)
      where (case when l.status = 'BENAR' then l.siasn end) is distinct from (case when n.status = 'BENAR' then n.siasn end);
  end if;
  if b is not null then perform padanan_ulang(b); end if;
  return null;
end $$;
create trigger padanan_ulang_tambah after insert on padanan referencing new table as baru for each statement execute function padanan_pemicu();
create trigger padanan_ulang_ganti after update on padanan referencing old table as lama new table as baru for each statement execute function padanan_pemicu();
create trigger padanan_ulang_hapus after delete on padanan referencing old table as lama for each statement execute function padanan_pemicu();

-- A profile decides how every row is read, refused ones too, so its instansi read their files again; the others are left alone.
create function profil_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform jejak_catat('profil.dipasang', jsonb_build_object('profil', id, 'versi', versi), 'SISTEM', 'SISTEM') from baru where aktif;
  insert into kotak_keluar (antrean, nama, payload, kunci)
    select 'utama', 'tarik-instansi', jsonb_build_object('instansi', i.no), 'instansi:' || i.no from instansi i
    where i.profil_id in (select id from baru where aktif) and exists (select from tarikan t where t.instansi = i.no) order by i.no;
  perform pg_notify('kotak_keluar', '');
  return null;
end $$;
create trigger profil_tarik after insert on profil_pemetaan referencing new table as baru for each statement execute function profil_pemicu();

do $$ declare f text; begin
  foreach f in array array['padanan_ulang(jsonb)', 'padanan_pemicu()', 'profil_pemicu()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
