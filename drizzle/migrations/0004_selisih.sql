-- Why: one row per (pegawai, field) for ever, opened, closed and reopened, so nothing floods and history stays.
create table selisih (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  nip bigint not null,
  bidang smallint not null,
  jenis text not null check (jenis in ('BEDA', 'KOSONG_SATU_SISI')),
  kosong_di text check (kosong_di in ('BKN', 'SIMPEG')),
  nilai_bkn text,
  nilai_simpeg text,
  level text not null check (level in ('BLOKIR', 'BLOKIR_JAB', 'PERINGATAN', 'INFO')),
  status text not null default 'BARU' check (status in ('BARU', 'DITINJAU', 'MENUNGGU_BKN', 'MENUNGGU_INSTANSI', 'DIKECUALIKAN', 'TERTUTUP')),
  sistemik boolean not null default false,
  versi integer not null default 1,
  sejak timestamptz not null default now(),
  diubah_pada timestamptz not null default now(),
  ditutup_pada timestamptz,
  tarikan bigint,
  unique (instansi, nip, bidang)
);
create index selisih_nip on selisih (nip) where status <> 'TERTUTUP';
create index selisih_antrean on selisih (instansi, id) where status <> 'TERTUTUP';
create table selisih_riwayat (
  id bigint generated always as identity primary key,
  selisih bigint not null references selisih (id),
  dari text, ke text not null, sebab text not null, nilai_bkn text, nilai_simpeg text, keputusan bigint, oleh text not null,
  pada timestamptz not null default now()
);
create index selisih_riwayat_selisih on selisih_riwayat (selisih);
create table keputusan (
  id bigint generated always as identity primary key,
  selisih bigint not null references selisih (id),
  jenis text not null check (jenis in ('BKN_BENAR', 'SIMPEG_BENAR', 'NILAI_LAIN', 'BUKAN_MASALAH', 'BATAL')),
  alasan_kode text not null,
  alasan text not null check (length(alasan) >= 10),
  bukti text,
  nilai_lain text,
  membatalkan bigint references keputusan (id),
  oleh text not null,
  orang text not null,
  pada timestamptz not null default now()
);
create unique index keputusan_batal on keputusan (membatalkan) where membatalkan is not null;
create index keputusan_selisih on keputusan (selisih);
create table temuan_sistemik (
  instansi smallint not null references instansi (no), bidang smallint not null, jumlah integer not null, pembagi integer not null,
  sejak timestamptz not null default now(), ditutup_pada timestamptz, primary key (instansi, bidang)
);
-- Keys that exist on one side only, under another instansi, or in two SIMPEGs.
create table beda_himpunan (
  instansi smallint not null references instansi (no), nip bigint not null,
  jenis text not null check (jenis in ('HANYA_BKN', 'HANYA_SIMPEG', 'BEDA_INSTANSI', 'NIP_GANDA')),
  instansi_lain smallint, sejak timestamptz not null default now(), ditutup_pada timestamptz,
  primary key (instansi, nip)
);
create index beda_himpunan_nip on beda_himpunan (nip) where ditutup_pada is null;
create table sapuan (
  id bigint generated always as identity primary key, mulai timestamptz not null default clock_timestamp(), selesai timestamptz,
  baris_bkn bigint, baris_simpeg bigint, kunci_beda bigint, alarm integer
);
create table beda_sapuan (
  sapuan bigint not null, instansi smallint not null, nip bigint not null,
  jenis smallint not null, beda integer not null, kosong integer not null, tak integer not null
);
create index beda_sapuan_kunci on beda_sapuan (sapuan, instansi, nip);
-- Work for the owner of a record; truth comes back with the next pull. Three facts, each confirmed separately.
create table tugas_keluar (
  id bigint generated always as identity primary key,
  kunci text not null unique,
  tujuan text not null check (tujuan in ('SIASN', 'SIMPEG')),
  jenis text not null check (jenis in ('PERBAIKAN', 'JABATAN')),
  instansi smallint not null references instansi (no),
  nip bigint not null,
  isi jsonb not null,
  disimpan_pada timestamptz, disinkronkan_pada timestamptz, dokumen_pada timestamptz,
  dibatalkan_pada timestamptz, terbukti_pada timestamptz,
  dibuat_pada timestamptz not null default now()
);
create index tugas_keluar_nip on tugas_keluar (nip) where terbukti_pada is null;
