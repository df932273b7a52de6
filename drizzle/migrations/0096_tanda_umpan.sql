-- Why: a feed that an instansi signs (Standard Webhooks over its exact bytes) cannot be made by whoever stole a token, changed on its way, or sent once more.
-- Where the instansi had it made a duty, nothing else is taken. Ids that were used are written in the transaction of the feed they brought.
-- The id begins with kind, completeness and dry run, so that the signature covers them too.
-- Locks: SHARE ROW EXCLUSIVE on instansi and tarikan until commit (foreign keys): writers wait, readers do not. Reversible: drop the functions and the tables.
create table tanda_umpan (
  instansi smallint primary key references instansi (no),
  wajib boolean not null default false,
  rahasia bytea not null,
  rahasia_lama bytea,
  lama_sampai timestamptz,
  oleh text not null,
  diubah_pada timestamptz not null default clock_timestamp(),
  check ((rahasia_lama is null) = (lama_sampai is null))
);
create table tanda_umpan_pakai (
  instansi smallint not null references instansi (no),
  webhook_id text not null check (webhook_id ~ '^[A-Za-z0-9_-]{1,128}$'),
  -- SHA-256 of where the feed was for and of its bytes.
  sidik text not null check (sidik ~ '^[0-9a-f]{64}$'),
  tarikan bigint not null references tarikan (id),
  pada timestamptz not null default clock_timestamp(),
  primary key (instansi, webhook_id)
);
create index tanda_umpan_pakai_pada on tanda_umpan_pakai (pada);

-- The next secret of an instansi; the present one holds for the window.
create function tanda_umpan_pasang(p_instansi smallint, p_rahasia bytea, p_tumpang_detik integer, p_pelaku text, p_orang text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into tanda_umpan as t (instansi, rahasia, oleh) values (p_instansi, p_rahasia, p_pelaku)
    on conflict (instansi) do update set rahasia = excluded.rahasia, oleh = excluded.oleh, diubah_pada = clock_timestamp(),
      rahasia_lama = case when p_tumpang_detik > 0 then t.rahasia end,
      lama_sampai = case when p_tumpang_detik > 0 then clock_timestamp() + make_interval(secs => p_tumpang_detik) end;
  perform jejak_catat('umpan.rahasia_diganti', jsonb_build_object('instansi', p_instansi, 'tumpangDetik', p_tumpang_detik), p_pelaku, p_orang);
end $$;
-- False: the instansi has no secret to sign with.
create function tanda_umpan_wajibkan(p_instansi smallint, p_wajib boolean, p_pelaku text, p_orang text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update tanda_umpan set wajib = p_wajib, oleh = p_pelaku, diubah_pada = clock_timestamp() where instansi = p_instansi;
  if not found then return false; end if;
  perform jejak_catat('umpan.tanda_diwajibkan', jsonb_build_object('instansi', p_instansi, 'wajib', p_wajib), p_pelaku, p_orang);
  return true;
end $$;

do $$ declare x text; begin
  foreach x in array array['tanda_umpan', 'tanda_umpan_pakai'] loop
    execute format('alter table %I owner to simpul_pemilik', x);
    execute format('alter table %I enable row level security', x);
    execute format('alter table %I force row level security', x);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', x);
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', x);
  end loop;
  foreach x in array array['tanda_umpan_pasang(smallint, bytea, integer, text, text)', 'tanda_umpan_wajibkan(smallint, boolean, text, text)'] loop
    execute format('alter function %s owner to simpul_pemilik', x);
    execute format('revoke execute on function %s from public', x);
  end loop;
end $$;
grant select on tanda_umpan to simpul_sync;
grant select, insert, delete on tanda_umpan_pakai to simpul_sync;
grant execute on function tanda_umpan_pasang(smallint, bytea, integer, text, text), tanda_umpan_wajibkan(smallint, boolean, text, text) to simpul_sync;
