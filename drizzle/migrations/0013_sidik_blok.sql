-- Why: the fingerprints of one side of one instansi as one value of 16 bytes a row, so that ingest and comparison read a blob instead of rows.
-- Kept by triggers and not by the callers: whoever writes a fingerprint, the blob is rebuilt once, when that transaction commits.
-- Locks: the blob's row until commit; feeds of an instansi come one at a time anyway. Reversible: drop the triggers, the functions and the table.
create table sidik_blok (
  sisi text not null check (sisi in ('BKN', 'SIMPEG')),
  instansi smallint not null references instansi (no),
  -- Canon version of every row in it; null when there is none or when versions are mixed: then nobody may compare.
  ver integer,
  n integer not null default 0,
  akar_xor bigint not null default 0,
  akar_sum numeric not null default 0,
  -- int8send(nip) || int8send(h), ordered by nip.
  isi bytea not null default '',
  -- int8send(nip) || int8send(hm), ordered by nip.
  mentah bytea not null default '',
  -- True only inside the transaction that wrote fingerprints: the rebuild is still to come.
  kotor boolean not null default false,
  primary key (sisi, instansi)
);
-- Hashes do not compress; without the attempt a part of a blob can be read without reading it all.
alter table sidik_blok alter isi set storage external, alter mentah set storage external;

alter table sidik_blok owner to simpul_pemilik;
alter table sidik_blok enable row level security;
alter table sidik_blok force row level security;
create policy pemilik on sidik_blok to simpul_pemilik using (true) with check (true);
create policy sinkron on sidik_blok for select to simpul_sync using (true);
grant select on sidik_blok to simpul_sync;

-- Makes one blob anew from its fingerprints. A blob that comes out the same is not written again.
create function sidik_blok_susun(p_sisi text, p_instansi smallint) returns void language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare b record;
begin
  execute format($q$select count(*)::int n, case when min(ver) = max(ver) then min(ver) end ver, coalesce(bit_xor(h), 0) x, coalesce(sum(h), 0) s,
      coalesce(string_agg(int8send(nip) || int8send(h), ''::bytea order by nip), '') isi, coalesce(string_agg(int8send(nip) || int8send(hm), ''::bytea order by nip), '') mentah
    from %I where instansi = $1$q$, case p_sisi when 'BKN' then 'sidik_bkn' when 'SIMPEG' then 'sidik_simpeg' end) into b using p_instansi;
  update sidik_blok set kotor = false where sisi = p_sisi and instansi = p_instansi and kotor and ver is not distinct from b.ver and isi = b.isi and mentah = b.mentah;
  if found then return; end if;
  insert into sidik_blok (sisi, instansi, ver, n, akar_xor, akar_sum, isi, mentah) values (p_sisi, p_instansi, b.ver, b.n, b.x, b.s, b.isi, b.mentah)
    on conflict (sisi, instansi) do update set ver = excluded.ver, n = excluded.n, akar_xor = excluded.akar_xor, akar_sum = excluded.akar_sum, isi = excluded.isi, mentah = excluded.mentah, kotor = false;
end $$;

create function sidik_blok_tandai() returns trigger language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare kena smallint[];
begin
  -- Statements that touch no row come with every feed.
  case tg_op when 'TRUNCATE' then select array_agg(instansi) into kena from sidik_blok where sisi = tg_argv[0];
    when 'DELETE' then select array_agg(distinct instansi) into kena from lama;
    when 'UPDATE' then select array_agg(distinct instansi) into kena from (select instansi from baru union all select instansi from lama) x;
    else select array_agg(distinct instansi) into kena from baru; end case;
  insert into sidik_blok as s (sisi, instansi, kotor) select tg_argv[0], i, true from unnest(kena) i order by i
    on conflict (sisi, instansi) do update set kotor = true where not s.kotor;
  return null;
end $$;

create function sidik_blok_segarkan() returns trigger language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  perform sidik_blok_susun(new.sisi, new.instansi);
  return null;
end $$;
create constraint trigger sidik_blok_segarkan after insert or update of kotor on sidik_blok deferrable initially deferred for each row when (new.kotor) execute function sidik_blok_segarkan();

do $$ declare s text; t text; f text; begin
  foreach s in array array['BKN', 'SIMPEG'] loop
    t := 'sidik_' || lower(s);
    execute format('create trigger sidik_blok_tambah after insert on %I referencing new table as baru for each statement execute function sidik_blok_tandai(%L)', t, s);
    execute format('create trigger sidik_blok_ubah after update on %I referencing new table as baru old table as lama for each statement execute function sidik_blok_tandai(%L)', t, s);
    execute format('create trigger sidik_blok_hapus after delete on %I referencing old table as lama for each statement execute function sidik_blok_tandai(%L)', t, s);
    execute format('create trigger sidik_blok_kosong after truncate on %I for each statement execute function sidik_blok_tandai(%L)', t, s);
    -- Fingerprints of a database that is upgraded.
    execute format('select sidik_blok_susun(%L, instansi) from (select distinct instansi from %I) i', s, t);
  end loop;
  foreach f in array array['sidik_blok_susun(text, smallint)', 'sidik_blok_tandai()', 'sidik_blok_segarkan()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function sidik_blok_susun(text, smallint) to simpul_sync;
