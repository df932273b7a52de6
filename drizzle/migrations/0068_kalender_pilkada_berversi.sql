-- Why: dates of an election move by decision, and the gate bans by them; so a row is never changed: a newer version of the same region and election year counts,
-- or says that it counts no more. Every reader goes on asking kalender_pilkada, now the view of the newest versions.
-- Locks: kalender_pilkada, for the rename. Reversible: drop the view, rename the table back while it holds one version of each election.
alter table kalender_pilkada rename to kalender_pilkada_catatan;
alter table kalender_pilkada_catatan add column tahun smallint, add column versi integer not null default 1 check (versi > 0), add column berlaku boolean not null default true,
  add column dasar text check (length(dasar) between 5 and 200), add column oleh text, add column pada timestamptz not null default clock_timestamp();
update kalender_pilkada_catatan k set provinsi_id = case when instansi is null then provinsi_id end, tahun = extract(year from penetapan_paslon), dasar = 'Berkas rujukan pilkada',
  oleh = 'muat-rujukan', versi = (select count(*) from kalender_pilkada_catatan x where x.instansi is not distinct from k.instansi
    and (k.instansi is not null or x.provinsi_id = k.provinsi_id) and extract(year from x.penetapan_paslon) = extract(year from k.penetapan_paslon) and x.id <= k.id);
alter table kalender_pilkada_catatan alter column tahun set not null, alter column dasar set not null, alter column oleh set not null,
  add check (num_nonnulls(provinsi_id, instansi) = 1), add check (penetapan_paslon <= akhir_masa_jabatan),
  add column wilayah text not null generated always as (coalesce('I' || instansi::text, 'P' || provinsi_id)) stored, add unique (wilayah, tahun, versi);
create index kalender_pilkada_catatan_instansi on kalender_pilkada_catatan (instansi);
create index kalender_pilkada_catatan_provinsi on kalender_pilkada_catatan (provinsi_id);
-- As an anti-join the gate's question about one region goes down to the few rows of that region; a distinct-on would sort the nation for each person.
create view kalender_pilkada with (security_invoker = true) as
  select id, provinsi_id, instansi, tahun, versi, penetapan_paslon, akhir_masa_jabatan, dasar, pada from kalender_pilkada_catatan k
  where berlaku and not exists (select from kalender_pilkada_catatan n where n.wilayah = k.wilayah and n.tahun = k.tahun and n.versi > k.versi);
alter view kalender_pilkada owner to simpul_pemilik;
grant select on kalender_pilkada to simpul_app, simpul_sync;
revoke update, delete, maintain on kalender_pilkada_catatan from simpul_sync;
grant insert on kalender_pilkada_catatan to simpul_app;
create policy catat on kalender_pilkada_catatan for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('OTDA_KEMENDAGRI', 'DATA_STEWARD_BKN')
  and (instansi is null or instansi in (select i.no from instansi i where i.daerah)));
create trigger bukti_tetap before update or delete on kalender_pilkada_catatan for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on kalender_pilkada_catatan for each statement execute function bukti_tetap();
grant usage on all sequences in schema public to simpul_app, simpul_sync;
