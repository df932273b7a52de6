-- Why: append-only audit, hash-chained per shard, written by one function in the transaction of the act.
create table jejak (
  shard smallint not null, urut bigint not null, pada timestamptz not null, peristiwa text not null, pelaku text not null, orang text not null,
  data jsonb not null, sebelum bytea not null, hash bytea not null, primary key (shard, urut)
);
create table jejak_kepala (shard smallint primary key, urut bigint not null, hash bytea not null);
insert into jejak_kepala select s, 0, sha256(convert_to('simpul-jejak-' || s, 'UTF8')) from generate_series(0, 15) s;

create function jejak_hash(p_shard smallint, p_urut bigint, p_pada timestamptz, p_peristiwa text, p_pelaku text, p_orang text, p_data jsonb, p_sebelum bytea)
returns bytea language sql immutable set search_path = pg_catalog as $$
  select sha256(p_sebelum || convert_to(p_shard || '|' || p_urut || '|' || extract(epoch from p_pada)::numeric || '|' || p_peristiwa || '|' || p_pelaku || '|' || p_orang || '|' || p_data::text, 'UTF8'))
$$;

-- One shard per transaction, so a transaction with several entries holds one head lock only.
create function jejak_catat(p_peristiwa text, p_data jsonb, p_pelaku text, p_orang text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare s smallint := (pg_current_xact_id()::text::numeric % 16)::smallint; k jejak_kepala; t timestamptz; hh bytea;
begin
  select * into k from jejak_kepala where shard = s for update;
  t := clock_timestamp();
  hh := jejak_hash(s, k.urut + 1, t, p_peristiwa, p_pelaku, p_orang, p_data, k.hash);
  insert into jejak values (s, k.urut + 1, t, p_peristiwa, p_pelaku, p_orang, p_data, k.hash, hh);
  update jejak_kepala set urut = k.urut + 1, hash = hh where shard = s;
end $$;

-- The caller's own entry: identity comes from the verified caller, never from an argument.
create function jejak_pemanggil(p_peristiwa text, p_data jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  if kunci.pemanggil() is null then raise exception 'tanpa pemanggil' using errcode = '28000'; end if;
  perform jejak_catat(p_peristiwa, p_data, kunci.pemanggil_subjek(), kunci.pemanggil_orang());
end $$;

-- Every broken link, gap or altered entry; no rows = the chain holds.
create function jejak_periksa() returns table (shard smallint, urut bigint, cacat text)
language sql stable set search_path = pg_catalog, public as $$
  with baris as (
    select j.*, lag(j.hash) over w as hash_lalu, lag(j.urut) over w as urut_lalu from jejak j window w as (partition by j.shard order by j.urut)
  )
  select b.shard, b.urut, c.cacat from baris b cross join lateral (values
    (case when b.urut <> coalesce(b.urut_lalu, 0) + 1 then 'NOMOR_HILANG' end),
    (case when b.sebelum <> coalesce(b.hash_lalu, sha256(convert_to('simpul-jejak-' || b.shard, 'UTF8'))) then 'RANTAI_PUTUS' end),
    (case when b.hash <> jejak_hash(b.shard, b.urut, b.pada, b.peristiwa, b.pelaku, b.orang, b.data, b.sebelum) then 'ISI_BERUBAH' end)
  ) c(cacat) where c.cacat is not null
  union all
  select k.shard, k.urut, 'KEPALA_TIDAK_COCOK' from jejak_kepala k
  left join lateral (select j.urut, j.hash from jejak j where j.shard = k.shard order by j.urut desc limit 1) j on true
  where k.urut <> coalesce(j.urut, 0) or k.hash <> coalesce(j.hash, sha256(convert_to('simpul-jejak-' || k.shard, 'UTF8')))
$$;
