-- Why: usul mutasi with its stored evidence. Letters and minutes are inserted once and never changed.
create sequence nomor_usul;
create table usul (
  id bigint generated always as identity primary key,
  nomor text not null unique default 'USUL-' || to_char(now(), 'YYYY') || '-' || lpad(nextval('nomor_usul')::text, 7, '0'),
  instansi smallint not null references instansi (no),
  jenis text not null check (jenis in ('PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN')),
  alasan text not null,
  tmt date not null,
  status text not null check (status in ('DRAF', 'DIAJUKAN', 'DITAHAN', 'DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI', 'SK_TERBIT', 'DILANTIK', 'SELESAI', 'BTS', 'TMS', 'DIBATALKAN')),
  perlu_mendagri boolean not null default false,
  pengaktifan boolean not null default false,
  akui text[] not null default '{}',
  dibuat_oleh text not null,
  orang_pengusul text not null,
  versi integer not null default 1,
  dibuat_pada timestamptz not null default now(),
  diubah_pada timestamptz not null default now()
);
create index usul_instansi on usul (instansi, id desc);
create table usul_pegawai (
  usul bigint not null references usul (id),
  nip bigint not null,
  instansi_asal smallint not null references instansi (no),
  instansi_tujuan smallint not null references instansi (no),
  unor_tujuan text not null,
  jabatan_tujuan text not null,
  jenis_jabatan_tujuan text not null,
  eselon_tujuan text,
  jenjang_tujuan text not null,
  bup_tujuan smallint not null,
  terbukti_bkn timestamptz, terbukti_simpeg timestamptz,
  primary key (usul, nip)
);
create index usul_pegawai_nip on usul_pegawai (nip);
create table berita_acara (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id),
  tahap text not null check (tahap in ('AJUKAN', 'SETUJUI', 'PERTEK', 'SK', 'PELANTIKAN')),
  hasil text not null check (hasil in ('LOLOS', 'PERLU_ALASAN', 'DITAHAN')),
  isi jsonb not null,
  sidik text not null,
  oleh text not null,
  xid xid8 not null default pg_current_xact_id(),
  pada timestamptz not null default clock_timestamp()
);
create index berita_acara_usul on berita_acara (usul, id desc);
create table usul_riwayat (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id), tindakan text not null, dari text not null, ke text not null, catatan text,
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create index usul_riwayat_usul on usul_riwayat (usul, id);
create table pertek (usul bigint primary key references usul (id), nomor text not null unique, tanggal date not null, mode text not null check (mode in ('LANGSUNG', 'DELEGASI_OTOMATIS')), penanda_tangan text not null, pada timestamptz not null default now());
create table persetujuan_mendagri (usul bigint primary key references usul (id), nomor text not null, tanggal date not null, oleh text not null, pada timestamptz not null default now());
create table sk (usul bigint primary key references usul (id), nomor text not null, tanggal date not null, penetap text not null, pada timestamptz not null default now());
create table pelantikan (usul bigint primary key references usul (id), tanggal date not null, oleh text not null, pada timestamptz not null default now());
create table idempotensi (kunci text not null, subjek text not null, sidik text not null, hasil jsonb not null, pada timestamptz not null default now(), primary key (subjek, kunci));
create table pekerjaan_selesai (kunci text primary key, pada timestamptz not null default now());
create table kotak_keluar (id bigint generated always as identity primary key, antrean text not null, nama text not null, payload jsonb not null, kunci text not null, dibuat timestamptz not null default now(), dikirim timestamptz);
create index kotak_keluar_antre on kotak_keluar (id) where dikirim is null;
