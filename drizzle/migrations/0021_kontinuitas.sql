-- Why: one schedule for all feeds, held in PostgreSQL: which feed is due when, in which tier, from which source; a lost queue or a restart forgets nothing.
-- Locks: creates tables, functions and three partial indexes; replaces three functions. Reversible: drop them and restore the bodies of 0008, 0011 and 0012.
create table tingkat_tarik (
  kode text not null,
  urut smallint not null,
  kelipatan numeric not null check (kelipatan > 0),
  jitter numeric not null check (jitter between 0 and 0.5),
  mendahului numeric not null check (mendahului >= 0),
  hari integer,
  sejak date not null,
  sampai date,
  dasar text not null,
  primary key (kode, sejak)
);
-- Interval = kelipatan x the base interval of the installation, give or take jitter; mendahului = head start in base intervals when more is due than
-- can run; hari = how far back "recent" and "quiet" look.
insert into tingkat_tarik (kode, urut, kelipatan, jitter, mendahului, hari, sejak, dasar) values
  ('USUL_TERBUKA', 1, 0.5, 0.1, 4, null, date '2022-01-01', 'kebijakan hub: pegawai dalam usul berjalan didahulukan'),
  ('BARU_MEMBLOKIR', 2, 0.75, 0.1, 2, 7, date '2022-01-01', 'kebijakan hub: selisih yang memblokir dan masih baru'),
  ('BIASA', 3, 1, 0.1, 0, null, date '2022-01-01', 'kebijakan hub'),
  ('TENANG', 4, 4, 0.2, 0, 14, date '2022-01-01', 'kebijakan hub: tanpa selisih terbuka dan tanpa perubahan');

create table jadwal_umpan (
  instansi smallint not null references instansi (no),
  sisi text not null check (sisi in ('BKN', 'SIMPEG')),
  jenis text not null,
  tingkat text not null,
  sumber text not null,
  berikut timestamptz not null,
  diminta_pada timestamptz,
  terakhir timestamptz,
  lama_ms integer,
  primary key (instansi, sisi, jenis)
);
create index jadwal_umpan_berikut on jadwal_umpan (berikut);
create index jadwal_umpan_sumber on jadwal_umpan (sumber);
-- A source that is at rest or slow; no row = healthy.
create table pemutus_sumber (
  sumber text primary key,
  keadaan text not null default 'TERTUTUP' check (keadaan in ('TERTUTUP', 'TERBUKA', 'SETENGAH')),
  gagal integer not null default 0,
  sampai timestamptz,
  lambat boolean not null default false,
  diubah_pada timestamptz not null default clock_timestamp()
);
create index selisih_memblokir on selisih (instansi, sejak) where status <> 'TERTUTUP' and level in ('BLOKIR', 'BLOKIR_JAB');
-- Accepted and not finished: what the sweeper and the limit on uploads look at.
create index tarikan_menunggu on tarikan (instansi) where status in ('DITERIMA', 'DISIAPKAN');
create index usul_berjalan on usul (id) where status not in ('SELESAI', 'TMS', 'DIBATALKAN');

-- Moves feeds of an instansi by the total table of the domain (p_peta: status -> status, null = this event does not concern a feed in that status).
create function umpan_alihkan(p_instansi smallint, p_sisi text, p_jenis text, p_peta jsonb, p_sebab text, p_tarik boolean)
returns table (instansi smallint, sisi text, jenis text, ke text) language plpgsql security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
begin
  return query with kena as (
    update kesegaran k set status = p_peta ->> k.status, sebab = p_sebab, percobaan = 0, diubah_pada = clock_timestamp()
      where (p_instansi is null or k.instansi = p_instansi) and (p_sisi is null or k.sisi = p_sisi) and (p_jenis is null or k.jenis = p_jenis) and p_peta ->> k.status is not null
      returning k.instansi, k.sisi, k.jenis, k.status),
  tarik as (
    update jadwal_umpan j set berikut = clock_timestamp(), diminta_pada = clock_timestamp() from kena where p_tarik and (j.instansi, j.sisi, j.jenis) = (kena.instansi, kena.sisi, kena.jenis))
  select kena.instansi, kena.sisi, kena.jenis, kena.status from kena order by 1, 2, 3;
end $$;

-- Seconds until the next request of this instansi is taken, 0 = its feeds are due now; null = it has none that may be pulled.
create function umpan_minta(p_instansi smallint) returns numeric language plpgsql security definer set search_path = pg_catalog, public as $$
declare tunggu numeric;
begin
  perform from jadwal_umpan j left join kesegaran k using (instansi, sisi, jenis) where j.instansi = p_instansi and k.status is distinct from 'DIJEDA';
  if not found then return null; end if;
  insert into anggaran_sumber (sumber, kapasitas, per_detik, sisa) values ('minta/' || p_instansi, 3, 1 / 60.0, 3) on conflict do nothing;
  tunggu := anggaran_minta('minta/' || p_instansi, 1, null);
  if tunggu > 0 then return tunggu; end if;
  update jadwal_umpan set berikut = clock_timestamp(), diminta_pada = clock_timestamp() where instansi = p_instansi;
  return 0;
end $$;

-- The same two for a signed caller; the lists of roles are those of AKSES.
create function umpan_alihkan_pemanggil(p_instansi smallint, p_sisi text, p_jenis text, p_peta jsonb, p_sebab text, p_tarik boolean)
returns table (instansi smallint, sisi text, jenis text, ke text) language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  if kunci.pemanggil_peran() is distinct from 'DATA_STEWARD_BKN' then raise exception 'di luar kewenangan' using errcode = '42501'; end if;
  return query select * from umpan_alihkan(p_instansi, p_sisi, p_jenis, p_peta, p_sebab, p_tarik);
end $$;
create function umpan_minta_pemanggil(p_instansi smallint) returns numeric language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  if coalesce(kunci.pemanggil_peran() = 'DATA_STEWARD_BKN' or (kunci.pemanggil_peran() = 'OPERATOR_INSTANSI' and kunci.cakupan_baris() = p_instansi), false) is not true
  then raise exception 'di luar kewenangan' using errcode = '42501'; end if;
  return umpan_minta(p_instansi);
end $$;

-- A confirmed crosswalk makes its instansi due, whatever its schedule says; the job of 0012 finds it so.
create or replace function padanan_tarik() returns trigger language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  -- The bulk load of crosswalk files is followed by a pull anyway and has no caller.
  if kunci.pemanggil() is null then return null; end if;
  update jadwal_umpan set berikut = clock_timestamp(), diminta_pada = clock_timestamp() where jenis = 'pegawai' and instansi in (select b.instansi from baru b);
  insert into kotak_keluar (antrean, nama, payload, kunci)
    select 'utama', 'tarik-instansi', jsonb_build_object('instansi', b.instansi), 'instansi:' || b.instansi from (select distinct instansi from baru) b order by b.instansi;
  perform pg_notify('kotak_keluar', '');
  return null;
end $$;

-- A paused feed is not looked at, so nobody knows: the wall of transitions, the facts of the gate and the report say so as they do of a failed one.
do $$ declare f regproc; lama text; begin
  foreach f in array array['usul_gerbang', 'gerbang_fakta_pokok', 'laporan_buat']::regproc[] loop
    lama := pg_get_functiondef(f);
    if position('''PERLU_TINDAKAN'', ''BELUM_PERNAH'')' in lama) = 0 then raise exception 'isi % tidak dikenali', f; end if;
    execute replace(lama, '''PERLU_TINDAKAN'', ''BELUM_PERNAH'')', '''PERLU_TINDAKAN'', ''BELUM_PERNAH'', ''DIJEDA'')');
  end loop;
end $$;

do $$ declare t text; f text; begin
  foreach t in array array['tingkat_tarik', 'jadwal_umpan', 'pemutus_sumber'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', t);
    execute format('create policy terbuka on %I for select to simpul_app using ((select kunci.pemanggil_peran()) is not null)', t);
    execute format('grant select on %I to simpul_app', t);
    execute format('grant select, insert, update, delete on %I to simpul_sync', t);
  end loop;
  foreach f in array array['umpan_alihkan(smallint, text, text, jsonb, text, boolean)', 'umpan_minta(smallint)',
    'umpan_alihkan_pemanggil(smallint, text, text, jsonb, text, boolean)', 'umpan_minta_pemanggil(smallint)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function umpan_alihkan(smallint, text, text, jsonb, text, boolean), umpan_minta(smallint) to simpul_sync;
grant execute on function umpan_alihkan_pemanggil(smallint, text, text, jsonb, text, boolean), umpan_minta_pemanggil(smallint) to simpul_app;
