-- Why: a job pulls only the feeds of its instansi that are due. Whoever asks for a pull through the outbox (a fetch that ended, a new profile, rows that
-- can be read only from their file again, a feed applied in part) means now, whatever the schedule says.
-- Locks: rows of jadwal_umpan of those instansi, briefly. Reversible: drop the trigger and the function.
create function kotak_keluar_tempo() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update jadwal_umpan set berikut = least(berikut, clock_timestamp()), diminta_pada = clock_timestamp()
    where instansi in (select (b.payload ->> 'instansi')::smallint from baru b where b.nama = 'tarik-instansi');
  return null;
end $$;
alter function kotak_keluar_tempo() owner to simpul_pemilik;
revoke execute on function kotak_keluar_tempo() from public;
create trigger kotak_keluar_tempo after insert on kotak_keluar referencing new table as baru for each statement execute function kotak_keluar_tempo();
