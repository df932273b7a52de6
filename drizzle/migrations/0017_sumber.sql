-- Why: which kind of source serves a feed of an instansi is versioned data; what was fetched from it so far survives any crash; the calls it allows are
-- counted once for all processes; the token that an operator pastes is stored encrypted. Locks: none on existing tables. Reversible: drop the five tables.
create table sumber_instansi (
  instansi smallint not null references instansi (no),
  sisi text not null check (sisi in ('BKN', 'SIMPEG')),
  jenis text not null check (jenis in ('pegawai', 'kinerja', 'hukdis', 'formasi')),
  versi integer not null,
  macam text not null check (macam in ('BERKAS', 'SIASN', 'HTTP', 'MYSQL', 'POSTGRES')),
  -- Without user and password: those are named in rahasia, never held.
  alamat text not null default '' check (alamat !~ '@'),
  setelan jsonb not null default '{}',
  rahasia jsonb not null default '{}',
  jarak_detik integer not null default 900 check (jarak_detik >= 0),
  aktif boolean not null default true,
  oleh text not null,
  dibuat_pada timestamptz not null default now(),
  primary key (instansi, sisi, jenis, versi)
);
create unique index sumber_instansi_aktif on sumber_instansi (instansi, sisi, jenis) where aktif;
create table pengambilan (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  sisi text not null,
  jenis text not null,
  versi_sumber integer not null,
  status text not null default 'BERJALAN' check (status in ('BERJALAN', 'SELESAI', 'BATAL')),
  -- How far the source was read, and how many bytes of the file belong to that.
  kursor jsonb,
  bita bigint not null default 0,
  berkas text,
  sha256 text,
  penanda jsonb,
  hitung jsonb not null default '{}',
  sebab text,
  gagal integer not null default 0,
  coba_pada timestamptz not null default now(),
  mulai_pada timestamptz not null default clock_timestamp(),
  diperiksa_pada timestamptz,
  selesai_pada timestamptz
);
create unique index pengambilan_berjalan on pengambilan (instansi, sisi, jenis) where status = 'BERJALAN';
create index pengambilan_selesai on pengambilan (instansi, sisi, jenis, id desc) where status = 'SELESAI';
-- Whom a fetch person by person still has to ask; emptied when it ends.
create table pengambilan_orang (pengambilan bigint not null references pengambilan (id), nip bigint not null,
  -- Named by a list of the source, not only known to the hub.
  terdaftar boolean not null default false, primary key (pengambilan, nip));
create table jatah_sumber (kunci text primary key, boleh_pada timestamptz not null);
create table token_sumber (
  instansi smallint primary key references instansi (no),
  isi bytea not null,
  berakhir_pada timestamptz not null,
  ditolak_pada timestamptz,
  oleh text not null,
  dipasang_pada timestamptz not null default now()
);
do $$ declare t text; begin
  foreach t in array array['sumber_instansi', 'pengambilan', 'pengambilan_orang', 'jatah_sumber', 'token_sumber'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', t);
    execute format('grant select, insert, update, delete, maintain on %I to simpul_sync', t);
  end loop;
end $$;
