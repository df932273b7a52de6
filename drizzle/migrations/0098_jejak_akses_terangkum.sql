-- Why: the audit is chained and sealed, the trail of access was not: whoever owns the database could change, remove or add a reading unseen. Chaining row by row
-- would make every reader wait for the one before. Instead a reading keeps the fingerprint of its members and the number of its transaction, and with each seal the
-- rows of all transactions that have ended since the last time become one digest in the audit, which is chained and sealed. Removal by age is a record of its own,
-- whole digests at a time, and nothing else gets past the triggers. New kinds: minutes and links (BERKAS), people named in a list of the command line (IDENTITAS), the trail itself (JEJAK).
-- Locks: akses_data and akses_orang, for the time of this migration (columns without a rewrite). Reversible: drop what is new, the bodies of 0055 and 0087, the triggers of 0087.
alter table akses_data drop constraint akses_data_jenis_check;
alter table akses_data add constraint akses_data_jenis_check check (jenis <@ array['NIK', 'TGL_LAHIR', 'DISIPLIN', 'BERKAS', 'IDENTITAS', 'JEJAK'] and jenis <> '{}');
-- 0 and null: written before this migration; such a row is in the first digest, its members are counted only.
alter table akses_data add column trx bigint not null default 0, add column anggota bytea;
alter table akses_data alter column trx set default (pg_current_xact_id()::text::bigint);
-- Rows are only ever added at the end, in the order of transactions: a range index of a few bytes for each 32 pages finds the newest.
create index akses_data_trx on akses_data using brin (trx) with (pages_per_range = 32, autosummarize = on);

create or replace function akses_tulis(p_nip bigint[], p_bacaan jsonb, p_subjek text, p_orang text, p_peran text, p_instansi smallint) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare n bigint[]; t timestamptz := clock_timestamp(); i bigint; massal boolean := p_bacaan ? 'lingkup';
begin
  select array_agg(distinct x order by x) into n from unnest(p_nip) x where x is not null;
  if n is null then return null; end if;
  insert into akses_data (pada, subjek, orang, peran, instansi, operasi, tujuan, jenis, rujukan, jumlah, himpunan, lingkup, anggota)
    values (t, p_subjek, p_orang, p_peran, p_instansi, p_bacaan ->> 'operasi', p_bacaan ->> 'tujuan', array(select jsonb_array_elements_text(p_bacaan -> 'jenis')),
      p_bacaan ->> 'rujukan', cardinality(n), case when massal then n end, p_bacaan -> 'lingkup', sha256(convert_to(n::text, 'UTF8'))) returning id into i;
  if not massal then insert into akses_orang select x, t, i from unnest(n) x; end if;
  return i;
end $$;

-- Where the digests have come to: every reading of a transaction below `sampai` is in one of the digests 1 to `ke`.
create table akses_rangkum (satu boolean primary key default true check (satu), ke bigint not null, sampai bigint not null);
insert into akses_rangkum (ke, sampai) values (0, 0);
-- One row for each removal. `sampai`: readings of transactions below it are gone.
create table akses_pangkasan (ke bigint primary key, sampai bigint not null, pada timestamptz not null default clock_timestamp());

-- Fingerprint of one reading: everything it says, its members by their own fingerprint.
create function akses_sidik(d akses_data) returns bytea language sql stable set search_path = pg_catalog, public as $$
  select sha256(convert_to(jsonb_build_array(d.id, d.trx, extract(epoch from d.pada), d.subjek, d.orang, d.peran, d.instansi, d.operasi, d.tujuan, to_jsonb(d.jenis), d.rujukan, d.jumlah,
    d.lingkup, coalesce(encode(d.anggota, 'hex'), d.himpunan::text))::text, 'UTF8'))
$$;
-- Readings of [p_dari, p_sampai), in order of their numbers.
create function akses_sidik_rentang(p_dari bigint, p_sampai bigint) returns table (jumlah bigint, orang bigint, sidik text)
language sql stable set search_path = pg_catalog, public as $$
  select count(*), coalesce(sum(d.jumlah), 0)::bigint, encode(sha256(coalesce(string_agg(akses_sidik(d), ''::bytea order by d.id), ''::bytea)), 'hex')
  from akses_data d where d.trx >= p_dari and d.trx < p_sampai
$$;

-- The next digest, of every transaction that has ended: what is below the oldest one still running can neither appear nor vanish any more. Null = nobody was read.
create function akses_rangkumkan() returns bigint language plpgsql security definer set search_path = pg_catalog, public as $$
declare k akses_rangkum; batas bigint; r record;
begin
  select * into strict k from akses_rangkum for update;
  batas := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  -- Only a database that was filled again from a dump counts its transactions anew.
  if batas < k.sampai then raise exception 'nomor transaksi mundur' using errcode = '22023'; end if;
  select * into r from akses_sidik_rentang(k.sampai, batas);
  if r.jumlah = 0 then return null; end if;
  update akses_rangkum set ke = k.ke + 1, sampai = batas;
  perform jejak_catat('akses.dirangkum', jsonb_build_object('ke', k.ke + 1, 'dari', k.sampai, 'sampai', batas, 'jumlah', r.jumlah, 'orang', r.orang, 'sidik', r.sidik), 'SISTEM', 'SISTEM');
  return r.jumlah;
end $$;

-- What the audit says was digested, and up to where readings were removed.
create function akses_terangkum() returns table (ke bigint, dari bigint, sampai bigint, jumlah bigint, sidik text, dipangkas boolean)
language sql stable set search_path = pg_catalog, public as $$
  with j as materialized (select peristiwa, data from jejak where peristiwa in ('akses.dirangkum', 'akses.dipangkas')),
    p as (select coalesce(max((data ->> 'ke')::bigint), 0) ke from j where peristiwa = 'akses.dipangkas')
  select (data ->> 'ke')::bigint, (data ->> 'dari')::bigint, (data ->> 'sampai')::bigint, (data ->> 'jumlah')::bigint, data ->> 'sidik', (data ->> 'ke')::bigint <= p.ke
  from j, p where peristiwa = 'akses.dirangkum'
$$;
-- Every defect of the trail: `ke` = the digest, `akses` = the reading, where one can be named. Readings since the last digest are seen by their members alone.
create function akses_periksa() returns table (ke bigint, akses bigint, cacat text) language plpgsql stable security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare batas bigint[];
begin
  select array_agg(t.sampai order by t.ke) into batas from akses_terangkum() t;
  return query
  with t as materialized (select * from akses_terangkum()),
    urut as (select t.*, lag(t.ke, 1, 0::bigint) over w ke_lalu, lag(t.sampai, 1, 0::bigint) over w sampai_lalu from t window w as (order by t.ke)),
    -- One pass over the readings: the digest each belongs to follows from its transaction.
    ada as (select width_bucket(d.trx, batas) + 1 nomor, count(*) n, encode(sha256(string_agg(akses_sidik(d), ''::bytea order by d.id)), 'hex') sidik
      from akses_data d where batas is not null and d.trx < batas[cardinality(batas)] group by 1),
    bernomor as (select t.*, row_number() over (order by t.ke) nomor from t),
    anggota as (select o.akses, count(*) n, sha256(convert_to(array_agg(o.nip order by o.nip)::text, 'UTF8')) sidik, min(o.pada) dari, max(o.pada) sampai from akses_orang o group by o.akses)
  select u.ke, null::bigint, 'RANGKUMAN_HILANG' from urut u where u.ke <> u.ke_lalu + 1 or u.dari <> u.sampai_lalu
  union all
  select k.ke, null, 'RANGKUMAN_TIDAK_COCOK' from akses_rangkum k
    cross join (select coalesce(max(t.ke), 0) ke, coalesce(max(t.sampai), 0) sampai from t) x where k.ke <> x.ke or k.sampai <> x.sampai
  union all
  select b.ke, null, case when b.dipangkas or coalesce(a.n, 0) > b.jumlah then 'AKSES_DISISIPKAN' when coalesce(a.n, 0) < b.jumlah then 'AKSES_HILANG' else 'AKSES_BERUBAH' end
  from bernomor b left join ada a on a.nomor = b.nomor where case when b.dipangkas then a.n is not null else a.sidik is distinct from b.sidik end
  union all
  select null, d.id, 'ORANG_BERUBAH' from akses_data d left join anggota a on a.akses = d.id
  where case when d.himpunan is null then (a.n, a.dari, a.sampai) is distinct from (d.jumlah::bigint, d.pada, d.pada) or a.sidik <> d.anggota
    else a.n is not null or cardinality(d.himpunan) <> d.jumlah or sha256(convert_to(d.himpunan::text, 'UTF8')) <> d.anggota end
  union all
  select null, a.akses, 'ORANG_TANPA_AKSES' from anggota a where not exists (select from akses_data d where d.id = a.akses);
end $$;

-- How long a reading is kept, months; null = for ever, which is how it begins. Under five years nothing goes, whatever the table says (Permenkominfo 20/2016 Pasal 15, from memory).
create function akses_simpan_bulan() returns integer language sql stable security definer set search_path = pg_catalog, public as $$
  select greatest(nilai, 60)::integer from parameter_aturan where kode = 'AKSES' and nama = 'simpanBulan' and sejak <= hari_ini() and coalesce(sampai, hari_ini()) >= hari_ini() order by sejak desc limit 1
$$;
-- For the owner alone: what the law or the archive schedule says, from a day on that is not past.
create function akses_retensi_tetapkan(p_bulan integer, p_sejak date, p_dasar text, p_pelaku text, p_orang text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if p_bulan not between 60 and 1200 or p_sejak < hari_ini() or length(p_dasar) not between 10 and 500 then raise exception 'retensi tidak sah' using errcode = '22023'; end if;
  insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('AKSES', 'simpanBulan', p_bulan, p_sejak, p_dasar);
  perform jejak_catat('akses.retensi_ditetapkan', jsonb_build_object('bulan', p_bulan, 'sejak', p_sejak, 'dasar', p_dasar), p_pelaku, p_orang);
end $$;
-- What may go now: whole digests from the first on whose newest reading is older than the term. No row = nothing.
create function akses_dapat_dipangkas() returns table (ke bigint, sampai bigint, sebelum timestamptz) language sql stable security definer set search_path = pg_catalog, public as $$
  with b as (select clock_timestamp() - make_interval(months => akses_simpan_bulan()) sebelum),
    muda as (select coalesce(min(d.trx), 9223372036854775807) trx from akses_data d, b where d.pada >= b.sebelum)
  select t.ke, t.sampai, b.sebelum from akses_terangkum() t, b, muda where b.sebelum is not null and not t.dipangkas and t.sampai <= muda.trx order by t.ke desc limit 1
$$;
-- Removes it, for the owner alone, and says so in the audit first. A trail with a defect is not pruned: that would remove what is wrong with it.
create function akses_pangkas(p_pelaku text, p_orang text) returns table (ke bigint, sebelum timestamptz, jumlah bigint, orang bigint)
language plpgsql security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare b record; n bigint; o bigint; ids bigint[];
begin
  perform 1 from akses_rangkum for update;
  select * into b from akses_dapat_dipangkas();
  if b.ke is null then return; end if;
  if exists (select from akses_periksa()) then raise exception 'jejak akses tidak utuh' using errcode = 'P0A02'; end if;
  select count(*), coalesce(sum(d.jumlah), 0), array_agg(d.id) into n, o, ids from akses_data d where d.trx < b.sampai;
  perform jejak_catat('akses.dipangkas', jsonb_build_object('ke', b.ke, 'sampai', b.sampai, 'sebelum', b.sebelum, 'jumlah', n, 'orang', o, 'bulan', akses_simpan_bulan()), p_pelaku, p_orang);
  insert into akses_pangkasan (ke, sampai) values (b.ke, b.sampai);
  delete from akses_data d where d.trx < b.sampai;
  delete from akses_orang x using unnest(ids) i where x.akses = i;
  return query select b.ke, b.sebelum, n, o;
end $$;

-- A reading goes with a removal that is written down, and its people after it; nothing else changes either.
create function akses_tetap() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'akses_data' and exists (select from akses_pangkasan p where p.sampai > (to_jsonb(old) ->> 'trx')::bigint) then return old; end if;
  if tg_op = 'DELETE' and tg_table_name = 'akses_orang' and not exists (select from akses_data d where d.id = (to_jsonb(old) ->> 'akses')::bigint)
    and exists (select from akses_pangkasan) then return old; end if;
  raise exception 'baris bukti tidak dapat diubah' using errcode = '42501';
end $$;

do $$ declare t text; f text; lama text; baru text; begin
  foreach t in array array['akses_data', 'akses_orang'] loop
    execute format('drop trigger bukti_tetap on %I', t);
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function akses_tetap()', t);
  end loop;
  foreach t in array array['akses_rangkum', 'akses_pangkasan'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
  end loop;
  create trigger bukti_tetap before update or delete on akses_pangkasan for each row execute function bukti_tetap();
  create trigger bukti_tetap_seluruhnya before truncate on akses_pangkasan for each statement execute function bukti_tetap();
  foreach f in array array['akses_sidik(akses_data)', 'akses_sidik_rentang(bigint, bigint)', 'akses_rangkumkan()', 'akses_terangkum()', 'akses_periksa()', 'akses_simpan_bulan()',
    'akses_retensi_tetapkan(integer, date, text, text, text)', 'akses_dapat_dipangkas()', 'akses_pangkas(text, text)', 'akses_tetap()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  -- A link shows the last check of one person to whoever holds it: that is a reading too, and by nobody the hub knows.
  lama := pg_get_functiondef('tautan_usul_buka(text)'::regprocedure);
  baru := replace(lama, '  select jsonb_build_object(''berakhirPada''', $x$  perform akses_tulis(array[t.nip], '{"operasi": "tautanUsul", "tujuan": "Keadaan usul mutasi dibuka lewat tautan", "jenis": ["BERKAS"]}',
    'TAUTAN', 'TAUTAN-' || t.id, 'ASN', null);
  select jsonb_build_object('berakhirPada'$x$);
  if baru = lama then raise exception 'isi tautan_usul_buka tidak dikenali'; end if;
  execute baru;
end $$;
grant execute on function akses_rangkumkan(), akses_periksa(), akses_simpan_bulan(), akses_dapat_dipangkas() to simpul_sync;
