-- Why: one changed person rewrote the packed fingerprints of a whole instansi, megabytes for the large ones. The blob is now cut by ranges of NIP into
-- pieces of at most a few thousand persons; a transaction rebuilds only the pieces it touched.
-- Locks: ACCESS EXCLUSIVE on sidik_blok while its bytes move to the pieces. Reversible: restore the columns and the functions of 0014, drop the table.
create table sidik_potongan (
  instansi smallint not null,
  sisi text not null,
  -- The piece holds the persons from this NIP to the next piece of its side.
  dari bigint not null,
  ver integer,
  n integer not null default 0,
  akar_xor bigint not null default 0,
  akar_sum numeric not null default 0,
  -- int8send(nip) || int8send(h); int8send(nip) || int8send(hm); int8send(hu). Each in the order of the NIP.
  isi bytea not null default '',
  mentah bytea not null default '',
  utuh bytea not null default '',
  kotor boolean not null default false,
  primary key (instansi, sisi, dari),
  foreign key (sisi, instansi) references sidik_blok (sisi, instansi) on delete cascade
);
alter table sidik_potongan alter isi set storage external, alter mentah set storage external, alter utuh set storage external;
alter table sidik_potongan owner to simpul_pemilik;
alter table sidik_potongan enable row level security;
alter table sidik_potongan force row level security;
create policy pemilik on sidik_potongan to simpul_pemilik using (true) with check (true);
create policy sinkron on sidik_potongan for select to simpul_sync using (true);
grant select on sidik_potongan to simpul_sync;
alter table sidik_blok drop column isi, drop column mentah, drop column utuh;

-- Makes the pieces from one NIP to another (not included; null = to the end) anew, each of about 1,024 persons. One that comes out the same is not
-- written, and one without anybody goes: the piece before it then reaches further.
create function sidik_potongan_susun(p_sisi text, p_instansi smallint, p_dari bigint, p_sampai bigint) returns void language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  execute format($q$
    with baris as materialized (select nip, h, hm, hu, ver, row_number() over (order by nip) - 1 urut, count(*) over () banyak from %I
        where instansi = $1 and nip >= $2 and ($3 is null or nip < $3)),
    -- Up to twice the size a piece stays one, so that it is not cut and joined in turn.
    potong as (select case when b.banyak <= 2048 then 0 else b.urut / 1024 end no, b.* from baris b),
    baru as materialized (select case when no = 0 then $2 else min(nip) end dari, count(*)::int n, case when min(ver) = max(ver) then min(ver) end ver, bit_xor(h) x, sum(h) s,
        string_agg(int8send(nip) || int8send(h), ''::bytea order by nip) isi, string_agg(int8send(nip) || int8send(hm), ''::bytea order by nip) mentah,
        string_agg(int8send(hu), ''::bytea order by nip) utuh from potong group by no),
    buang as (delete from sidik_potongan p where p.instansi = $1 and p.sisi = $4 and p.dari >= $2 and ($3 is null or p.dari < $3) and not exists (select from baru b where b.dari = p.dari))
    insert into sidik_potongan as p (instansi, sisi, dari, ver, n, akar_xor, akar_sum, isi, mentah, utuh) select $1, $4, dari, ver, n, x, s, isi, mentah, utuh from baru
      on conflict (instansi, sisi, dari) do update set ver = excluded.ver, n = excluded.n, akar_xor = excluded.akar_xor, akar_sum = excluded.akar_sum,
        isi = excluded.isi, mentah = excluded.mentah, utuh = excluded.utuh
        where p.ver is distinct from excluded.ver or p.isi <> excluded.isi or p.mentah <> excluded.mentah or p.utuh <> excluded.utuh$q$,
    case p_sisi when 'BKN' then 'sidik_bkn' when 'SIMPEG' then 'sidik_simpeg' end) using p_instansi, p_dari, p_sampai, p_sisi;
end $$;

-- What the pieces of one side of one instansi say together.
create function sidik_blok_jumlahkan(p_sisi text, p_instansi smallint) returns void language sql security definer set search_path = pg_catalog, public, kunci as $$
  insert into sidik_blok as s (sisi, instansi, ver, n, akar_xor, akar_sum)
    select p_sisi, p_instansi, case when min(ver) = max(ver) and count(ver) = count(*) then min(ver) end, coalesce(sum(n), 0), coalesce(bit_xor(akar_xor), 0), coalesce(sum(akar_sum), 0)
    from sidik_potongan where sisi = p_sisi and instansi = p_instansi and n > 0
    on conflict (sisi, instansi) do update set ver = excluded.ver, n = excluded.n, akar_xor = excluded.akar_xor, akar_sum = excluded.akar_sum, kotor = false
$$;

-- Makes the blob of one side of one instansi anew, whatever its pieces say of themselves.
create or replace function sidik_blok_susun(p_sisi text, p_instansi smallint) returns void language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  insert into sidik_blok (sisi, instansi) values (p_sisi, p_instansi) on conflict do nothing;
  update sidik_potongan set kotor = false where sisi = p_sisi and instansi = p_instansi and kotor;
  perform sidik_potongan_susun(p_sisi, p_instansi, 0, null);
  perform sidik_blok_jumlahkan(p_sisi, p_instansi);
end $$;

-- The row of the blob is held first: a second writer of the instansi waits there, and then sees the pieces as the first one left them.
create or replace function sidik_blok_tandai() returns trigger language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare kena smallint[]; baris constant text := case tg_op when 'INSERT' then 'baru' when 'DELETE' then 'lama' else '(select instansi, nip from baru union all select instansi, nip from lama)' end;
begin
  -- Statements that touch no row come with every feed.
  if tg_op = 'TRUNCATE' then select array_agg(instansi) into kena from sidik_blok where sisi = tg_argv[0];
  else execute format('select array_agg(distinct instansi) from %s x', baris) into kena; end if;
  if kena is null then return null; end if;
  insert into sidik_blok as s (sisi, instansi, kotor) select tg_argv[0], i, true from unnest(kena) i order by i
    on conflict (sisi, instansi) do update set kotor = true where not s.kotor;
  if tg_op = 'TRUNCATE' then
    update sidik_potongan set kotor = true where sisi = tg_argv[0] and not kotor;
    return null;
  end if;
  insert into sidik_potongan (sisi, instansi, dari) select tg_argv[0], i, 0 from unnest(kena) i on conflict do nothing;
  execute format($q$with p as materialized (select instansi, array_agg(dari order by dari) batas from sidik_potongan where sisi = $1 and instansi = any ($2) group by 1)
    update sidik_potongan t set kotor = true from (select distinct instansi, p.batas[width_bucket(x.nip, p.batas)] dari from %s x join p using (instansi)) s
    where t.sisi = $1 and t.instansi = s.instansi and t.dari = s.dari and not t.kotor$q$, baris) using tg_argv[0], kena;
  return null;
end $$;

create or replace function sidik_blok_segarkan() returns trigger language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare p record;
begin
  for p in select dari, sampai from (select dari, lead(dari) over (order by dari) sampai, kotor from sidik_potongan where sisi = new.sisi and instansi = new.instansi) x where kotor order by dari loop
    update sidik_potongan set kotor = false where sisi = new.sisi and instansi = new.instansi and dari = p.dari;
    perform sidik_potongan_susun(new.sisi, new.instansi, p.dari, p.sampai);
  end loop;
  perform sidik_blok_jumlahkan(new.sisi, new.instansi);
  return null;
end $$;

do $$ declare f text; begin
  foreach f in array array['sidik_potongan_susun(text, smallint, bigint, bigint)', 'sidik_blok_jumlahkan(text, smallint)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
-- Fingerprints of a database that is upgraded.
select sidik_blok_susun(sisi, instansi) from sidik_blok order by sisi, instansi;
