-- Why: UU 27/2022 gives everyone the right to know who saw the own data, and whoever keeps it three days to say whose data leaked. The audit told purpose and count of a
-- reading, never of whom. Each reading of a full NIK, a birth date or a disciplinary record writes one row of its own and one for each person, in the
-- transaction that reads. A set read by a machine is one row that holds its members. One function writes all of it; nobody but the owner reads the tables.
-- The birth date leaves the tables of people only through a function that writes this trail, as the NIK does.
-- Locks: pegawai_bkn and pegawai_simpeg, for the time of a revoke. Reversible: drop the tables and functions, grant the column again, the body of nik_penuh of 0010.
create table akses_data (
  id bigint generated always as identity primary key,
  pada timestamptz not null,
  subjek text not null, orang text not null, peran text not null, instansi smallint,
  operasi text not null, tujuan text not null check (length(tujuan) between 10 and 500 and tujuan !~ '[0-9]{16}'),
  jenis text[] not null check (jenis <@ array['NIK', 'TGL_LAHIR', 'DISIPLIN'] and jenis <> '{}'),
  -- What allowed it beyond the role, for example a granted emergency access.
  rujukan text,
  jumlah integer not null check (jumlah > 0),
  -- A set read at once by a machine: its members, and what set it was. Null: one row of akses_orang for each person.
  himpunan bigint[], lingkup jsonb, check ((himpunan is null) = (lingkup is null))
);
create index akses_data_himpunan on akses_data using gin (himpunan) where himpunan is not null;
-- No reference to akses_data: both are written by the one function and neither is ever changed.
create table akses_orang (nip bigint not null, pada timestamptz not null, akses bigint not null, primary key (nip, pada, akses));

-- The one writer. Null = nobody was read.
create function akses_tulis(p_nip bigint[], p_bacaan jsonb, p_subjek text, p_orang text, p_peran text, p_instansi smallint) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare n bigint[]; t timestamptz := clock_timestamp(); i bigint; massal boolean := p_bacaan ? 'lingkup';
begin
  select array_agg(distinct x order by x) into n from unnest(p_nip) x where x is not null;
  if n is null then return null; end if;
  insert into akses_data (pada, subjek, orang, peran, instansi, operasi, tujuan, jenis, rujukan, jumlah, himpunan, lingkup)
    values (t, p_subjek, p_orang, p_peran, p_instansi, p_bacaan ->> 'operasi', p_bacaan ->> 'tujuan', array(select jsonb_array_elements_text(p_bacaan -> 'jenis')),
      p_bacaan ->> 'rujukan', cardinality(n), case when massal then n end, p_bacaan -> 'lingkup') returning id into i;
  if not massal then insert into akses_orang select x, t, i from unnest(n) x; end if;
  return i;
end $$;
-- The caller's own reading. p_bacaan: operasi, tujuan, jenis, and where there is one lingkup, rujukan. A machine that reads twenty people or more reads a set.
create function akses_catat(p_nip bigint[], p_bacaan jsonb) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare c text[] := kunci.pemanggil();
begin
  if c is null then raise exception 'tanpa pemanggil' using errcode = '28000'; end if;
  if c[2] = 'INTEGRATOR_INSTANSI' and cardinality(p_nip) >= 20 and not p_bacaan ? 'lingkup' then
    p_bacaan := p_bacaan || jsonb_build_object('lingkup', jsonb_build_object('instansi', c[3], 'operasi', p_bacaan -> 'operasi'));
  end if;
  return akses_tulis(p_nip, p_bacaan, c[4], c[5], c[2], nullif(c[3], '')::smallint);
end $$;

create or replace function nik_penuh(p_nip bigint[], p_tujuan text) returns table (nip bigint, nik text)
language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  if kunci.pemanggil_peran() not in ('DATA_STEWARD_BKN', 'ASN') or length(coalesce(p_tujuan, '')) < 10 or p_tujuan ~ '[0-9]{16}' then raise exception 'tidak berwenang atas NIK' using errcode = '42501'; end if;
  perform jejak_pemanggil('akses.nik_dibuka', jsonb_build_object('tujuan', p_tujuan, 'jumlah', cardinality(p_nip)));
  perform akses_catat(array(select b.nip from pegawai_bkn b where b.nip = any (p_nip) and kunci.boleh_baris(b.instansi, b.nip)),
    jsonb_build_object('operasi', 'nikPenuh', 'tujuan', left(p_tujuan, 500), 'jenis', jsonb_build_array('NIK')));
  return query select b.nip, b.nik from pegawai_bkn b where b.nip = any (p_nip) and kunci.boleh_baris(b.instansi, b.nip);
end $$;
-- Birth dates as both sides state them, of those within reach. The reach is asked once, not for each row: each time the caller's signature is verified.
create function lahir_penuh(p_nip bigint[], p_bacaan jsonb) returns table (sisi text, instansi smallint, nip bigint, tgl_lahir text)
language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare c integer := kunci.cakupan_baris(); diri bigint := kunci.pemanggil_nip();
begin
  return query
    with semua (s, i, n, t) as (select 'BKN', b.instansi, b.nip, b.tgl_lahir from pegawai_bkn b where b.nip = any (p_nip)
        union all select 'SIMPEG', l.instansi, l.nip, l.tgl_lahir from pegawai_simpeg l where l.nip = any (p_nip)),
      x as materialized (select * from semua m where case c when -1 then true when -2 then exists (select from public.instansi d where d.no = m.i and d.daerah)
        when -3 then m.n = diri else m.i = c end),
      tercatat as materialized (select akses_catat(array(select x.n from x where x.t is not null), p_bacaan))
    select x.s, x.i, x.n, x.t from x cross join tercatat;
end $$;
revoke select (tgl_lahir) on pegawai_bkn, pegawai_simpeg from simpul_app;

-- Who saw these people in [p_dari, p_sampai): one row for each reading and person, sets included.
create function akses_cari(p_nip bigint[], p_dari timestamptz, p_sampai timestamptz)
returns table (nip bigint, pada timestamptz, akses bigint, himpunan boolean) language sql stable security definer set search_path = pg_catalog, public as $$
  select o.nip, o.pada, o.akses, false from unnest(p_nip) n join akses_orang o on o.nip = n and o.pada >= p_dari and o.pada < p_sampai
  union all
  select n, d.pada, d.id, true from akses_data d cross join unnest(d.himpunan) n where d.himpunan && p_nip and n = any (p_nip) and d.pada >= p_dari and d.pada < p_sampai
$$;
-- The caller's own trail, newest first, after the reading p_sesudah: office and institution, never the official's name.
create function akses_saya(p_sesudah bigint, p_batas integer)
returns table (id bigint, pada timestamptz, peran text, instansi smallint, operasi text, tujuan text, jenis text[], himpunan boolean, sendiri boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
declare n bigint := kunci.pemanggil_nip(); o text := kunci.pemanggil_orang(); p_akses bigint := coalesce(p_sesudah, 0);
  p_pada timestamptz := coalesce((select d.pada from akses_data d where d.id = p_sesudah), 'infinity');
begin
  if kunci.pemanggil_peran() is distinct from 'ASN' or n is null then raise exception 'hanya atas diri sendiri' using errcode = '42501'; end if;
  return query with x as (
    (select a.pada, a.akses from akses_orang a where a.nip = n and (a.pada, a.akses) < (p_pada, p_akses) order by a.pada desc, a.akses desc limit p_batas)
    union all
    (select d.pada, d.id from akses_data d where d.himpunan @> array[n] and (d.pada, d.id) < (p_pada, p_akses) order by d.pada desc, d.id desc limit p_batas))
  select d.id, d.pada, d.peran, d.instansi, d.operasi, d.tujuan, d.jenis, d.himpunan is not null, d.orang = o from x join akses_data d on d.id = x.akses
  order by d.pada desc, d.id desc limit p_batas;
end $$;
-- The same question for whoever must answer for a breach. The actor is named here: account, person behind it, and who vouched for the account.
create function akses_kebocoran(p_nip bigint[], p_dari timestamptz, p_sampai timestamptz)
returns table (nip bigint, id bigint, pada timestamptz, penerbit text, subjek text, orang text, peran text, instansi smallint, operasi text, tujuan text, jenis text[], rujukan text, himpunan boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select c.nip, d.id, d.pada, (select min(h.iss) from hibah h where h.sub = d.subjek and h.peran = d.peran), d.subjek, d.orang, d.peran, d.instansi, d.operasi, d.tujuan, d.jenis, d.rujukan, c.himpunan
  from akses_cari(p_nip, p_dari, p_sampai) c join akses_data d on d.id = c.akses order by c.nip, d.pada, d.id
$$;

do $$ declare t text; f text; begin
  foreach t in array array['akses_data', 'akses_orang'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
    execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
  end loop;
  foreach f in array array['akses_tulis(bigint[], jsonb, text, text, text, smallint)', 'akses_catat(bigint[], jsonb)', 'lahir_penuh(bigint[], jsonb)',
    'akses_cari(bigint[], timestamptz, timestamptz)', 'akses_saya(bigint, integer)', 'akses_kebocoran(bigint[], timestamptz, timestamptz)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function akses_catat(bigint[], jsonb), lahir_penuh(bigint[], jsonb), akses_saya(bigint, integer) to simpul_app;
grant execute on function akses_tulis(bigint[], jsonb, text, text, text, smallint), akses_kebocoran(bigint[], timestamptz, timestamptz) to simpul_sync;

-- Emergency access shows NIK and birth date too: the same trail, by person, with the grant as its reference.
do $$ declare lama text := pg_get_functiondef('darurat.baca(bigint)'::regprocedure); baru text; begin
  baru := replace(lama, '  update akses_darurat set dibaca', $x$  perform akses_catat(array[orang], jsonb_build_object('operasi', 'bacaDataDarurat', 'tujuan', 'akses darurat yang disetujui orang kedua',
    'jenis', jsonb_build_array('NIK', 'TGL_LAHIR'), 'rujukan', 'darurat:' || p_id));
  update akses_darurat set dibaca$x$);
  if baru = lama then raise exception 'isi darurat.baca tidak dikenali'; end if;
  execute baru;
end $$;
grant execute on function akses_catat(bigint[], jsonb) to simpul_darurat;
