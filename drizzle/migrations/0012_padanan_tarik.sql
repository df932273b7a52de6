-- Why: a crosswalk entry that a steward confirms changes what its instansi's records mean; the pull that reads them anew is enqueued in the same transaction.
-- Locks: none beyond the statement's own. Reversible: drop the trigger and the function.
create function padanan_tarik() returns trigger language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  -- The bulk load of crosswalk files is followed by a pull anyway and has no caller.
  if kunci.pemanggil() is null then return null; end if;
  insert into kotak_keluar (antrean, nama, payload, kunci)
    select 'utama', 'tarik-instansi', jsonb_build_object('instansi', b.instansi), 'instansi:' || b.instansi from (select distinct instansi from baru) b order by b.instansi;
  perform pg_notify('kotak_keluar', '');
  return null;
end $$;
alter function padanan_tarik() owner to simpul_pemilik;
revoke execute on function padanan_tarik() from public;
create trigger padanan_tarik_tambah after insert on padanan referencing new table as baru for each statement execute function padanan_tarik();
create trigger padanan_tarik_ganti after update on padanan referencing new table as baru for each statement execute function padanan_tarik();
