-- Why: histories of both sides, compared row by row under their natural keys; one finding per person, kind and key for ever, as with selisih.
-- Locks: `tarikan` briefly, for the wider check. Reversible: drop the new tables and put the old check back.
alter table tarikan drop constraint tarikan_jenis_check;
alter table tarikan add constraint tarikan_jenis_check check (jenis in ('pegawai', 'kinerja', 'hukdis', 'formasi', 'riwayat'));

create table riwayat_bkn (
  instansi smallint not null references instansi (no),
  nip bigint not null,
  jenis text not null check (jenis in ('jabatan', 'golongan', 'pendidikan', 'kinerja', 'hukdis')),
  kunci text collate "C" not null,
  kunci_cadangan text collate "C",
  kunci_tak boolean not null,
  batal boolean not null,
  urut text collate "C",
  isi jsonb not null,
  alasan jsonb not null,
  h bigint not null,
  tarikan bigint not null,
  primary key (instansi, nip, jenis, kunci)
);
create table riwayat_simpeg (like riwayat_bkn including all, foreign key (instansi) references instansi (no));
-- Kinds that the newest complete feed of a side offers. A kind that is not here says nothing.
create table riwayat_cakupan (
  instansi smallint not null references instansi (no), sisi text not null check (sisi in ('BKN', 'SIMPEG')), jenis text not null, tarikan bigint not null,
  primary key (instansi, sisi, jenis)
);
-- Whose history of which kind could not be read whole; nip 0 = anybody's. What is missing there proves nothing.
create table riwayat_tak_lengkap (
  instansi smallint not null references instansi (no), sisi text not null check (sisi in ('BKN', 'SIMPEG')), nip bigint not null, jenis text not null,
  primary key (instansi, sisi, nip, jenis)
);
-- macam: BARIS = a row; TOLAK = a refused one, jenis '*' when it is not known; CAKUPAN = the file says that it offers the kind.
create unlogged table staging_riwayat (
  tarikan bigint not null, baris integer not null, macam text not null, nip bigint, pns_id text, jenis text, kunci text collate "C", kunci_cadangan text,
  kunci_tak boolean, batal boolean, urut text, isi jsonb, alasan jsonb, h bigint
);
create index staging_riwayat_tarikan on staging_riwayat (tarikan, nip, jenis, kunci);

create table beda_riwayat (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  nip bigint not null,
  jenis text not null check (jenis in ('jabatan', 'golongan', 'pendidikan', 'kinerja', 'hukdis')),
  kunci text not null,
  beda text not null check (beda in ('HANYA_BKN', 'HANYA_SIMPEG', 'KOLOM', 'DATA_UTAMA')),
  nilai jsonb not null,
  level text not null check (level in ('BLOKIR', 'PERINGATAN', 'INFO')),
  status text not null default 'BARU' check (status in ('BARU', 'TERTUTUP')),
  sistemik boolean not null default false,
  versi integer not null default 1,
  sejak timestamptz not null default now(),
  diubah_pada timestamptz not null default now(),
  ditutup_pada timestamptz,
  tarikan bigint,
  unique (instansi, nip, jenis, kunci)
);
create index beda_riwayat_nip on beda_riwayat (nip) where status <> 'TERTUTUP';
create index beda_riwayat_antrean on beda_riwayat (instansi, id) where status <> 'TERTUTUP';
create table beda_riwayat_catatan (
  id bigint generated always as identity primary key,
  beda_riwayat bigint not null references beda_riwayat (id),
  dari text, ke text not null, sebab text not null, beda text not null, nilai jsonb not null,
  pada timestamptz not null default now()
);
create index beda_riwayat_catatan_induk on beda_riwayat_catatan (beda_riwayat);
create table temuan_sistemik_riwayat (
  instansi smallint not null references instansi (no), jenis text not null, beda text not null, jumlah integer not null, pembagi integer not null,
  sejak timestamptz not null default now(), ditutup_pada timestamptz, primary key (instansi, jenis, beda)
);
create table rekap_beda_riwayat (
  instansi smallint not null, jenis text not null, beda text not null, level text not null, jumlah bigint not null, primary key (instansi, jenis, beda, level)
);

create function rekap_beda_riwayat_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op <> 'DELETE' then
    insert into rekap_beda_riwayat as r select instansi, jenis, beda, level, count(*) from baru where status <> 'TERTUTUP' group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (instansi, jenis, beda, level) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  if tg_op <> 'INSERT' then
    insert into rekap_beda_riwayat as r select instansi, jenis, beda, level, -count(*) from lama where status <> 'TERTUTUP' group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (instansi, jenis, beda, level) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;
create trigger rekap_tambah after insert on beda_riwayat referencing new table as baru for each statement execute function rekap_beda_riwayat_pemicu();
create trigger rekap_ganti after update on beda_riwayat referencing old table as lama new table as baru for each statement execute function rekap_beda_riwayat_pemicu();
create trigger rekap_hapus after delete on beda_riwayat referencing old table as lama for each statement execute function rekap_beda_riwayat_pemicu();
create trigger bukti_tetap before update or delete on beda_riwayat_catatan for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on beda_riwayat_catatan for each statement execute function bukti_tetap();

do $$ declare t text; begin
  alter table staging_riwayat owner to simpul_pemilik;
  grant select, insert, update, delete, maintain on staging_riwayat to simpul_sync;
  foreach t in array array['riwayat_bkn', 'riwayat_simpeg', 'riwayat_cakupan', 'riwayat_tak_lengkap', 'beda_riwayat', 'beda_riwayat_catatan', 'temuan_sistemik_riwayat', 'rekap_beda_riwayat'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
  end loop;
  foreach t in array array['riwayat_bkn', 'riwayat_simpeg', 'riwayat_cakupan', 'riwayat_tak_lengkap', 'beda_riwayat', 'temuan_sistemik_riwayat'] loop
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', t);
    execute format('grant select, insert, update, delete, maintain on %I to simpul_sync', t);
  end loop;
end $$;
create policy sinkron on beda_riwayat_catatan to simpul_sync using (true) with check (true);
grant select, insert on beda_riwayat_catatan to simpul_sync;
create policy sinkron on rekap_beda_riwayat for select to simpul_sync using (true);
grant select on rekap_beda_riwayat to simpul_sync;
create policy jangkauan on beda_riwayat for select to simpul_app using (case (select kunci.cakupan_baris()) when -1 then true
  when -2 then instansi in (select i.no from instansi i where i.daerah) when -3 then nip = (select kunci.pemanggil_nip())
  else instansi = (select kunci.cakupan_baris()) end);
create policy jangkauan on beda_riwayat_catatan for select to simpul_app
  using ((select kunci.pemanggil_peran()) is not null and exists (select from beda_riwayat b where b.id = beda_riwayat));
create policy jangkauan on temuan_sistemik_riwayat for select to simpul_app using ((select kunci.cakupan_baris()) = -1 or instansi = (select kunci.cakupan_baris()));
create policy terbuka on rekap_beda_riwayat for select to simpul_app using ((select kunci.pemanggil_peran()) is not null);
grant select on beda_riwayat, beda_riwayat_catatan, temuan_sistemik_riwayat, rekap_beda_riwayat to simpul_app;
grant usage on all sequences in schema public to simpul_app, simpul_sync;
alter function rekap_beda_riwayat_pemicu() owner to simpul_pemilik;
revoke execute on function rekap_beda_riwayat_pemicu() from public;
