-- Why: an instansi learns at once what concerns it, at an address of its own (Standard Webhooks), instead of asking again and again. A delivery is written by
-- triggers in the transaction of what it tells of, with the outbox row of the job that carries it: it exists if and only if that commits. It holds ids and
-- codes only; whoever receives it asks the hub for the rest, under the own rights. Secrets are sealed under a key that is not in the database.
-- Locks: SHARE ROW EXCLUSIVE on instansi, selisih_riwayat, usul, pemblokiran and tarikan until commit: writers wait, readers do not. Reversible: drop the triggers, functions and tables.
create table kaitan (
  id uuid primary key,
  instansi smallint not null references instansi (no),
  alamat text not null check (length(alamat) between 10 and 500 and alamat ~ '^https?://'),
  macam text[] not null check (cardinality(macam) > 0
    and macam <@ array['selisih.dibuka', 'selisih.ditutup', 'usul.status', 'blokir.berlaku', 'blokir.dibuka', 'tarikan.tertunda', 'tarikan.ditolak']),
  status text not null default 'AKTIF' check (status in ('AKTIF', 'DIJEDA', 'BERAKHIR')),
  sebab text check (sebab ~ '^[A-Z0-9_]{3,40}$'),
  rahasia bytea not null,
  rahasia_lama bytea,
  lama_sampai timestamptz,
  gagal_sejak timestamptz,
  gagal_beruntun integer not null default 0,
  rehat_sampai timestamptz,
  lambat boolean not null default false,
  oleh text not null,
  dibuat_pada timestamptz not null default clock_timestamp(),
  diubah_pada timestamptz not null default clock_timestamp(),
  check ((rahasia_lama is null) = (lama_sampai is null)),
  check ((status = 'AKTIF') = (sebab is null))
);
create index kaitan_instansi on kaitan (instansi) where status <> 'BERAKHIR';
create table kaitan_kiriman (
  id bigint generated always as identity primary key,
  kaitan uuid not null references kaitan (id),
  instansi smallint not null references instansi (no),
  -- The same in every attempt and every manual repetition: by it a receiver knows what it had before.
  webhook_id text not null unique default 'msg_' || replace(gen_random_uuid()::text, '-', ''),
  macam text not null,
  isi jsonb not null,
  pada timestamptz not null default clock_timestamp(),
  status text not null default 'MENUNGGU' check (status in ('MENUNGGU', 'TERKIRIM', 'GAGAL', 'DIBATALKAN')),
  percobaan integer not null default 0,
  berikut timestamptz not null default clock_timestamp(),
  -- Held by the attempt that runs; after that moment another may take it.
  dipegang_sampai timestamptz,
  kode_http smallint,
  sebab text check (sebab ~ '^[A-Z0-9_]{3,40}$'),
  lama_ms integer,
  selesai_pada timestamptz
);
create index kaitan_kiriman_tempo on kaitan_kiriman (kaitan, berikut, id) where status = 'MENUNGGU';
create index kaitan_kiriman_daftar on kaitan_kiriman (kaitan, id desc);
create index kaitan_kiriman_lama on kaitan_kiriman (selesai_pada) where status <> 'MENUNGGU';

-- The outbox row of the job that carries what waits for these addresses, in the lane of each.
create function kaitan_antrekan(p_kaitan uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into kotak_keluar (antrean, nama, payload, kunci, dibuat)
    select 'kaitan' || j.akhiran, 'kirim-kaitan' || j.akhiran, jsonb_build_object('kaitan', k.id), 'kaitan:' || k.id, clock_timestamp()
    from kaitan k cross join lateral (select case when k.lambat then '-lambat' else '' end akhiran) j where k.id = any (p_kaitan) and k.status = 'AKTIF';
  if found then perform pg_notify('kotak_keluar', ''); end if;
end $$;

-- One delivery to every address of the instansi that wants this kind; a paused one gets its own when it goes on.
create function kaitan_terbitkan(p_instansi smallint[], p_macam text[], p_isi jsonb[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare k uuid[];
begin
  with kirim as (
    insert into kaitan_kiriman (kaitan, instansi, macam, isi)
      select k.id, k.instansi, p.macam, jsonb_build_object('instansi', i.id) || p.isi
      from unnest(p_instansi, p_macam, p_isi) with ordinality p (instansi, macam, isi, ke)
      join kaitan k on k.instansi = p.instansi and k.status <> 'BERAKHIR' and p.macam = any (k.macam) join instansi i on i.no = k.instansi order by p.ke, k.id
      returning kaitan)
  select array_agg(distinct kaitan) into k from kirim;
  if k is not null then perform kaitan_antrekan(k); end if;
end $$;

-- Whether anybody wants one of these kinds: what nobody listens to costs one look at a small index.
create function kaitan_didengar(p_macam text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from kaitan where status <> 'BERAKHIR' and macam && p_macam)
$$;

-- Opened and closed discrepancies of one statement, up to 500 numbers in a message.
create function kaitan_selisih() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare i smallint[]; m text[]; d jsonb[];
begin
  if not kaitan_didengar(array['selisih.dibuka', 'selisih.ditutup']) then return null; end if;
  select array_agg(g.instansi), array_agg(g.macam), array_agg(jsonb_build_object('selisih', g.daftar)) into i, m, d from (
    select x.instansi, x.macam, jsonb_agg(x.id::text order by x.id) daftar from (
      select s.instansi, s.id, case when b.ke = 'TERTUTUP' then 'selisih.ditutup' else 'selisih.dibuka' end macam,
        (row_number() over (partition by s.instansi, b.ke = 'TERTUTUP' order by s.id) - 1) / 500 potong
      from baru b join selisih s on s.id = b.selisih
      where s.instansi in (select k.instansi from kaitan k where k.status <> 'BERAKHIR')
        and (b.ke = 'TERTUTUP') is distinct from (b.dari is null or b.dari = 'TERTUTUP')) x
    group by x.instansi, x.macam, x.potong order by x.instansi, x.macam, x.potong) g;
  if i is not null then perform kaitan_terbitkan(i, m, d); end if;
  return null;
end $$;
create trigger kaitan_selisih after insert on selisih_riwayat referencing new table as baru for each statement execute function kaitan_selisih();

-- A usul moved: told to its proposer and to where its people come from and go to, those who may read it.
create function kaitan_usul() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare i smallint[];
begin
  if not kaitan_didengar(array['usul.status']) then return null; end if;
  select array_agg(distinct x.no) into i from (select new.instansi no union select p.instansi_asal from usul_pegawai p where p.usul = new.id
    union select p.instansi_tujuan from usul_pegawai p where p.usul = new.id) x;
  perform kaitan_terbitkan(i, array_fill('usul.status'::text, array[cardinality(i)]),
    array_fill(jsonb_build_object('usul', new.id::text, 'dari', old.status, 'ke', new.status), array[cardinality(i)]));
  return null;
end $$;
create trigger kaitan_usul after update of status on usul for each row when (old.status is distinct from new.status) execute function kaitan_usul();

-- Blocks that began or ended to hold in one statement, told to the instansi of each.
create function kaitan_blokir() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare i smallint[]; m text[]; d jsonb[];
begin
  if not kaitan_didengar(array['blokir.berlaku', 'blokir.dibuka']) then return null; end if;
  if tg_op = 'INSERT' then
    select array_agg(g.instansi), array_agg(g.macam), array_agg(jsonb_build_object('blokir', g.daftar)) into i, m, d from (
      select b.instansi, 'blokir.berlaku'::text macam, jsonb_agg(b.id::text order by b.id) daftar from baru b where b.status = 'AKTIF' group by b.instansi, b.id / 500 order by 1) g;
  else
    select array_agg(g.instansi), array_agg(g.macam), array_agg(jsonb_build_object('blokir', g.daftar)) into i, m, d from (
      select b.instansi, case when b.status = 'AKTIF' then 'blokir.berlaku' else 'blokir.dibuka' end macam, jsonb_agg(b.id::text order by b.id) daftar
      from baru b join lama l on l.id = b.id where (b.status = 'AKTIF') <> (l.status = 'AKTIF') group by 1, 2, b.id / 500 order by 1, 2) g;
  end if;
  if i is not null then perform kaitan_terbitkan(i, m, d); end if;
  return null;
end $$;
create trigger kaitan_blokir_tambah after insert on pemblokiran referencing new table as baru for each statement execute function kaitan_blokir();
create trigger kaitan_blokir_ganti after update on pemblokiran referencing old table as lama new table as baru for each statement execute function kaitan_blokir();

-- A feed that was held for a person, or could not be taken at all.
create function kaitan_tarikan() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform kaitan_terbitkan(array[new.instansi], array[case when new.status = 'GAGAL' then 'tarikan.ditolak' else 'tarikan.tertunda' end],
    array[jsonb_build_object('tarikan', new.id::text, 'sisi', new.sisi, 'jenis', new.jenis)]);
  return null;
end $$;
create trigger kaitan_tarikan after update of status on tarikan for each row
  when (new.status in ('GAGAL', 'TERTUNDA') and old.status is distinct from new.status) execute function kaitan_tarikan();

-- Acts on one address, for its instansi (p_instansi) or, null, for the operator of the hub. Null = done, else the code of the refusal.
create function kaitan_pasang(p_id uuid, p_instansi smallint, p_alamat text, p_macam text[], p_rahasia bytea, p_pelaku text, p_orang text) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from instansi where no = p_instansi for no key update;
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  if (select count(*) from kaitan where instansi = p_instansi and status <> 'BERAKHIR') >= 5 then return 'PERALIHAN_DITOLAK'; end if;
  insert into kaitan (id, instansi, alamat, macam, rahasia, oleh) values (p_id, p_instansi, p_alamat, p_macam, p_rahasia, p_pelaku);
  perform jejak_catat('kaitan.dipasang', jsonb_build_object('kaitan', p_id, 'instansi', p_instansi, 'macam', to_jsonb(p_macam)), p_pelaku, p_orang);
  return null;
end $$;
create function kaitan_ganti_rahasia(p_id uuid, p_instansi smallint, p_rahasia bytea, p_tumpang_detik integer, p_pelaku text, p_orang text) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if p_tumpang_detik is null or p_tumpang_detik not between 0 and 604800 then return 'MASUKAN_SALAH'; end if;
  update kaitan set rahasia_lama = case when p_tumpang_detik > 0 then rahasia end, lama_sampai = case when p_tumpang_detik > 0 then clock_timestamp() + make_interval(secs => p_tumpang_detik) end,
    rahasia = p_rahasia, diubah_pada = clock_timestamp() where id = p_id and status <> 'BERAKHIR' and coalesce(instansi = p_instansi, true);
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  perform jejak_catat('kaitan.rahasia_diganti', jsonb_build_object('kaitan', p_id, 'tumpangDetik', p_tumpang_detik), p_pelaku, p_orang);
  return null;
end $$;
-- p_status AKTIF: what waited goes out, failures begin to count anew. BERAKHIR: for ever; what waited is called off, the secrets go.
create function kaitan_ubah_status(p_id uuid, p_instansi smallint, p_status text, p_sebab text, p_pelaku text, p_orang text) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare k kaitan;
begin
  select * into k from kaitan where id = p_id and coalesce(instansi = p_instansi, true) for update;
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  if k.status = 'BERAKHIR' or k.status = p_status then return 'PERALIHAN_DITOLAK'; end if;
  update kaitan set status = p_status, sebab = case when p_status <> 'AKTIF' then p_sebab end, diubah_pada = clock_timestamp(), gagal_sejak = null, gagal_beruntun = 0, rehat_sampai = null,
    rahasia = case when p_status = 'BERAKHIR' then '' else rahasia end, rahasia_lama = case when p_status <> 'BERAKHIR' then rahasia_lama end,
    lama_sampai = case when p_status <> 'BERAKHIR' then lama_sampai end where id = p_id;
  if p_status = 'BERAKHIR' then
    update kaitan_kiriman set status = 'DIBATALKAN', selesai_pada = clock_timestamp() where kaitan = p_id and status = 'MENUNGGU';
    perform jejak_catat('kaitan.diakhiri', jsonb_build_object('kaitan', p_id, 'sebab', p_sebab), p_pelaku, p_orang);
  elsif p_status = 'DIJEDA' then perform jejak_catat('kaitan.dijeda', jsonb_build_object('kaitan', p_id, 'sebab', p_sebab), p_pelaku, p_orang);
  else
    update kaitan_kiriman set berikut = clock_timestamp() where kaitan = p_id and status = 'MENUNGGU';
    perform kaitan_antrekan(array[p_id]);
    perform jejak_catat('kaitan.dilanjutkan', jsonb_build_object('kaitan', p_id), p_pelaku, p_orang);
  end if;
  return null;
end $$;
-- Sends one message again, under its old id. One that still waits goes out now.
create function kaitan_kirim_ulang(p_kiriman bigint, p_instansi smallint, p_pelaku text, p_orang text) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare k record;
begin
  -- The address first, as everywhere.
  perform from kaitan where id = (select kaitan from kaitan_kiriman where id = p_kiriman and coalesce(instansi = p_instansi, true)) for update;
  select n.id, n.kaitan, a.status into k from kaitan_kiriman n join kaitan a on a.id = n.kaitan where n.id = p_kiriman and coalesce(n.instansi = p_instansi, true) for update of n;
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  if k.status <> 'AKTIF' then return 'PERALIHAN_DITOLAK'; end if;
  update kaitan_kiriman set status = 'MENUNGGU', percobaan = 0, berikut = clock_timestamp(), selesai_pada = null where id = p_kiriman;
  update kaitan set rehat_sampai = null where id = k.kaitan and rehat_sampai is not null;
  perform kaitan_antrekan(array[k.kaitan]);
  perform jejak_catat('kaitan.dikirim_ulang', jsonb_build_object('kaitan', k.kaitan, 'kiriman', p_kiriman), p_pelaku, p_orang);
  return null;
end $$;

-- The instansi whose addresses the signed caller may change; null = none.
create function kaitan_pengelola() returns smallint language sql stable security definer set search_path = pg_catalog, public, kunci as $$
  select kunci.cakupan_baris()::smallint where kunci.pemanggil_peran() = 'INTEGRATOR_INSTANSI' and kunci.cakupan_baris() > 0
$$;
create function kaitan_pasang_sendiri(p_id uuid, p_alamat text, p_macam text[], p_rahasia bytea) returns text language sql security definer set search_path = pg_catalog, public, kunci as $$
  select case when kaitan_pengelola() is null then 'TIDAK_BERWENANG'
    else kaitan_pasang(p_id, kaitan_pengelola(), p_alamat, p_macam, p_rahasia, kunci.pemanggil_subjek(), kunci.pemanggil_orang()) end
$$;
create function kaitan_ganti_rahasia_sendiri(p_id uuid, p_rahasia bytea, p_tumpang_detik integer) returns text language sql security definer set search_path = pg_catalog, public, kunci as $$
  select case when kaitan_pengelola() is null then 'TIDAK_BERWENANG'
    else kaitan_ganti_rahasia(p_id, kaitan_pengelola(), p_rahasia, p_tumpang_detik, kunci.pemanggil_subjek(), kunci.pemanggil_orang()) end
$$;
create function kaitan_ubah_status_sendiri(p_id uuid, p_status text) returns text language sql security definer set search_path = pg_catalog, public, kunci as $$
  select case when kaitan_pengelola() is null then 'TIDAK_BERWENANG' when coalesce(p_status not in ('AKTIF', 'DIJEDA', 'BERAKHIR'), true) then 'MASUKAN_SALAH'
    else kaitan_ubah_status(p_id, kaitan_pengelola(), p_status, 'ATAS_PERMINTAAN', kunci.pemanggil_subjek(), kunci.pemanggil_orang()) end
$$;
create function kaitan_kirim_ulang_sendiri(p_kiriman bigint) returns text language sql security definer set search_path = pg_catalog, public, kunci as $$
  select case when kaitan_pengelola() is null then 'TIDAK_BERWENANG'
    else kaitan_kirim_ulang(p_kiriman, kaitan_pengelola(), kunci.pemanggil_subjek(), kunci.pemanggil_orang()) end
$$;

do $$ declare x text; begin
  foreach x in array array['kaitan', 'kaitan_kiriman'] loop
    execute format('alter table %I owner to simpul_pemilik', x);
    execute format('alter table %I enable row level security', x);
    execute format('alter table %I force row level security', x);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', x);
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', x);
    execute format('create policy jangkauan on %I for select to simpul_app using ((select kunci.pemanggil_peran()) in (''INTEGRATOR_INSTANSI'', ''OPERATOR_INSTANSI'') and instansi = (select kunci.cakupan_baris()))', x);
  end loop;
  foreach x in array array['kaitan_antrekan(uuid[])', 'kaitan_terbitkan(smallint[], text[], jsonb[])', 'kaitan_didengar(text[])', 'kaitan_selisih()', 'kaitan_usul()', 'kaitan_blokir()', 'kaitan_tarikan()',
    'kaitan_pasang(uuid, smallint, text, text[], bytea, text, text)', 'kaitan_ganti_rahasia(uuid, smallint, bytea, integer, text, text)', 'kaitan_ubah_status(uuid, smallint, text, text, text, text)',
    'kaitan_kirim_ulang(bigint, smallint, text, text)', 'kaitan_pengelola()', 'kaitan_pasang_sendiri(uuid, text, text[], bytea)', 'kaitan_ganti_rahasia_sendiri(uuid, bytea, integer)',
    'kaitan_ubah_status_sendiri(uuid, text)', 'kaitan_kirim_ulang_sendiri(bigint)'] loop
    execute format('alter function %s owner to simpul_pemilik', x);
    execute format('revoke execute on function %s from public', x);
  end loop;
end $$;
-- The sender marks and cleans; it registers nothing but by the functions.
grant select on kaitan, kaitan_kiriman to simpul_sync;
grant update (gagal_sejak, gagal_beruntun, rehat_sampai, lambat) on kaitan to simpul_sync;
grant update (status, percobaan, berikut, dipegang_sampai, kode_http, sebab, lama_ms, selesai_pada), delete on kaitan_kiriman to simpul_sync;
grant execute on function kaitan_pasang(uuid, smallint, text, text[], bytea, text, text), kaitan_ganti_rahasia(uuid, smallint, bytea, integer, text, text),
  kaitan_ubah_status(uuid, smallint, text, text, text, text), kaitan_kirim_ulang(bigint, smallint, text, text), kaitan_antrekan(uuid[]) to simpul_sync;
-- Everything but the secrets.
grant select (id, instansi, alamat, macam, status, sebab, lama_sampai, gagal_sejak, gagal_beruntun, rehat_sampai, dibuat_pada, diubah_pada) on kaitan to simpul_app;
grant select (id, kaitan, instansi, webhook_id, macam, pada, status, percobaan, berikut, kode_http, sebab, lama_ms, selesai_pada) on kaitan_kiriman to simpul_app;
grant execute on function kaitan_pasang_sendiri(uuid, text, text[], bytea), kaitan_ganti_rahasia_sendiri(uuid, bytea, integer), kaitan_ubah_status_sendiri(uuid, text),
  kaitan_kirim_ulang_sendiri(bigint) to simpul_app;
grant usage on sequence kaitan_kiriman_id_seq to simpul_sync;
