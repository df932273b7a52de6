-- Why: rules of the NSPK ask for facts that neither master record nor any feed holds (custody, family ties, selection panels, contracts, verdicts).
-- Two neutral tables keep them with kind, dates, document and source; a usul keeps what it says of itself (kind of dismissal, acting duty).
-- Locks: ACCESS EXCLUSIVE on usul, tarikan and denyut_cermin for an instant. Reversible: drop the tables and the column, rename the inner function back.
alter table usul add column rincian jsonb not null default '{}' check (jsonb_typeof(rincian) = 'object');
alter table tarikan drop constraint tarikan_jenis_check;
alter table tarikan add constraint tarikan_jenis_check check (jenis in ('pegawai', 'kinerja', 'hukdis', 'formasi', 'riwayat', 'fakta'));
alter table denyut_cermin drop constraint denyut_cermin_jenis_check;
alter table denyut_cermin add constraint denyut_cermin_jenis_check check (jenis in ('pegawai', 'kinerja', 'hukdis', 'formasi', 'riwayat', 'fakta'));

-- A row is replaced only by its own side: what BKN recorded an instansi cannot end or take back.
create table fakta_pegawai (
  instansi smallint not null references instansi (no), nip bigint not null, jenis text not null, mulai date not null, acuan text not null default '',
  sisi text not null check (sisi in ('BKN', 'SIMPEG')), akhir date check (akhir >= mulai), nilai text, angka integer,
  dokumen text not null check (length(dokumen) between 1 and 200), tanggal date not null, sumber text not null check (length(sumber) between 1 and 200),
  batal boolean not null default false, tarikan bigint not null, primary key (nip, jenis, mulai, acuan, sisi)
);
create index fakta_pegawai_instansi on fakta_pegawai (instansi);
create table fakta_instansi (
  instansi smallint not null references instansi (no), jenis text not null, mulai date not null, acuan text not null default '', nilai text not null default '',
  sisi text not null check (sisi in ('BKN', 'SIMPEG')), akhir date check (akhir >= mulai), angka integer,
  dokumen text not null check (length(dokumen) between 1 and 200), tanggal date not null, sumber text not null check (length(sumber) between 1 and 200),
  batal boolean not null default false, tarikan bigint not null, primary key (instansi, acuan, jenis, mulai, nilai, sisi)
);

alter function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) rename to gerbang_fakta_nspk;
-- The inner function judges the caller first and raises 42501; only then is anything else answered.
create function gerbang_fakta(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  return query select f.bagian, f.nip, f.isi from gerbang_fakta_nspk(p_usul, p_nip, p_asal, p_tujuan, p_unor, p_jabatan) f;
  return query select 'tercatat', f.nip, jsonb_build_object('jenis', f.jenis, 'mulai', f.mulai, 'akhir', f.akhir, 'nilai', f.nilai, 'angka', f.angka,
      'acuan', nullif(f.acuan, ''), 'dokumen', f.dokumen, 'tanggal', f.tanggal, 'sumber', f.sumber)
    from fakta_pegawai f where f.nip = any (p_nip) and not f.batal order by f.nip, f.jenis, f.mulai desc, f.acuan, f.sisi;
  -- Of an instansi only what names a position of this usul, or nothing.
  return query select 'tercatatInstansi', null::bigint, jsonb_build_object('instansi', f.instansi, 'jenis', f.jenis, 'mulai', f.mulai, 'akhir', f.akhir,
      'nilai', nullif(f.nilai, ''), 'angka', f.angka, 'acuan', nullif(f.acuan, ''), 'dokumen', f.dokumen, 'tanggal', f.tanggal, 'sumber', f.sumber)
    from fakta_instansi f where f.instansi = any (p_tujuan) and f.acuan in (select unnest(p_jabatan || array[''])) and not f.batal
    order by f.instansi, f.jenis, f.mulai desc, f.acuan, f.nilai, f.sisi;
  return query with isi as materialized (select b.isi::jsonb as j from pertek_bertanda b where b.usul = p_usul)
    select 'adaIsiPertek', null::bigint, jsonb_build_object('ada', true) from isi
    union all select 'isiPertek', (x ->> 'nip')::bigint, jsonb_build_object('instansiId', x ->> 'instansiId', 'unorId', x ->> 'unorId', 'jabatanId', x ->> 'jabatanId',
      'tmt', isi.j #>> '{usul,tmt}') from isi cross join lateral jsonb_array_elements(isi.j -> 'pegawai') x;
end $$;

do $$ declare t text; begin
  foreach t in array array['fakta_pegawai', 'fakta_instansi'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to simpul_sync', t);
  end loop;
end $$;
alter function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) owner to simpul_pemilik;
revoke execute on function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) from public;
revoke execute on function gerbang_fakta_nspk(bigint, bigint[], smallint[], smallint[], text[], text[]) from simpul_app;
grant execute on function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) to simpul_app;
