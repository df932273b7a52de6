-- Why: the facts beyond the master record that the gate reads: performance, discipline, findings, blocks.
create table kinerja (
  nip bigint not null, tahun smallint not null, instansi smallint not null references instansi (no),
  kuadran smallint check (kuadran between 1 and 5), hasil text, perilaku text, tarikan bigint, primary key (nip, tahun)
);
create table hukuman_disiplin (
  id text primary key,
  instansi smallint not null references instansi (no),
  nip bigint not null,
  jenis_hukuman_id text not null,
  tingkat text not null check (tingkat in ('R', 'S', 'B')),
  sk_nomor text, sk_tanggal date,
  mulai date, masa_tahun smallint, masa_bulan smallint,
  akhir date,
  alasan_id text,
  dibatalkan_tanggal date,
  mengakhiri_id text,
  sumber text not null check (sumber in ('SIASN', 'SIMPUL')),
  oleh text not null,
  tarikan bigint,
  dicatat_pada timestamptz not null default now()
);
create index hukuman_disiplin_nip on hukuman_disiplin (nip);
create table temuan (
  id bigint generated always as identity primary key,
  nomor text not null unique,
  kunci text not null unique,
  kategori text not null check (kategori in ('MUTASI_LIAR', 'NETRALITAS_KODE_ETIK', 'NETRALITAS_DISIPLIN', 'NSPK', 'DISIPLIN_UMUM')),
  instansi smallint not null references instansi (no),
  nip bigint,
  tahap text not null default 'VERIFIKASI' check (tahap in ('VERIFIKASI', 'TERBUKTI', 'REKOMENDASI', 'TIDAK_TERBUKTI', 'SELESAI')),
  uraian text not null,
  bukti jsonb not null default '{}',
  sumber text not null check (sumber in ('SISTEM', 'AUDITOR', 'ADUAN')),
  oleh text not null,
  dicatat_pada timestamptz not null default now()
);
create index temuan_nip on temuan (nip);
create table pemblokiran (
  id bigint generated always as identity primary key,
  sasaran text not null check (sasaran in ('ASN', 'INSTANSI')),
  instansi smallint not null references instansi (no),
  nip bigint,
  nomor_surat text not null,
  alasan text not null,
  status text not null default 'DIUSULKAN' check (status in ('DIUSULKAN', 'AKTIF', 'DIBUKA')),
  diusulkan_oleh text not null,
  diusulkan_pada timestamptz not null default now(),
  disetujui_oleh text, aktif_pada timestamptz,
  dibuka_oleh text, dibuka_pada timestamptz, dasar_pembukaan text,
  versi integer not null default 1,
  check ((sasaran = 'ASN') = (nip is not null)),
  check (disetujui_oleh is null or disetujui_oleh <> diusulkan_oleh),
  check (status = 'DIUSULKAN' or disetujui_oleh is not null)
);
create index pemblokiran_nip on pemblokiran (nip) where status = 'AKTIF';
create index pemblokiran_instansi on pemblokiran (instansi) where status = 'AKTIF';
