-- Why: a sweep is due by what Postgres knows (last sweep, its canon version, what a steward asked for), not by what a queue remembers.
-- Locks: sapuan for a moment (two nullable columns). Reversible: drop the table and the columns.
alter table sapuan add column ver integer, add column cara text check (cara in ('BLOK', 'SQL'));
create table sapuan_permintaan (
  id bigint generated always as identity primary key,
  oleh text not null,
  orang text not null,
  pada timestamptz not null default clock_timestamp()
);
alter table sapuan_permintaan owner to simpul_pemilik;
alter table sapuan_permintaan enable row level security;
alter table sapuan_permintaan force row level security;
create policy pemilik on sapuan_permintaan to simpul_pemilik using (true) with check (true);
create policy steward on sapuan_permintaan for select to simpul_app using ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN');
create policy minta on sapuan_permintaan for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN'
  and oleh = (select kunci.pemanggil_subjek()) and orang = (select kunci.pemanggil_orang()));
create policy sinkron on sapuan_permintaan for select to simpul_sync using (true);
grant select, insert on sapuan_permintaan to simpul_app;
grant select on sapuan_permintaan to simpul_sync;
-- The job is a hint in the same transaction; the request itself is the row.
create function sapuan_diminta() returns trigger language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  insert into kotak_keluar (antrean, nama, payload, kunci) values ('sapuan', 'sapuan-nasional', '{}', 'sapuan');
  perform pg_notify('kotak_keluar', '');
  return null;
end $$;
alter function sapuan_diminta() owner to simpul_pemilik;
revoke execute on function sapuan_diminta() from public;
create trigger sapuan_diminta after insert on sapuan_permintaan for each row execute function sapuan_diminta();
