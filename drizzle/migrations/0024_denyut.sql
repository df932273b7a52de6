-- Why: DenyutSync (docs/denyut-sync.md). What a remote agent last agreed upon with the hub per instansi, side and kind, and its sessions, so that
-- an upload cut at any byte goes on and an answer lost on the way is given again. The rows themselves are in the file of the tarikan.
-- Locks: none on existing tables beyond the foreign keys. Reversible: drop both tables; agents then begin with a full upload.
create table denyut_cermin (
  instansi smallint not null references instansi (no),
  sisi text not null check (sisi in ('BKN', 'SIMPEG')),
  jenis text not null check (jenis in ('pegawai', 'kinerja', 'hukdis', 'formasi')),
  tarikan bigint not null references tarikan (id),
  kunci text not null,
  kolom_kunci text not null,
  akar text not null,
  jumlah integer not null,
  cacat integer not null,
  diubah_pada timestamptz not null default now(),
  primary key (instansi, sisi, jenis)
);
create table denyut_sesi (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  instansi smallint not null references instansi (no),
  sisi text not null,
  jenis text not null,
  subjek text not null,
  orang text not null,
  sidik text not null,
  akar text not null,
  kolom_kunci text not null,
  dasar bigint references tarikan (id),
  status text not null default 'TERBUKA' check (status in ('TERBUKA', 'SELESAI', 'DITOLAK', 'DITINGGALKAN')),
  cara text check (cara in ('DELTA', 'PENUH')),
  panjang bigint,
  sha256 text,
  tarikan bigint references tarikan (id),
  dibuka_pada timestamptz not null default now(),
  ditutup_pada timestamptz
);
create index denyut_sesi_instansi on denyut_sesi (instansi, sisi, jenis, dibuka_pada desc);
create index denyut_sesi_dibuka on denyut_sesi (dibuka_pada);
do $$ declare t text; begin
  foreach t in array array['denyut_cermin', 'denyut_sesi'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to simpul_sync', t);
  end loop;
end $$;
