-- Why: a statistical score beside the rules may send a usul to a person. Its reference figures come from the hub's own history and are computed for the
-- nation at once; what it said when it stopped the automation is kept. It reads positions, units, dates and usul, and nothing about who a person is.
-- Locks: usul, briefly, for its new index. Reversible: drop the functions, the index, the view and the two tables.
create table risiko_acuan (
  ukuran text not null check (ukuran in ('BULAN_NAIK', 'PINDAH', 'ASAL_JABATAN', 'USUL_BULANAN')),
  kelompok text not null, banyak integer not null, isi jsonb not null, dihitung_pada timestamptz not null default clock_timestamp(),
  primary key (ukuran, kelompok)
);
create table penilaian_risiko (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id), skor numeric not null check (skor between 0 and 100), ambang numeric not null,
  isi jsonb not null, sidik text not null, pada timestamptz not null default clock_timestamp(),
  unique (usul, sidik)
);
do $$ declare t text; begin
  foreach t in array array['risiko_acuan', 'penilaian_risiko'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('grant select on %I to simpul_app', t);
  end loop;
end $$;
create policy terbuka on risiko_acuan for select to simpul_app using ((select kunci.pemanggil_peran()) is not null);
create policy jangkauan on penilaian_risiko for select to simpul_app using (kunci.boleh_usul(usul));
create policy catat on penilaian_risiko for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'SISTEM' and kunci.boleh_usul(usul));
grant insert on penilaian_risiko to simpul_app;
create trigger bukti_tetap before update or delete on penilaian_risiko for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on penilaian_risiko for each statement execute function bukti_tetap();
grant usage on all sequences in schema public to simpul_app;

-- Definitive positions of everybody whose history is whole, in order; eselon 99 = none, so that a smaller number is a higher level.
create view risiko_langkah with (security_invoker = true) as
  select r.instansi, r.nip, (r.isi ->> 'tmtJabatan')::date as tmt, coalesce(r.isi ->> 'unorId', '') as unor, coalesce(nullif(r.isi ->> 'eselonId', ''), '99') as eselon,
    coalesce(r.isi ->> 'jenisJabatanId', '') as jenis
  from riwayat_bkn r where r.jenis = 'jabatan' and not r.batal and coalesce(r.isi ->> 'jenisPenugasanId', 'D') = 'D' and r.isi ->> 'tmtJabatan' ~ '^\d{4}-\d{2}-\d{2}$';
alter view risiko_langkah owner to simpul_pemilik;

create index usul_instansi_dibuat on usul (instansi, dibuat_pada);

create function risiko_bulan(p_dari date, p_ke date) returns integer language sql immutable set search_path = pg_catalog as $$
  select (extract(year from age(p_ke, p_dari)) * 12 + extract(month from age(p_ke, p_dari)))::integer
$$;

-- Reference figures of the whole nation, replaced as one. Meant for the night: it reads every history once.
create function risiko_acuan_hitung() returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
declare n integer;
begin
  create temporary table risiko_langkah_kini on commit drop as select l.nip, l.tmt, l.eselon, l.jenis, lag(l.tmt) over w as tmt_lalu, lag(l.eselon) over w as eselon_lalu,
    lag(l.jenis) over w as jenis_lalu from risiko_langkah l window w as (partition by l.nip order by l.tmt, l.eselon desc);
  delete from risiko_acuan;
  insert into risiko_acuan (ukuran, kelompok, banyak, isi)
    select 'BULAN_NAIK', x.eselon, count(*), jsonb_build_object('p01', percentile_disc(0.01) within group (order by x.bulan), 'p25', percentile_disc(0.25) within group (order by x.bulan))
    from (select k.eselon, risiko_bulan(k.tmt_lalu, k.tmt) as bulan from risiko_langkah_kini k where k.eselon < k.eselon_lalu) x group by x.eselon
    union all
    select 'PINDAH', '*', count(*), jsonb_build_object('p75', percentile_disc(0.75) within group (order by x.banyak), 'p99', percentile_disc(0.99) within group (order by x.banyak))
    from (select count(*) filter (where k.tmt_lalu is not null and k.tmt > current_date - interval '36 months')::integer as banyak from risiko_langkah_kini k group by k.nip) x
    union all
    select 'ASAL_JABATAN', x.tujuan, sum(x.n)::integer, jsonb_object_agg(x.asal, x.n)
    from (select k.jenis || '|' || k.eselon as tujuan, k.jenis_lalu || '|' || k.eselon_lalu as asal, count(*) as n from risiko_langkah_kini k where k.tmt_lalu is not null group by 1, 2) x group by x.tujuan
    union all
    select 'USUL_BULANAN', x.instansi::text, count(*)::integer, jsonb_build_object('rata', round(avg(x.orang), 2), 'simpangan', round(coalesce(stddev_pop(x.orang), 0), 2))
    from (select i.no as instansi, b.ke, count(p.nip) as orang from instansi i cross join generate_series(1, 24) b(ke)
      left join usul u on u.instansi = i.no and u.dibuat_pada >= current_date - 30 * (b.ke + 1) and u.dibuat_pada < current_date - 30 * b.ke left join usul_pegawai p on p.usul = u.id
      where exists (select from usul y where y.instansi = i.no) group by 1, 2) x group by x.instansi;
  get diagnostics n = row_count;
  drop table risiko_langkah_kini;
  return n;
end $$;

-- Facts of one usul: one row per person, and one (nip null) for what the whole usul shares. Under the reach of the caller.
create function risiko_fakta(p_usul bigint) returns table (nip bigint, isi jsonb) language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
declare u usul; lantik date; banyak bigint;
begin
  if not kunci.boleh_usul(p_usul) then raise exception 'usul di luar kewenangan' using errcode = '42501'; end if;
  select * into u from usul where id = p_usul;
  select k.tanggal_lantik into lantik from kepala_daerah k where k.instansi = u.instansi and k.status = 'DEFINITIF' and k.tanggal_lantik <= u.dibuat_pada::date
    order by k.tanggal_lantik desc limit 1;
  -- Counted only while it may matter: a long time after an inauguration no batch is one.
  if u.dibuat_pada::date - lantik <= 1095 then
    select count(p.nip) into banyak from usul x join usul_pegawai p on p.usul = x.id
      where x.instansi = u.instansi and x.dibuat_pada > u.dibuat_pada - interval '30 days' and x.dibuat_pada <= u.dibuat_pada + interval '1 day' and x.status <> 'DIBATALKAN';
  end if;
  return query
  with s as materialized (select p.nip, p.instansi_asal as asal, p.unor_tujuan as unor, p.jenis_jabatan_tujuan as jenis, coalesce(nullif(p.eselon_tujuan, ''), '99') as eselon from usul_pegawai p where p.usul = p_usul),
  utuh as (select s.nip from s where exists (select from riwayat_cakupan c where c.instansi = s.asal and c.sisi = 'BKN' and c.jenis = 'jabatan')
    and not exists (select from riwayat_tak_lengkap t where t.instansi = s.asal and t.sisi = 'BKN' and t.nip in (s.nip, 0) and t.jenis in ('jabatan', '*'))),
  langkah as materialized (select s.nip, l.tmt, l.unor, l.eselon, l.jenis, row_number() over (partition by s.nip order by l.tmt desc, l.eselon) as ke,
      lag(l.tmt) over (partition by s.nip order by l.tmt, l.eselon desc) as tmt_lalu
    from s join risiko_langkah l on l.instansi = s.asal and l.nip = s.nip where l.tmt < u.tmt)
  select s.nip, jsonb_build_object('riwayatUtuh', exists (select from utuh x where x.nip = s.nip), 'eselonTujuan', s.eselon, 'tujuan', s.jenis || '|' || s.eselon,
      'eselonAsal', k.eselon, 'asal', k.jenis || '|' || k.eselon, 'bulanSejakJabatan', risiko_bulan(k.tmt, u.tmt),
      'pindah', (select count(*) from langkah l where l.nip = s.nip and l.tmt_lalu is not null and l.tmt > u.tmt - interval '36 months'),
      'kembali', exists (select from langkah l where l.nip = s.nip and l.ke > 1 and l.unor = s.unor and l.unor <> k.unor and l.tmt > u.tmt - interval '60 months'))
    from s left join langkah k on k.nip = s.nip and k.ke = 1
  union all
  select null, jsonb_build_object('instansi', u.instansi, 'orang', banyak, 'daerah', (select i.daerah from instansi i where i.no = u.instansi),
      'hariSejakLantik', u.dibuat_pada::date - lantik);
end $$;
do $$ declare f text; begin
  foreach f in array array['risiko_acuan_hitung()', 'risiko_fakta(bigint)', 'risiko_bulan(date, date)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function risiko_acuan_hitung() to simpul_sync;
grant execute on function risiko_fakta(bigint) to simpul_app;
