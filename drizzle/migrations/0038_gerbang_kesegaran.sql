-- Why: a feed that was paused or held between the gate's look at it and the commit of a transition did not hold that transition (I1).
-- Lock order everywhere: gate rows in NIP order, gate rows of instansi, ages of feeds, then usul. Writers of an age wait for the transition or it for them.
-- Locks: none beyond the statements' own. Reversible: the body of 0008.
create or replace function gerbang_kunci_instansi(p_instansi smallint[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into gerbang_instansi (instansi) select i from (select distinct unnest(p_instansi) i) k order by i on conflict do nothing;
  perform 1 from gerbang_instansi where instansi = any (p_instansi) order by instansi for share;
  -- An age that was never written reads as BELUM_PERNAH, which holds; writing it first can only open the gate.
  perform 1 from kesegaran where instansi = any (p_instansi) order by instansi, sisi, jenis for share;
end $$;
