-- Why: whoever owns the database can rewrite a whole audit chain. Every minute the hub signs the heads of all chains and keeps them elsewhere (platform/segel);
-- here stands only when it last did, because what nobody can check any more must not approve anything: with checkpoints older than four hours (parameter AUDIT
-- segelJamMaks) approvals stop, and everything else goes on. The database's own clock judges.
-- Locks: usul, for the time of the trigger. Reversible: drop the trigger, the functions and the table.
create table jejak_segel (
  satu boolean primary key default true check (satu), nomor bigint not null, hash text not null check (hash ~ '^[0-9a-f]{64}$'), pada timestamptz not null
);
-- Number 0 names no checkpoint: from here the first one has as long as every other.
insert into jejak_segel (nomor, hash, pada) values (0, repeat('0', 64), clock_timestamp());

create function jejak_segel_jam() returns numeric language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((select nilai from parameter_aturan where kode = 'AUDIT' and nama = 'segelJamMaks' and sejak <= hari_ini() and coalesce(sampai, hari_ini()) >= hari_ini() order by sejak desc limit 1), 4)
$$;
-- Without its row nothing is known of the seals: stale.
create function jejak_segel_basi() returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (select from jejak_segel where pada > clock_timestamp() - jejak_segel_jam() * interval '1 hour')
$$;

-- The sealer says that a checkpoint lies in its place; p_pada = when the heads were read. Numbers only grow, and time does not run ahead of the clock here.
create function jejak_segel_catat(p_nomor bigint, p_hash text, p_pada timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if p_pada > clock_timestamp() then raise exception 'segel dari masa depan' using errcode = '22023'; end if;
  update jejak_segel set nomor = p_nomor, hash = p_hash, pada = p_pada where nomor < p_nomor;
  if not found then raise exception 'nomor segel tidak bertambah' using errcode = '22023'; end if;
end $$;

-- A new series of checkpoints, for the owner alone: the store was lost, or the database was put back on purpose. Age stays what it was until something is sealed.
create function jejak_segel_mulai_baru(p_alasan text, p_pelaku text, p_orang text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare lama bigint;
begin
  select nomor into lama from jejak_segel for update;
  update jejak_segel set nomor = 0, hash = repeat('0', 64);
  perform jejak_catat('jejak.segel_dimulai_baru', jsonb_build_object('nomorLama', lama, 'alasan', p_alasan), p_pelaku, p_orang);
end $$;

-- Every step that says yes, also one that leaves the status as it was (another SK, a minister's decision): those raise the version.
create function usul_segel() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if jejak_segel_basi() then raise exception 'segel jejak basi' using errcode = 'P0S01'; end if;
  return new;
end $$;
create trigger usul_segel before update on usul for each row
  when (new.status in ('MENUNGGU_PPK', 'MENUNGGU_PROVINSI', 'DITERIMA_BKN', 'DISETUJUI', 'PARAF_PERTEK', 'PERTEK_TERBIT', 'SK_TERBIT', 'DILANTIK')
    and (new.versi is distinct from old.versi or new.status is distinct from old.status))
  execute function usul_segel();

-- The body of 0007 with the words of jejak_hash in place: a call for each row took most of the time. What is sound is left out before it is named.
create or replace function jejak_periksa() returns table (shard smallint, urut bigint, cacat text)
language sql stable set search_path = pg_catalog, public as $$
  with baris as (
    select j.shard, j.urut, j.urut <> coalesce(lag(j.urut) over w, 0) + 1 as hilang,
      j.sebelum <> coalesce(lag(j.hash) over w, sha256(convert_to('simpul-jejak-' || j.shard, 'UTF8'))) as putus,
      j.hash <> sha256(j.sebelum || convert_to(j.shard || '|' || j.urut || '|' || extract(epoch from j.pada)::numeric || '|' || j.peristiwa || '|' || j.pelaku || '|' || j.orang || '|' || j.data::text, 'UTF8')) as berubah
    from jejak j window w as (partition by j.shard order by j.urut)
  )
  select b.shard, b.urut, c.cacat from (select * from baris where hilang or putus or berubah) b
  cross join lateral (values (case when b.hilang then 'NOMOR_HILANG' end), (case when b.putus then 'RANTAI_PUTUS' end), (case when b.berubah then 'ISI_BERUBAH' end)) c(cacat)
  where c.cacat is not null
  union all
  select k.shard, k.urut, 'KEPALA_TIDAK_COCOK' from jejak_kepala k
  left join lateral (select j.urut, j.hash from jejak j where j.shard = k.shard order by j.urut desc limit 1) j on true
  where k.urut <> coalesce(j.urut, 0) or k.hash <> coalesce(j.hash, sha256(convert_to('simpul-jejak-' || k.shard, 'UTF8')))
$$;

do $$ declare f text; begin
  alter table jejak_segel owner to simpul_pemilik;
  alter table jejak_segel enable row level security;
  alter table jejak_segel force row level security;
  create policy pemilik on jejak_segel to simpul_pemilik using (true) with check (true);
  create policy sinkron on jejak_segel for select to simpul_sync using (true);
  grant select on jejak_segel to simpul_sync;
  foreach f in array array['jejak_segel_jam()', 'jejak_segel_basi()', 'jejak_segel_catat(bigint, text, timestamptz)',
    'jejak_segel_mulai_baru(text, text, text)', 'usul_segel()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function jejak_segel_catat(bigint, text, timestamptz), jejak_segel_basi(), jejak_segel_jam() to simpul_sync;
