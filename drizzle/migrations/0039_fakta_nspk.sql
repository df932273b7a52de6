-- Why: facts that the rules of the NSPK ask for beyond both records: documents of a usul, heads of regions, histories of positions, holders of a position.
-- Locks: builds an index on pegawai_bkn (structural rows only) and creates tables and functions. Reversible: drop them and rename the inner function back.
create table dokumen (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  jenis text not null,
  nomor text not null check (length(nomor) between 1 and 100),
  tanggal date not null,
  penerbit text not null check (length(penerbit) between 1 and 200),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  ukuran integer not null check (ukuran > 0),
  oleh text not null,
  orang text not null,
  pada timestamptz not null default clock_timestamp(),
  unique (instansi, jenis, nomor, tanggal, sha256)
);
-- A letter stands for everybody in the usul (nip null) or for one of its people.
create table usul_dokumen (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id),
  dokumen bigint not null references dokumen (id),
  nip bigint,
  oleh text not null,
  pada timestamptz not null default clock_timestamp(),
  unique nulls not distinct (usul, dokumen, nip),
  foreign key (usul, nip) references usul_pegawai (usul, nip)
);
create index usul_dokumen_dokumen on usul_dokumen (dokumen);
-- Who governs a region since when; the newest row whose day has come counts. Written once, corrected by a newer row.
create table kepala_daerah (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  status text not null check (status in ('DEFINITIF', 'PJ', 'PJS', 'PLT', 'PLH')),
  tanggal_lantik date not null,
  nomor_sk text not null check (length(nomor_sk) between 1 and 100),
  oleh text not null,
  pada timestamptz not null default clock_timestamp(),
  unique (instansi, tanggal_lantik, status, nomor_sk)
);
create index kepala_daerah_instansi on kepala_daerah (instansi, tanggal_lantik desc, id desc);
create index pegawai_bkn_struktural on pegawai_bkn (instansi, jabatan_id) where jenis_jabatan_id = '1';

alter function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) rename to gerbang_fakta_riwayat;
-- The inner function judges the caller first and raises 42501; only then is anything else answered.
create function gerbang_fakta(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  return query select f.bagian, f.nip, f.isi from gerbang_fakta_riwayat(p_usul, p_nip, p_asal, p_tujuan, p_unor, p_jabatan) f;
  return query
  with s as materialized (select * from unnest(p_nip, p_asal, p_tujuan, p_unor, p_jabatan) t(nip, asal, tujuan, unor, jabatan)),
  tuju as materialized (select distinct tujuan, jabatan from s),
  -- Kedudukan hukum 01 and the definitive holder; people of this usul leave their place or are the ones asked about.
  duduk as (select t.tujuan, t.jabatan, count(b.nip) as n from tuju t left join pegawai_bkn b on b.instansi = t.tujuan and b.jabatan_id = t.jabatan
      and b.jenis_jabatan_id = '1' and b.kedudukan_hukum_id = '01' and coalesce(b.jenis_penugasan_id, 'D') = 'D' and b.nip <> all (p_nip) group by 1, 2)
  select 'nik', b.nip, jsonb_build_object('lengkap', coalesce(b.nik ~ '^[0-9]{16}$', false), 'sah', b.nik_sah) from s join pegawai_bkn b on b.instansi = s.asal and b.nip = s.nip
  -- What the reference tables say of the position held now; SIASN's own record carries neither eselon nor JF level.
  union all select 'jabatanAsal', b.nip, jsonb_build_object('eselonId', case when b.jenis_jabatan_id = '1' then coalesce(j.eselon_id, u.eselon_id) end,
      'jenjangJf', case when j.jenis_jabatan_id = '2' then j.jenjang end, 'bup', j.bup)
    from s join pegawai_bkn b on b.instansi = s.asal and b.nip = s.nip left join jabatan j on j.id = b.jabatan_id left join unor u on u.id = b.unor_id
  union all select 'rujukan', s.nip, jsonb_build_object('nama', j.nama, 'jenjangJf', case when j.jenis_jabatan_id = '2' then j.jenjang end,
      'eselonId', case when j.jenis_jabatan_id = '1' then j.eselon_id end,
      'unor', case when u.id is not null then jsonb_build_object('aktif', u.aktif, 'milikTujuan', u.instansi = s.tujuan, 'eselonId', u.eselon_id) end)
    from s join jabatan j on j.id = s.jabatan left join unor u on u.id = s.unor
  union all select 'pemangku', s.nip, jsonb_build_object('banyak', d.n) from s join duduk d on d.tujuan = s.tujuan and d.jabatan = s.jabatan
  union all select 'riwayatJabatan', r.nip, jsonb_build_object('jenisJabatanId', r.isi ->> 'jenisJabatanId', 'eselonId', r.isi ->> 'eselonId', 'jabatanId', r.isi ->> 'jabatanId',
      'jenjangJf', j.jenjang, 'tmt', r.isi ->> 'tmtJabatan')
    from s join riwayat_bkn r on r.instansi = s.asal and r.nip = s.nip and r.jenis = 'jabatan' left join jabatan j on j.id = r.isi ->> 'jabatanId' and j.jenis_jabatan_id = '2'
    where not r.batal and coalesce(r.isi ->> 'jenisPenugasanId', 'D') = 'D'
  union all select 'riwayatTak', s.nip, '{}'::jsonb from s where exists (select from riwayat_tak_lengkap t where t.instansi = s.asal and t.sisi = 'BKN' and t.nip in (s.nip, 0) and t.jenis in ('jabatan', '*'))
      or not exists (select from riwayat_cakupan c where c.instansi = s.asal and c.sisi = 'BKN' and c.jenis = 'jabatan')
  union all select 'kepalaDaerah', null, jsonb_build_object('instansi', t.tujuan, 'status', k.status, 'tanggalLantik', k.tanggal_lantik, 'nomorSk', k.nomor_sk)
    from (select distinct tujuan from s) t cross join lateral (select * from kepala_daerah x where x.instansi = t.tujuan and x.tanggal_lantik <= current_date
      order by x.tanggal_lantik desc, x.id desc limit 1) k
  union all select 'dokumen', l.nip, jsonb_build_object('id', d.id::text, 'jenis', d.jenis, 'nomor', d.nomor, 'tanggal', d.tanggal, 'penerbit', d.penerbit, 'sha256', d.sha256)
    from usul_dokumen l join dokumen d on d.id = l.dokumen where l.usul = p_usul
  union all select 'pelantikan', null, jsonb_build_object('tanggal', x.tanggal) from pelantikan x where x.usul = p_usul;
end $$;

do $$ declare t text; begin
  foreach t in array array['dokumen', 'usul_dokumen', 'kepala_daerah'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
    execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
    execute format('grant select, insert on %I to simpul_app', t);
  end loop;
end $$;
create policy jangkauan on usul_dokumen for select to simpul_app using (kunci.boleh_usul(usul));
create policy lampirkan on usul_dokumen for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI')
  and exists (select from usul u where u.id = usul and u.instansi = (select kunci.cakupan_baris()))
  and exists (select from dokumen d where d.id = dokumen and d.instansi = (select kunci.cakupan_baris())));
create policy jangkauan on dokumen for select to simpul_app using ((select kunci.cakupan_baris()) = -1 or instansi = (select kunci.cakupan_baris())
  or exists (select from usul_dokumen l where l.dokumen = dokumen.id and kunci.boleh_usul(l.usul)));
create policy simpan on dokumen for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI')
  and instansi = (select kunci.cakupan_baris()));
create policy terbuka on kepala_daerah for select to simpul_app using ((select kunci.pemanggil_peran()) is not null);
create policy catat on kepala_daerah for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('OTDA_KEMENDAGRI', 'DATA_STEWARD_BKN')
  and instansi in (select i.no from instansi i where i.daerah));
create policy sinkron on kepala_daerah to simpul_sync using (true) with check (true);
grant select, insert on kepala_daerah to simpul_sync;
grant usage on all sequences in schema public to simpul_app, simpul_sync;

alter function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) owner to simpul_pemilik;
revoke execute on function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) from public;
revoke execute on function gerbang_fakta_riwayat(bigint, bigint[], smallint[], smallint[], text[], text[]) from simpul_app;
grant execute on function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) to simpul_app;
