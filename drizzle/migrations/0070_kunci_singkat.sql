-- Why: everything that all usul share was locked from its first use to the commit: a counter per instansi and status, the head of an audit shard, the places
-- of a position. Usul of one instansi waited for each other, and two of these in opposite order were a deadlock. Counters are added to and never
-- locked; the audit chain is written at the commit, as the last lock of any transaction; places are locked only by an act that gives one out (status.ts).
-- And the gate plans the question for its facts once per connection, not once per usul.
-- Locks: usul and rekap_usul for the time of the statements. Reversible: the bodies of 0007 and 0009; fold the rest, drop the view, rename the table back.

-- What a transaction has to say, until its commit. Never seen by another one, so it needs no crash safety of its own.
create unlogged table jejak_menunggu (
  id bigint generated always as identity primary key, peristiwa text not null, pelaku text not null, orang text not null, data jsonb not null
);
create or replace function jejak_catat(p_peristiwa text, p_data jsonb, p_pelaku text, p_orang text) returns void
language sql security definer set search_path = pg_catalog, public as $$
  insert into jejak_menunggu (peristiwa, pelaku, orang, data) values (p_peristiwa, p_pelaku, p_orang, p_data)
$$;
-- One shard per transaction, so a transaction with several entries holds one head only, and nothing is locked after it.
create function jejak_rantai() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare s smallint := (pg_current_xact_id()::text::numeric % 16)::smallint; k jejak_kepala; t timestamptz; hh bytea;
begin
  select * into k from jejak_kepala where shard = s for update;
  t := clock_timestamp();
  hh := jejak_hash(s, k.urut + 1, t, new.peristiwa, new.pelaku, new.orang, new.data, k.hash);
  insert into jejak values (s, k.urut + 1, t, new.peristiwa, new.pelaku, new.orang, new.data, k.hash, hh);
  update jejak_kepala set urut = k.urut + 1, hash = hh where shard = s;
  delete from jejak_menunggu where id = new.id;
  return null;
end $$;
create constraint trigger jejak_rantai after insert on jejak_menunggu deferrable initially deferred for each row execute function jejak_rantai();

-- Counts of usul: what was folded and what came since. The view under the old name is their sum, in one snapshot.
alter table rekap_usul rename to rekap_usul_pokok;
create table rekap_usul_ubah (instansi smallint not null, status text not null, jumlah bigint not null);
create view rekap_usul with (security_invoker = true) as
  select instansi, status, sum(jumlah)::bigint as jumlah
  from (select instansi, status, jumlah from rekap_usul_pokok union all select instansi, status, jumlah from rekap_usul_ubah) x group by instansi, status;
alter view rekap_usul owner to simpul_pemilik;
create or replace function rekap_usul_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' then insert into rekap_usul_ubah select instansi, status, count(*) from baru group by 1, 2;
  elsif tg_op = 'DELETE' then insert into rekap_usul_ubah select instansi, status, -count(*) from lama group by 1, 2;
  else insert into rekap_usul_ubah select instansi, status, sum(n) from (select instansi, status, 1 n from baru union all select instansi, status, -1 from lama) x
    group by 1, 2 having sum(n) <> 0; end if;
  return null;
end $$;
-- Adds what came since to the counters; one at a time, another one leaves it to the first. Returns how many rows it folded.
create function rekap_usul_lipat() returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
declare n integer;
begin
  if not pg_try_advisory_xact_lock(hashtext('rekap_usul_lipat')) then return 0; end if;
  with d as (delete from rekap_usul_ubah returning instansi, status, jumlah),
  t as (insert into rekap_usul_pokok as r (instansi, status, jumlah) select instansi, status, sum(jumlah) from d group by 1, 2 order by 1, 2
    on conflict (instansi, status) do update set jumlah = r.jumlah + excluded.jumlah)
  select count(*) into n from d;
  return n;
end $$;

-- Three of four moments of the gate's facts went into planning them anew for each usul: its few names look cheaper as constants than as the ten of a kept
-- plan. A usul of many names is worth a plan of its own. The setting ends with the function.
do $$ declare lama text := pg_get_functiondef('gerbang_fakta'::regproc); baru text; begin
  baru := regexp_replace(lama, E'\nbegin\n', E'\nbegin\n  if cardinality(p_nip) <= 50 then perform set_config(''plan_cache_mode'', ''force_generic_plan'', true); end if;\n');
  if baru = lama then raise exception 'isi gerbang_fakta tidak dikenali'; end if;
  execute baru;
end $$;
alter function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) set plan_cache_mode = 'auto';

do $$ declare t text; f text; begin
  foreach t in array array['jejak_menunggu', 'rekap_usul_ubah'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
  end loop;
  foreach f in array array['jejak_rantai()', 'rekap_usul_lipat()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
-- The counters are open to whom they were open before.
create policy terbuka on rekap_usul_ubah for select to simpul_app using ((select kunci.pemanggil_peran()) is not null);
create policy sinkron on rekap_usul_ubah for select to simpul_sync using (true);
grant select on rekap_usul, rekap_usul_ubah to simpul_app, simpul_sync;
grant execute on function rekap_usul_lipat() to simpul_sync;
