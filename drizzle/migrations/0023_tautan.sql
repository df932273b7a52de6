-- Why: people without a NIP match get a suggestion for a steward, with the weights it was made with; a refused pair is remembered for ever.
-- A suggestion merges nothing: a confirmed one makes a task, and the next feed proves it.
-- Locks: none on existing tables. Reversible: drop the tables; the extension may stay.
create extension if not exists fuzzystrmatch;
create table bobot_tautan (
  versi bigint generated always as identity primary key,
  isi jsonb not null,
  kiri integer not null,
  kanan bigint not null,
  pasangan integer not null,
  dibuat_pada timestamptz not null default clock_timestamp()
);
create table usulan_tautan (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  nip bigint not null,
  instansi_bkn smallint not null references instansi (no),
  nip_bkn bigint not null,
  jalur smallint not null,
  pola text not null,
  skor real not null,
  peluang real not null,
  jarak real,
  pita text not null check (pita in ('KUAT', 'PERLU_DITINJAU')),
  bobot_versi bigint not null references bobot_tautan (versi),
  status text not null default 'DIUSULKAN' check (status in ('DIUSULKAN', 'DIKONFIRMASI', 'DITOLAK', 'GUGUR', 'TERBUKTI')),
  versi integer not null default 1,
  dibuat_pada timestamptz not null default clock_timestamp(),
  diubah_pada timestamptz not null default clock_timestamp(),
  unique (instansi, nip, nip_bkn)
);
-- Nobody is suggested twice at one time, on either side.
create unique index usulan_tautan_satu on usulan_tautan (instansi, nip) where status in ('DIUSULKAN', 'DIKONFIRMASI');
create unique index usulan_tautan_satu_bkn on usulan_tautan (nip_bkn) where status in ('DIUSULKAN', 'DIKONFIRMASI');
create index usulan_tautan_antrean on usulan_tautan (pita, id) where status = 'DIUSULKAN';
create table keputusan_tautan (
  id bigint generated always as identity primary key,
  usulan bigint not null references usulan_tautan (id),
  jenis text not null check (jenis in ('KONFIRMASI', 'TOLAK')),
  nip_benar text check (nip_benar in ('BKN', 'SIMPEG')),
  alasan text not null check (length(alasan) >= 10),
  bukti text,
  oleh text not null,
  orang text not null,
  pada timestamptz not null default now(),
  check ((jenis = 'KONFIRMASI') = (nip_benar is not null))
);
create unique index keputusan_tautan_satu on keputusan_tautan (usulan);

-- The people looked for in one run. Unlogged and empty between runs; like all staging it is out of reach of every other role by grant.
create unlogged table staging_tautan (
  no integer not null, instansi smallint not null, nip bigint not null,
  nik text, nama text, tgl_lahir text, jenis_kelamin text, tmt_cpns text, gol_akhir_id text, pendidikan_id text
);
alter table staging_tautan owner to simpul_pemilik;
grant select, insert, delete, maintain on staging_tautan to simpul_sync;

do $$ declare t text; begin
  foreach t in array array['bobot_tautan', 'usulan_tautan', 'keputusan_tautan'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('grant select on %I to simpul_app, simpul_sync', t);
  end loop;
end $$;
-- A pair of two instansi is the nation's business; an instansi sees the pairs that are wholly its own.
create policy jangkauan on usulan_tautan for select to simpul_app using ((select kunci.cakupan_baris()) = -1
  or (instansi = (select kunci.cakupan_baris()) and instansi_bkn = (select kunci.cakupan_baris())));
create policy steward on usulan_tautan for update to simpul_app using ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN') with check (true);
create policy jangkauan on keputusan_tautan for select to simpul_app using (exists (select from usulan_tautan u where u.id = usulan));
create policy catat on keputusan_tautan for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN' and exists (select from usulan_tautan u where u.id = usulan));
create policy terbuka on bobot_tautan for select to simpul_app using ((select kunci.pemanggil_peran()) is not null);
grant update (status, versi, diubah_pada) on usulan_tautan to simpul_app;
grant insert on keputusan_tautan to simpul_app;
create policy sinkron on usulan_tautan to simpul_sync using (true) with check (true);
create policy sinkron on bobot_tautan to simpul_sync using (true) with check (true);
create policy sinkron on keputusan_tautan for select to simpul_sync using (true);
grant insert, update on usulan_tautan to simpul_sync;
grant insert on bobot_tautan to simpul_sync;
grant usage on all sequences in schema public to simpul_app, simpul_sync;
create trigger bukti_tetap before update or delete on keputusan_tautan for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on keputusan_tautan for each statement execute function bukti_tetap();
