-- Why: an inaugurated usul is written back to SIASN in three facts, each confirmed by looking at SIASN again; how far each task is, and why it stopped,
-- stands here. The instansi confirms its own side. SELESAI is still proved by the next feeds alone.
-- Locks: none beyond the statements' own. Reversible: drop the table and the policies.
create table tulis_balik (
  tugas bigint primary key references tugas_keluar (id),
  keadaan text not null check (keadaan in ('MENUNGGU', 'MENCOBA_LAGI', 'PERLU_TINDAKAN', 'TERKIRIM')),
  -- Tries in a row that failed, and refusals in a row.
  percobaan integer not null default 0, penolakan integer not null default 0,
  berikut timestamptz not null default clock_timestamp(),
  -- A save was sent at this instant and its row was not seen since: nothing is sent before the service had time to show it.
  dikirim_pada timestamptz,
  rw_id text check (length(rw_id) <= 64), kode text check (length(kode) <= 40), pesan text check (length(pesan) <= 300),
  diubah_pada timestamptz not null default clock_timestamp()
);
create index tulis_balik_berikut on tulis_balik (berikut) where keadaan in ('MENUNGGU', 'MENCOBA_LAGI', 'PERLU_TINDAKAN');
create index tugas_keluar_jabatan on tugas_keluar (instansi, id) where jenis = 'JABATAN' and tujuan = 'SIASN' and dokumen_pada is null and dibatalkan_pada is null;
alter table tulis_balik owner to simpul_pemilik;
alter table tulis_balik enable row level security;
alter table tulis_balik force row level security;
create policy pemilik on tulis_balik to simpul_pemilik using (true) with check (true);
create policy sinkron on tulis_balik to simpul_sync using (true) with check (true);
create policy jangkauan on tulis_balik for select to simpul_app using (exists (select from tugas_keluar t where t.id = tugas));
grant select, insert, update on tulis_balik to simpul_sync;
grant select on tulis_balik to simpul_app;

create policy sinkron on dokumen for select to simpul_sync using (true);
create policy sinkron on usul_dokumen for select to simpul_sync using (true);
grant select on dokumen, usul_dokumen to simpul_sync;
-- The instansi says of its own side what it has done.
create policy tugas_lapor on tugas_keluar for update to simpul_app using ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI')
  and jenis = 'JABATAN' and tujuan = 'SIMPEG' and instansi = (select kunci.cakupan_baris())) with check (true);
