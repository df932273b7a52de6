-- Why: a report is one snapshot, stored, so five subgraphs answer about the same instant and the figures can be asked again.
create table laporan (id bigint generated always as identity primary key, pada timestamptz not null default clock_timestamp());
create table laporan_bagian (
  laporan bigint not null references laporan (id),
  bagian text not null check (bagian in ('pegawai', 'jabatan', 'selisih', 'mutasi', 'pelanggaran')),
  instansi smallint not null references instansi (no),
  diketahui boolean not null,
  isi jsonb not null,
  primary key (laporan, bagian, instansi)
);

-- One statement, hence one snapshot. A stale or failed feed makes the figures of its instansi unknown, never zero.
create function laporan_buat() returns bigint language plpgsql security definer set search_path = pg_catalog, public as $$
declare hasil bigint;
begin
  insert into laporan default values returning id into hasil;
  insert into laporan_bagian
  with segar as (
    select i.no, b.pada bkn, s.pada simpeg, b.jumlah jumlah_bkn, s.jumlah jumlah_simpeg,
      coalesce(b.status not in ('TERTUNDA', 'PERLU_TINDAKAN', 'BELUM_PERNAH') and b.pada > clock_timestamp() - jam_kesegaran() * interval '1 hour', false) bkn_segar,
      coalesce(s.status not in ('TERTUNDA', 'PERLU_TINDAKAN', 'BELUM_PERNAH') and s.pada > clock_timestamp() - jam_kesegaran() * interval '1 hour', false) simpeg_segar
    from instansi i
    left join kesegaran b on b.instansi = i.no and b.sisi = 'BKN' and b.jenis = 'pegawai'
    left join kesegaran s on s.instansi = i.no and s.sisi = 'SIMPEG' and s.jenis = 'pegawai'
  ), hitung as (
    select 'pegawai' bagian, instansi, 'statusAsn' grup, status_asn kunci, sum(jumlah) n from rekap_pegawai group by 2, 4
    union all select 'pegawai', instansi, 'golongan', golongan, sum(jumlah) from rekap_pegawai group by 2, 4
    union all select 'jabatan', instansi, 'jenisJabatan', jenis_jabatan, sum(jumlah) from rekap_pegawai group by 2, 4
    union all select 'selisih', instansi, 'level', level, sum(jumlah) from rekap_selisih group by 2, 4
    union all select 'selisih', instansi, 'bidang', bidang::text, sum(jumlah) from rekap_selisih group by 2, 4
    union all select 'mutasi', instansi, 'status', status, sum(jumlah) from rekap_usul group by 2, 4
    union all select 'pelanggaran', instansi, 'blokir', sasaran, sum(jumlah) from rekap_blokir group by 2, 4
    union all select 'pelanggaran', instansi, 'temuan', kategori || '/' || tahap, sum(jumlah) from rekap_temuan group by 2, 4
  ), grup as (select bagian, instansi, grup, jsonb_object_agg(kunci, n) isi from hitung where n <> 0 group by 1, 2, 3),
  bagian as (select bagian, instansi, jsonb_object_agg(grup, isi) isi from grup group by 1, 2)
  select hasil, d.bagian, s.no,
    case d.bagian when 'pegawai' then s.bkn_segar when 'jabatan' then s.bkn_segar when 'selisih' then s.bkn_segar and s.simpeg_segar else true end,
    coalesce(g.isi, '{}') || case d.bagian when 'selisih' then jsonb_build_object('umpan', jsonb_build_object('bkn', s.bkn, 'simpeg', s.simpeg, 'jumlahBkn', s.jumlah_bkn, 'jumlahSimpeg', s.jumlah_simpeg)) else '{}' end
  from segar s cross join unnest(array['pegawai', 'jabatan', 'selisih', 'mutasi', 'pelanggaran']) d(bagian)
  left join bagian g on g.bagian = d.bagian and g.instansi = s.no;
  return hasil;
end $$;

do $$ declare t text; begin
  foreach t in array array['laporan', 'laporan_bagian'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('grant select on %I to simpul_app, simpul_sync', t);
    execute format('create policy sinkron on %I for select to simpul_sync using (true)', t);
  end loop;
end $$;
create policy baca on laporan for select to simpul_app using ((select kunci.pemanggil_peran()) is not null);
-- PAN-RB sees every aggregate, Kemendagri the regional governments, Bawaslu findings and moves; BKN's roles see all; an instansi its own row.
create policy kewenangan on laporan_bagian for select to simpul_app using (case (select kunci.pemanggil_peran())
  when 'VIEWER_PANRB' then true
  when 'VIEWER_KEMENDAGRI' then instansi in (select no from instansi where daerah)
  when 'VIEWER_BAWASLU' then bagian in ('pelanggaran', 'mutasi') and instansi in (select no from instansi where daerah)
  else (select kunci.cakupan_baris()) = -1 or instansi = (select kunci.cakupan_baris()) end);
alter function laporan_buat() owner to simpul_pemilik;
revoke execute on function laporan_buat() from public;
grant execute on function laporan_buat() to simpul_sync;
