-- Why: one table per side with primary key (instansi, nip); fingerprints beside them so that agreement is decided without the fat rows.
-- 618 list partitions were measured 50-100x slower for the gate's look-up, so there are none.
create table tarikan (
  id bigint generated always as identity primary key,
  sisi text not null check (sisi in ('BKN', 'SIMPEG')),
  instansi smallint not null references instansi (no),
  jenis text not null check (jenis in ('pegawai', 'kinerja', 'hukdis', 'formasi')),
  asal text not null check (asal in ('TARIK', 'UNGGAH', 'IMPOR')),
  berkas text,
  sha256 text,
  lengkap boolean not null default true,
  status text not null default 'DITERIMA' check (status in ('DITERIMA', 'DISIAPKAN', 'DITERAPKAN', 'DIGANTIKAN', 'TERTUNDA', 'GAGAL')),
  ver integer,
  revisi text,
  terbaca integer not null default 0,
  diterapkan integer not null default 0,
  tak_berubah integer not null default 0,
  karantina integer not null default 0,
  duplikat integer not null default 0,
  dihapus integer not null default 0,
  kolom_tambahan text[] not null default '{}',
  sebab text,
  oleh text not null,
  diterima_pada timestamptz not null default now(),
  selesai_pada timestamptz
);
create index tarikan_instansi on tarikan (instansi, id desc);
create table baris_ditolak (
  tarikan bigint not null references tarikan (id), baris integer not null, kolom text, kode text not null, pesan text not null, isi text,
  primary key (tarikan, baris)
);
create table kesegaran (
  instansi smallint not null references instansi (no),
  sisi text not null,
  jenis text not null,
  status text not null default 'BELUM_PERNAH' check (status in ('BELUM_PERNAH', 'BERJALAN', 'MENCOBA_LAGI', 'TERTUNDA', 'SEHAT', 'PERLU_TINDAKAN', 'DIJEDA')),
  pada timestamptz,
  tarikan bigint,
  jumlah integer,
  percobaan integer not null default 0,
  sebab text,
  diubah_pada timestamptz not null default now(),
  primary key (instansi, sisi, jenis)
);
create table pegawai_bkn (
  instansi smallint not null references instansi (no),
  nip bigint not null,
  pns_id text,
  nama text,
  gelar text,
  tgl_lahir text,
  jenis_kelamin text,
  nik text,
  kedudukan_hukum_id text,
  status_asn text,
  jenis_pegawai_id text,
  instansi_induk_id text,
  instansi_kerja_id text,
  unor_id text,
  jenis_jabatan_id text,
  jabatan_id text,
  nama_jabatan text,
  eselon_id text,
  jenjang_id text,
  kelas_jabatan text,
  tmt_jabatan text,
  nomor_sk text,
  tanggal_sk text,
  jenis_penugasan_id text,
  gol_akhir_id text,
  tmt_golongan text,
  mk_tahun text,
  mk_bulan text,
  tk_pendidikan_id text,
  pendidikan_id text,
  tmt_cpns text,
  tmt_pns text,
  bup text,
  tmt_pensiun text,
  nik_samar text generated always as (case when length(nik) = 16 then left(nik, 4) || '********' || right(nik, 4) end) stored,
  nik_sah boolean,
  tak integer not null default 0,
  alasan jsonb,
  tambahan jsonb,
  mentah text,
  h bigint not null,
  tarikan bigint not null,
  diubah_pada timestamptz not null default now(),
  primary key (instansi, nip)
);
create index pegawai_bkn_nip on pegawai_bkn (nip);
create table pegawai_simpeg (like pegawai_bkn including all, foreign key (instansi) references instansi (no));
create table sidik_bkn (instansi smallint not null, nip bigint not null, h bigint not null, hm bigint not null, ver integer not null);
create unique index sidik_bkn_kunci on sidik_bkn (instansi, nip) include (h, ver);
create index sidik_bkn_nip on sidik_bkn (nip) include (instansi, h, ver);
create table sidik_simpeg (instansi smallint not null, nip bigint not null, h bigint not null, hm bigint not null, ver integer not null);
create unique index sidik_simpeg_kunci on sidik_simpeg (instansi, nip) include (h, ver);
create index sidik_simpeg_nip on sidik_simpeg (nip) include (instansi, h, ver);
-- Rows of a feed that are not yet applied; the file on disk is the durable copy, so this needs no WAL.
create unlogged table staging_pegawai (
  tarikan bigint not null,
  baris integer not null,
  nip bigint not null,
  pns_id text,
  nama text,
  gelar text,
  tgl_lahir text,
  jenis_kelamin text,
  nik text,
  kedudukan_hukum_id text,
  status_asn text,
  jenis_pegawai_id text,
  instansi_induk_id text,
  instansi_kerja_id text,
  unor_id text,
  jenis_jabatan_id text,
  jabatan_id text,
  nama_jabatan text,
  eselon_id text,
  jenjang_id text,
  kelas_jabatan text,
  tmt_jabatan text,
  nomor_sk text,
  tanggal_sk text,
  jenis_penugasan_id text,
  gol_akhir_id text,
  tmt_golongan text,
  mk_tahun text,
  mk_bulan text,
  tk_pendidikan_id text,
  pendidikan_id text,
  tmt_cpns text,
  tmt_pns text,
  bup text,
  tmt_pensiun text,
  nik_sah boolean,
  tak integer not null,
  alasan jsonb,
  tambahan jsonb,
  mentah text,
  h bigint not null,
  hm bigint not null
);
create index staging_pegawai_tarikan on staging_pegawai (tarikan, nip);
create unlogged table staging_kunci (tarikan bigint not null, nip bigint not null, baris integer not null, hm bigint not null);
create index staging_kunci_tarikan on staging_kunci (tarikan, nip);
create unlogged table staging_fakta (tarikan bigint not null, baris integer not null, kunci text not null, nip bigint, pns_id text, isi jsonb not null);
create index staging_fakta_tarikan on staging_fakta (tarikan, kunci);
