-- Why: a full crawl of an instansi takes hours, so its age says little about the people of an open usul. They are asked one by one and more often; each
-- has an age of its own, and the gate takes the fresher of the two. A row here never claims more than the row it stands for (docs/keputusan/0036).
-- Locks: tarikan briefly for its check; replaces three functions. Reversible: drop table and functions, restore the bodies of 0008, 0014 and 0021.
create table kesegaran_pegawai (
  instansi smallint not null references instansi (no),
  sisi text not null check (sisi in ('BKN', 'SIMPEG')),
  nip bigint not null,
  -- The stored row is what the source said at this instant or later; null: it has not answered, or not about this person.
  pada timestamptz,
  -- Rules the row was read with; under others it says nothing any more.
  revisi text,
  tarikan bigint references tarikan (id),
  -- When the source may be asked about this person again.
  berikut timestamptz not null default clock_timestamp(),
  check ((pada is null) = (revisi is null)),
  primary key (instansi, sisi, nip)
);
create index kesegaran_pegawai_nip on kesegaran_pegawai (nip);
create index kesegaran_pegawai_tarikan on kesegaran_pegawai (tarikan);
alter table tarikan drop constraint tarikan_asal_check;
-- ORANG: rows of single people, asked one by one. It says nothing about anybody else and replaces no feed.
alter table tarikan add constraint tarikan_asal_check check (asal in ('TARIK', 'UNGGAH', 'IMPOR', 'ORANG'));
alter table tarikan add constraint tarikan_orang_tak_lengkap check (asal <> 'ORANG' or not lengkap);
-- Reads of people that changed rows since a complete feed: that feed can no longer be confirmed as unchanged by its bytes.
create index tarikan_orang on tarikan (instansi, sisi, jenis, id) where asal = 'ORANG' and status = 'DITERAPKAN';

-- People of usul that still run, under the instansi whose rows the gate asks about.
create view orang_didahulukan with (security_invoker = true) as
  select distinct p.instansi_asal instansi, p.nip from usul u join usul_pegawai p on p.usul = u.id
  where u.status not in ('SELESAI', 'TMS', 'DIBATALKAN') and p.instansi_asal is not null;

-- Calls that a budget would grant at this moment.
create function anggaran_sisa(a anggaran_sumber) returns float8 language sql stable set search_path = pg_catalog, public as $$
  select floor(least(a.kapasitas, a.sisa + greatest(extract(epoch from clock_timestamp() - a.pada), 0) * a.per_detik))::float8
$$;

-- How each feed stands beside its own state: source, breaker, lane, what is left of its budget, next instants, people who go first.
create function umpan_keadaan(p_instansi smallint[]) returns table (instansi smallint, sisi text, jenis text, sumber text, macam text, pemutus text, istirahat_sampai timestamptz,
  lambat boolean, per_menit float8, sekaligus float8, sisa float8, berikut timestamptz, ambil_pada timestamptz, didahulukan integer, menunggu integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  select j.instansi, j.sisi, j.jenis, j.sumber, j.macam, coalesce(p.keadaan, 'TERTUTUP'), p.sampai, coalesce(p.lambat, false),
    (a.per_detik * 60)::float8, a.kapasitas::float8, case when a.sumber is not null then anggaran_sisa(a) end,
    case when k.status <> 'DIJEDA' then j.berikut end,
    case when k.status = 'DIJEDA' or s.instansi is null then null else coalesce(b.coba_pada, l.pada + s.jarak_detik * interval '1 second', clock_timestamp()) end,
    o.semua, o.menunggu
  from jadwal_umpan j join kesegaran k using (instansi, sisi, jenis)
  left join sumber_instansi s on s.aktif and s.macam <> 'BERKAS' and (s.instansi, s.sisi, s.jenis) = (j.instansi, j.sisi, j.jenis)
  left join pemutus_sumber p on p.sumber = j.sumber left join anggaran_sumber a on a.sumber = j.sumber
  left join pengambilan b on b.status = 'BERJALAN' and b.versi_sumber = s.versi and (b.instansi, b.sisi, b.jenis) = (s.instansi, s.sisi, s.jenis)
  left join lateral (select coalesce(diperiksa_pada, mulai_pada) pada from pengambilan e where e.status = 'SELESAI' and e.versi_sumber = s.versi
    and (e.instansi, e.sisi, e.jenis) = (s.instansi, s.sisi, s.jenis) order by e.id desc limit 1) l on true
  left join lateral (select count(*)::integer semua, count(*) filter (where coalesce(x.berikut <= clock_timestamp(), true))::integer menunggu
    from orang_didahulukan d left join kesegaran_pegawai x on (x.instansi, x.sisi, x.nip) = (d.instansi, j.sisi, d.nip)
    where d.instansi = j.instansi and s.jenis = 'pegawai' and (s.macam = 'SIASN' or s.setelan ? 'orang')) o on s.instansi is not null
  where p_instansi is null or j.instansi = any (p_instansi) order by 1, j.jenis <> 'pegawai', 2, 3
$$;
-- The same for a signed caller: own instansi, or every one.
create function umpan_keadaan_pemanggil(p_instansi smallint[]) returns table (instansi smallint, sisi text, jenis text, sumber text, macam text, pemutus text, istirahat_sampai timestamptz,
  lambat boolean, per_menit float8, sekaligus float8, sisa float8, berikut timestamptz, ambil_pada timestamptz, didahulukan integer, menunggu integer)
language sql stable security definer set search_path = pg_catalog, public, kunci as $$
  select u.* from (select kunci.cakupan_baris() c) x cross join lateral umpan_keadaan(array(select i from unnest(p_instansi) i where x.c = -1 or i = x.c)) u
$$;

-- Whether a row that was read by itself is fresh enough for the gate, whatever the age of its feed. Where a person must act on newer content, or has
-- paused the feed, it is not.
create function pegawai_segar(p_instansi smallint, p_sisi text, p_nip bigint, p_status text) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(p_status, 'BELUM_PERNAH') not in ('TERTUNDA', 'PERLU_TINDAKAN', 'DIJEDA') and exists (select from kesegaran_pegawai o
    where o.instansi = p_instansi and o.sisi = p_sisi and o.nip = p_nip and o.pada >= clock_timestamp() - jam_kesegaran() * interval '1 hour')
$$;

do $$ declare p text[]; lama text; begin
  foreach p slice 1 in array array[
    ['gerbang_fakta_pokok', $a$union all select 'kesegaran', null,$a$,
      $b$union all select 'kesegaranPegawai', x.nip, jsonb_build_object('sisi', x.sisi, 'pada', x.pada) from s join kesegaran_pegawai x on x.instansi = s.asal and x.nip = s.nip where x.pada is not null
  union all select 'kesegaran', null,$b$],
    ['usul_gerbang', $a$'BELUM_PERNAH', 'DIJEDA')) limit 1;$a$, $b$'BELUM_PERNAH', 'DIJEDA')) and not pegawai_segar(p.instansi_asal, v.sisi, p.nip, k.status) limit 1;$b$],
    ['tarikan_putus', $a$b.id > t.id and b.status in$a$, $b$b.id > t.id and b.asal <> 'ORANG' and b.status in$b$]] loop
    lama := pg_get_functiondef(p[1]::regproc);
    if position(p[2] in lama) = 0 then raise exception 'isi % tidak dikenali', p[1]; end if;
    execute replace(lama, p[2], p[3]);
  end loop;
end $$;

alter table kesegaran_pegawai owner to simpul_pemilik;
alter table kesegaran_pegawai enable row level security;
alter table kesegaran_pegawai force row level security;
create policy pemilik on kesegaran_pegawai to simpul_pemilik using (true) with check (true);
create policy sinkron on kesegaran_pegawai to simpul_sync using (true) with check (true);
grant select, insert, update, delete on kesegaran_pegawai to simpul_sync;
alter view orang_didahulukan owner to simpul_pemilik;
grant select on orang_didahulukan to simpul_sync;
do $$ declare f text; begin
  foreach f in array array['anggaran_sisa(anggaran_sumber)', 'umpan_keadaan(smallint[])', 'umpan_keadaan_pemanggil(smallint[])', 'pegawai_segar(smallint, text, bigint, text)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function umpan_keadaan(smallint[]), anggaran_sisa(anggaran_sumber) to simpul_sync;
grant execute on function umpan_keadaan_pemanggil(smallint[]) to simpul_app;
