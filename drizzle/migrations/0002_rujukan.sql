-- Why: agencies, units, positions and other reference rows that every other table points at.
create table provinsi (id text primary key, nama text not null);
create table instansi (
  no smallint primary key,
  id text not null unique,
  kode_cepat text not null unique,
  nama text not null,
  jenis text not null check (jenis in ('KO', 'KEMENT', 'LPNK', 'LNS', 'PROV', 'KAB', 'KOT')),
  provinsi_id text references provinsi (id),
  profil_id text,
  daerah boolean generated always as (jenis in ('PROV', 'KAB', 'KOT')) stored
);
create table unor (
  id text primary key,
  instansi smallint not null references instansi (no),
  diatasan_id text,
  induk_id text,
  nama text not null,
  nama_jabatan text,
  eselon_id text,
  aktif boolean not null default true
);
create index unor_instansi on unor (instansi);
-- Structural positions carry the id of their unit; JF and pelaksana belong to no instansi.
create table jabatan (
  id text primary key,
  instansi smallint references instansi (no),
  jenis_jabatan_id text not null check (jenis_jabatan_id in ('1', '2', '4')),
  nama text not null,
  eselon_id text,
  jenjang text,
  bup smallint,
  kelas smallint
);
create table peta_jabatan (
  instansi smallint not null references instansi (no),
  unor_id text not null,
  jabatan_id text not null,
  jenis_jabatan_id text not null,
  nama text,
  kebutuhan integer not null check (kebutuhan >= 0),
  terisi integer not null check (terisi >= 0),
  periode text,
  tarikan bigint,
  primary key (instansi, unor_id, jabatan_id)
);
create table kalender_pilkada (
  id bigint generated always as identity primary key,
  provinsi_id text,
  instansi smallint references instansi (no),
  penetapan_paslon date not null,
  akhir_masa_jabatan date not null,
  check (provinsi_id is not null or instansi is not null)
);
-- SIASN code tables loaded at run time by `simpul referensi impor`.
create table rujukan_siasn (tabel text not null, id text not null, nama text not null, atribut jsonb not null default '{}', primary key (tabel, id));
create table profil_pemetaan (id text not null, versi integer not null, isi jsonb not null, aktif boolean not null default true, dibuat_pada timestamptz not null default now(), primary key (id, versi));
create unique index profil_pemetaan_aktif on profil_pemetaan (id) where aktif;
create table padanan (
  instansi smallint not null references instansi (no),
  tabel text not null check (tabel in ('unor', 'jabatan')),
  lokal text not null,
  siasn text,
  status text not null default 'BELUM_DIREKON' check (status in ('BENAR', 'SALAH', 'BELUM_DIREKON')),
  versi integer not null default 1,
  oleh text,
  diubah_pada timestamptz not null default now(),
  primary key (instansi, tabel, lokal)
);
create table parameter_aturan (
  kode text not null, nama text not null, nilai numeric not null, sejak date not null, sampai date, dasar text not null,
  primary key (kode, nama, sejak)
);
create table hibah (
  iss text not null, sub text not null, peran text not null, instansi smallint references instansi (no), orang text not null, nip bigint,
  aktif boolean not null default true, primary key (iss, sub, peran)
);
