-- Why: whether an instansi has as many webhooks as it may have is asked before the name of a new one is resolved, so that a full one cannot make the hub ask name
-- servers for whatever it likes. The number stands in one place; the registration counts again under its lock.
-- Locks: none but on the functions. Reversible: create kaitan_pasang as in 0095, drop the two functions.
create function kaitan_penuh(p_instansi smallint) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) >= 5 from kaitan where instansi = p_instansi and status <> 'BERAKHIR'
$$;
create or replace function kaitan_pasang(p_id uuid, p_instansi smallint, p_alamat text, p_macam text[], p_rahasia bytea, p_pelaku text, p_orang text) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from instansi where no = p_instansi for no key update;
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  if kaitan_penuh(p_instansi) then return 'PERALIHAN_DITOLAK'; end if;
  insert into kaitan (id, instansi, alamat, macam, rahasia, oleh) values (p_id, p_instansi, p_alamat, p_macam, p_rahasia, p_pelaku);
  perform jejak_catat('kaitan.dipasang', jsonb_build_object('kaitan', p_id, 'instansi', p_instansi, 'macam', to_jsonb(p_macam)), p_pelaku, p_orang);
  return null;
end $$;
create function kaitan_penuh_sendiri() returns text language sql stable security definer set search_path = pg_catalog, public, kunci as $$
  select case when kaitan_pengelola() is null then 'TIDAK_BERWENANG' when kaitan_penuh(kaitan_pengelola()) then 'PERALIHAN_DITOLAK' end
$$;
do $$ declare x text; begin
  foreach x in array array['kaitan_penuh(smallint)', 'kaitan_penuh_sendiri()'] loop
    execute format('alter function %s owner to simpul_pemilik', x);
    execute format('revoke execute on function %s from public', x);
  end loop;
end $$;
grant execute on function kaitan_penuh_sendiri() to simpul_app;
