-- Why: an auditor may need the full NIK and birth date of one person although no role of his shows them. Asked for with a reason, agreed to by a second person, for an
-- hour at most, each row read written down with the grant, and told to the person and the instansi as soon as it is over. The row of the grant is what the policy
-- reads: the function that shows the rows runs as a role of its own, which without a grant in force sees none.
-- Locks: pegawai_bkn and pegawai_simpeg for an instant (a policy each). Reversible: drop the functions, policies and tables.
do $$ begin if not exists (select from pg_roles where rolname = 'simpul_darurat') then create role simpul_darurat nologin; end if; end $$;
create table akses_darurat (
  id bigint generated always as identity primary key,
  nip bigint not null,
  instansi smallint not null references instansi (no),
  alasan text not null check (length(alasan) between 20 and 1000 and alasan !~ '[0-9]{16}'),
  menit smallint not null check (menit between 1 and 60),
  peminta text not null,
  pada timestamptz not null default clock_timestamp(),
  pemutus text,
  diputus_pada timestamptz,
  setuju boolean,
  catatan text check (length(catatan) between 10 and 1000 and catatan !~ '[0-9]{16}'),
  berakhir_pada timestamptz,
  -- Rows shown under the grant, and when the first of them.
  dibaca integer not null default 0,
  dibaca_pada timestamptz,
  check (pemutus <> peminta),
  check (num_nulls(pemutus, diputus_pada, setuju, catatan) in (0, 4)),
  check (coalesce(setuju, false) = (berakhir_pada is not null) and berakhir_pada <= diputus_pada + interval '60 minutes'),
  check ((dibaca = 0) = (dibaca_pada is null) and (dibaca = 0 or setuju))
);
create index akses_darurat_nip on akses_darurat (nip);
create index akses_darurat_peminta on akses_darurat (peminta) where setuju;
-- One row for each row of a person that was shown.
create table akses_darurat_baca (
  id bigint generated always as identity primary key,
  darurat bigint not null references akses_darurat (id),
  sisi text not null check (sisi in ('BKN', 'SIMPEG')),
  instansi smallint not null,
  pada timestamptz not null default clock_timestamp()
);
create index akses_darurat_baca_darurat on akses_darurat_baca (darurat);

-- The caller's own grants in force.
create function kunci.darurat_berlaku() returns bigint[] language sql stable security definer set search_path = pg_catalog, public, kunci as $$
  select coalesce(array_agg(d.id), '{}') from akses_darurat d
  where d.peminta = kunci.pemanggil_orang() and kunci.pemanggil_peran() = 'AUDITOR_ASN' and d.setuju and d.berakhir_pada > clock_timestamp()
$$;

-- Asks for access to one person. Null = BKN knows nobody by that NIP.
create function darurat_minta(p_nip bigint, p_alasan text, p_menit integer, out id bigint, out kode text) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
declare i smallint;
begin
  if kunci.pemanggil_peran() is distinct from 'AUDITOR_ASN' then raise exception 'tidak berwenang atas akses darurat' using errcode = '42501'; end if;
  if kunci.pemanggil_nip() = p_nip then kode := 'ORANG_SAMA'; return; end if;
  select b.instansi into i from pegawai_bkn b where b.nip = p_nip order by b.instansi limit 1;
  if not found then kode := 'TIDAK_DITEMUKAN'; return; end if;
  insert into akses_darurat as d (nip, instansi, alasan, menit, peminta) values (p_nip, i, p_alasan, p_menit, kunci.pemanggil_orang()) returning d.id into id;
  perform jejak_pemanggil('akses.darurat_diminta', jsonb_build_object('darurat', id::text, 'menit', p_menit));
end $$;

-- The second person, within a day: neither the asker nor the person asked about. From here the time runs. Null = done, else the code of the refusal.
create function darurat_putuskan(p_id bigint, p_setuju boolean, p_catatan text) returns text language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
declare d akses_darurat; kini timestamptz;
begin
  if coalesce(kunci.pemanggil_peran() not in ('DIR_WASDAL', 'DEPUTI_WASDAL'), true) then raise exception 'tidak berwenang atas akses darurat' using errcode = '42501'; end if;
  select * into d from akses_darurat where id = p_id for update;
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  if d.peminta = kunci.pemanggil_orang() or coalesce(d.nip = kunci.pemanggil_nip(), false) then return 'ORANG_SAMA'; end if;
  kini := clock_timestamp();
  if d.pemutus is not null or d.pada < kini - interval '1 day' then return 'PERALIHAN_DITOLAK'; end if;
  update akses_darurat set pemutus = kunci.pemanggil_orang(), diputus_pada = kini, setuju = p_setuju, catatan = p_catatan,
    berakhir_pada = case when p_setuju then kini + make_interval(mins => d.menit) end where id = p_id;
  perform jejak_pemanggil('akses.darurat_diputuskan', jsonb_build_object('darurat', p_id::text, 'setuju', p_setuju));
  return null;
end $$;

create schema darurat authorization simpul_darurat;
grant usage on schema public, kunci to simpul_darurat;
-- The only reader. Which rows there are is the policies' business, not this function's; each one shown is written down before it leaves.
create function darurat.baca(p_id bigint) returns table (sisi text, instansi smallint, nama text, nik text, tgl_lahir text)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare n integer; orang bigint := (select d.nip from akses_darurat d where d.id = p_id);
begin
  insert into akses_darurat_baca (darurat, sisi, instansi)
    select p_id, 'BKN', b.instansi from pegawai_bkn b where b.nip = orang union all select p_id, 'SIMPEG', s.instansi from pegawai_simpeg s where s.nip = orang;
  get diagnostics n = row_count;
  if n = 0 then return; end if;
  update akses_darurat set dibaca = dibaca + n, dibaca_pada = coalesce(dibaca_pada, clock_timestamp()) where id = p_id;
  perform jejak_pemanggil('akses.darurat_dibaca', jsonb_build_object('darurat', p_id::text, 'jumlah', n));
  return query select 'BKN', b.instansi, b.nama, b.nik, b.tgl_lahir from pegawai_bkn b where b.nip = orang
    union all select 'SIMPEG', s.instansi, s.nama, s.nik, s.tgl_lahir from pegawai_simpeg s where s.nip = orang;
end $$;
alter function darurat.baca(bigint) owner to simpul_darurat;
revoke execute on function darurat.baca(bigint) from public;

do $$ declare x text; begin
  foreach x in array array['akses_darurat', 'akses_darurat_baca'] loop
    execute format('alter table %I owner to simpul_pemilik', x);
    execute format('alter table %I enable row level security', x);
    execute format('alter table %I force row level security', x);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', x);
  end loop;
  create trigger bukti_tetap before update or delete on akses_darurat_baca for each row execute function bukti_tetap();
  create trigger bukti_tetap_seluruhnya before truncate on akses_darurat_baca for each statement execute function bukti_tetap();
  foreach x in array array['kunci.darurat_berlaku()', 'darurat_minta(bigint, text, integer)', 'darurat_putuskan(bigint, boolean, text)'] loop
    execute format('alter function %s owner to simpul_pemilik', x);
    execute format('revoke execute on function %s from public', x);
  end loop;
  -- While a grant of the caller's own is in force, and of that person only.
  foreach x in array array['pegawai_bkn', 'pegawai_simpeg'] loop
    execute format('create policy darurat on %I for select to simpul_darurat using (nip in (select d.nip from akses_darurat d))', x);
  end loop;
end $$;
create policy darurat on akses_darurat for select to simpul_darurat using (id = any ((select kunci.darurat_berlaku())::bigint[]));
create policy darurat_hitung on akses_darurat for update to simpul_darurat using (id = any ((select kunci.darurat_berlaku())::bigint[])) with check (true);
create policy darurat on akses_darurat_baca for insert to simpul_darurat with check (darurat = any ((select kunci.darurat_berlaku())::bigint[]));
grant select (instansi, nip, nama, nik, tgl_lahir) on pegawai_bkn, pegawai_simpeg to simpul_darurat;
grant select (id, nip, dibaca, dibaca_pada), update (dibaca, dibaca_pada) on akses_darurat to simpul_darurat;
grant insert on akses_darurat_baca to simpul_darurat;
grant execute on function kunci.darurat_berlaku(), jejak_pemanggil(text, jsonb) to simpul_darurat;
grant usage on schema darurat to simpul_app;
grant execute on function darurat.baca(bigint) to simpul_app;
grant execute on function darurat_minta(bigint, text, integer), darurat_putuskan(bigint, boolean, text) to simpul_app;

-- Those who ask and decide see all requests. The person, and the PPK of the instansi for its inspectorate, are told of every grant that was used, once its time is over:
-- within the hour, and before nobody can be warned.
create policy jangkauan on akses_darurat for select to simpul_app using (case (select kunci.pemanggil_peran())
  when 'AUDITOR_ASN' then true when 'DIR_WASDAL' then true when 'DEPUTI_WASDAL' then true
  when 'PPK' then instansi = (select kunci.cakupan_baris()) and dibaca > 0 and berakhir_pada < clock_timestamp()
  when 'ASN' then nip = (select kunci.pemanggil_nip()) and dibaca > 0 and berakhir_pada < clock_timestamp() else false end);
grant select (id, nip, instansi, alasan, menit, pada, diputus_pada, setuju, catatan, berakhir_pada, dibaca, dibaca_pada) on akses_darurat to simpul_app;
