-- Why: the last place of a position was promised to everybody whose usul was approved before the next position map came (D24), and a PDF whose row was
-- never committed stayed in the store for ever.
-- Locks: builds two small indexes, replaces functions. Reversible: drop the new functions and indexes, rename the inner function back.
create index usul_pegawai_tujuan on usul_pegawai (instansi_tujuan, jabatan_tujuan, unor_tujuan);
create index dokumen_sha256 on dokumen (sha256);

-- Places are given out one transition at a time. Taken after the ages of the feeds and before the usul, in the order of the keys; positions share 64 keys
-- per instansi, so that a usul of thousands holds a bounded number of locks. The row of the map itself cannot be locked: its feed writes it before the age.
create function gerbang_kunci_formasi(p_tujuan smallint[], p_unor text[], p_jabatan text[]) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(1179798867, k) from
    (select distinct t.tujuan * 64 + (hashtext(t.unor || chr(10) || t.jabatan) & 63) k from unnest(p_tujuan, p_unor, p_jabatan) t(tujuan, unor, jabatan) order by 1) s;
end $$;

alter function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) rename to gerbang_fakta_tanpa_janji;
-- The inner function judges the caller first and raises 42501; only then is anything else answered.
create function gerbang_fakta(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  return query select f.bagian, f.nip, f.isi from gerbang_fakta_tanpa_janji(p_usul, p_nip, p_asal, p_tujuan, p_unor, p_jabatan) f;
  -- Promised: to people of other usul that are approved, and to those of this one who come before. Who sits there by BKN's record is counted in the map.
  return query
  with s as materialized (select t.*, exists (select from pegawai_bkn b where b.instansi = t.tujuan and b.nip = t.nip and b.unor_id = t.unor and b.jabatan_id = t.jabatan) duduk
    from unnest(p_nip, p_tujuan, p_unor, p_jabatan) t(nip, tujuan, unor, jabatan)),
  janji as materialized (select k.tujuan, k.unor, k.jabatan, count(*) n from (select distinct tujuan, unor, jabatan from s) k
    join usul_pegawai l on l.instansi_tujuan = k.tujuan and l.jabatan_tujuan = k.jabatan and l.unor_tujuan = k.unor
    join usul u on u.id = l.usul and u.status in ('DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI', 'SK_TERBIT', 'DILANTIK') and u.jenis <> 'PEMBERHENTIAN'
    where l.usul is distinct from p_usul and l.nip <> all (p_nip)
      and not exists (select from pegawai_bkn b where b.instansi = l.instansi_tujuan and b.nip = l.nip and b.unor_id = l.unor_tujuan and b.jabatan_id = l.jabatan_tujuan)
    group by 1, 2, 3)
  select 'formasiDijanjikan', d.nip, jsonb_build_object('banyak', d.n) from (select s.nip, coalesce(j.n, 0) + count(*) filter (where not s.duduk)
      over (partition by s.tujuan, s.unor, s.jabatan order by s.nip rows between unbounded preceding and 1 preceding) n
    from s left join janji j on j.tujuan = s.tujuan and j.unor = s.unor and j.jabatan = s.jabatan) d where d.n > 0;
end $$;

-- Whether a stored document has a row; nothing else about it.
create function dokumen_dikenal(p_sha256 text) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from dokumen where sha256 = p_sha256)
$$;

do $$ declare f text; begin
  foreach f in array array['gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[])', 'gerbang_kunci_formasi(smallint[], text[], text[])', 'dokumen_dikenal(text)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
revoke execute on function gerbang_fakta_tanpa_janji(bigint, bigint[], smallint[], smallint[], text[], text[]) from simpul_app;
grant execute on function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]), gerbang_kunci_formasi(smallint[], text[], text[]) to simpul_app;
grant execute on function dokumen_dikenal(text) to simpul_sync;
