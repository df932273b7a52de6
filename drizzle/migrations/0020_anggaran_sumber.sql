-- Why: a source states how often it may be asked. All processes draw on one token bucket per source, and those who were refused wait in one line.
-- Locks: creates tables and a function only. Reversible: drop them.
create table anggaran_sumber (
  sumber text primary key,
  kapasitas numeric not null check (kapasitas >= 1),
  per_detik numeric not null check (per_detik > 0),
  sisa numeric not null check (sisa >= 0),
  pada timestamptz not null default clock_timestamp()
);
-- One place in line per asker; it is given up when its owner does not come back in time.
create table anggaran_giliran (
  sumber text not null references anggaran_sumber (sumber) on delete cascade,
  peminta text not null,
  n integer not null check (n >= 1),
  urut bigint generated always as identity,
  kembali_pada timestamptz not null,
  primary key (sumber, peminta)
);

-- Seconds to wait, 0 = granted and paid; null = the source has no budget row. An asker without a name is served only after everybody in line.
create function anggaran_minta(p_sumber text, p_n integer, p_peminta text) returns numeric language plpgsql set search_path = pg_catalog, public as $$
declare b anggaran_sumber; kini timestamptz; di_depan numeric; tunggu numeric; tempat bigint;
begin
  select * into b from anggaran_sumber where sumber = p_sumber for update;
  if not found then return null; end if;
  if p_n > b.kapasitas then raise exception 'permintaan melebihi kapasitas' using errcode = '22003'; end if;
  kini := clock_timestamp();
  b.sisa := least(b.kapasitas, b.sisa + greatest(extract(epoch from kini - b.pada), 0) * b.per_detik);
  delete from anggaran_giliran where sumber = p_sumber and kembali_pada < kini - interval '5 seconds' and peminta is distinct from p_peminta;
  select urut into tempat from anggaran_giliran where sumber = p_sumber and peminta = p_peminta;
  select coalesce(sum(n), 0) into di_depan from anggaran_giliran where sumber = p_sumber and (tempat is null or urut < tempat);
  tunggu := (di_depan + p_n - b.sisa) / b.per_detik;
  if tunggu <= 0 then
    b.sisa := b.sisa - p_n;
    delete from anggaran_giliran where sumber = p_sumber and peminta = p_peminta;
  elsif p_peminta is not null then
    insert into anggaran_giliran (sumber, peminta, n, kembali_pada) values (p_sumber, p_peminta, p_n, kini + tunggu * interval '1 second')
      on conflict (sumber, peminta) do update set n = excluded.n, kembali_pada = excluded.kembali_pada;
  end if;
  update anggaran_sumber set sisa = b.sisa, pada = greatest(kini, b.pada) where sumber = p_sumber;
  return greatest(tunggu, 0);
end $$;

do $$ declare t text; begin
  foreach t in array array['anggaran_sumber', 'anggaran_giliran'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to simpul_sync', t);
  end loop;
end $$;
alter function anggaran_minta(text, integer, text) owner to simpul_pemilik;
revoke execute on function anggaran_minta(text, integer, text) from public;
grant execute on function anggaran_minta(text, integer, text) to simpul_sync;
