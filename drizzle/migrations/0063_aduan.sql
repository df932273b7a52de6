-- Why: complaints from the public and from the institutions of the SKB, kept apart from findings until the Satgas has verified them, and a vault for who
-- reported: another schema, another role, nothing but ciphertext, and no reader except one function that two persons must agree on and that leaves a trace.
-- Locks: access exclusive on temuan for an instant (a nullable column). Reversible: drop schema brankas, the functions, the table and the column.
alter table temuan add column klasifikasi text check (klasifikasi is null or (klasifikasi ~ '^(K[1-7]|D([1-46]|8|9|1[01]))$'
  and kategori = case left(klasifikasi, 1) when 'K' then 'NETRALITAS_KODE_ETIK' else 'NETRALITAS_DISIPLIN' end));

create table aduan (
  id bigint generated always as identity primary key,
  nomor text not null unique check (nomor ~ '^ADU(-[0-9A-HJKMNP-TV-Z]{4}){4}$'),
  saluran text not null check (saluran in ('PUBLIK', 'LAPOR', 'BAWASLU', 'KEMENPANRB', 'KEMENDAGRI', 'BKN')),
  -- The sender's own number; of the public the hash of the key that came with the form. Once per channel.
  rujukan text not null check (length(rujukan) between 1 and 100),
  -- sha256 over what was sent under that number, without the reporter.
  sidik text not null check (sidik ~ '^[0-9a-f]{64}$'),
  kategori text not null check (kategori in ('NETRALITAS', 'DISIPLIN_UMUM', 'NSPK')),
  instansi smallint references instansi (no),
  instansi_tertulis text check (length(instansi_tertulis) <= 200),
  nip bigint,
  -- Kept only while nobody is known by it; out of reach of simpul_app like every NIK.
  nik text check (nik ~ '^[0-9]{16}$'),
  terlapor text not null check (terlapor in ('DIKENAL', 'TIDAK_DIKENAL', 'TANPA_NOMOR')),
  uraian text check (length(uraian) between 20 and 8000),
  tanggal_kejadian date,
  lampiran jsonb not null default '[]',
  anonim boolean not null,
  status text not null default 'DITERIMA' check (status in ('DITERIMA', 'DIVERIFIKASI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK')),
  induk bigint references aduan (id),
  temuan bigint unique references temuan (id),
  alasan_kode text check (alasan_kode in ('BUKAN_ASN', 'BUKAN_KEWENANGAN', 'BUKTI_KURANG', 'TIDAK_JELAS', 'SUDAH_DITANGANI')),
  alasan text check (length(alasan) between 10 and 4000),
  oleh text not null,
  diterima_pada timestamptz not null default clock_timestamp(),
  batas_pada timestamptz not null,
  diputus_oleh text,
  diputus_pada timestamptz,
  versi integer not null default 1,
  unique (saluran, rujukan),
  -- What is referred is not registered: nothing of it is kept but that it was referred.
  check ((status = 'DIRUJUK') = (terlapor = 'TANPA_NOMOR')),
  check ((status = 'DIRUJUK') = (uraian is null)),
  check (status <> 'DIRUJUK' or (nip is null and nik is null and anonim and lampiran = '[]')),
  check ((status = 'DIVERIFIKASI') = (temuan is not null)),
  check ((status = 'DUPLIKAT') = (induk is not null) and induk is distinct from id),
  check ((status = 'DITOLAK') = (alasan_kode is not null)),
  check ((status in ('DITERIMA', 'DIRUJUK')) = (diputus_oleh is null)),
  check (terlapor <> 'DIKENAL' or (nip is not null and instansi is not null and nik is null))
);
create index aduan_nip on aduan (nip) where nip is not null;
create index aduan_nik on aduan (nik) where nik is not null;
create index aduan_induk on aduan (induk) where induk is not null;
create index aduan_tunggu on aduan (batas_pada) where status = 'DITERIMA';

-- A number of the SBT rules: the dated row of parameter_aturan in force today, else the default.
create function parameter_sbt(p_nama text, p_bawaan numeric) returns numeric language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((select nilai from parameter_aturan where kode = 'SBT' and nama = p_nama and sejak <= current_date and coalesce(sampai, current_date) >= current_date
    order by sejak desc limit 1), p_bawaan)
$$;

-- The one person of this NIK, through the index on NIP: both numbers begin with the day of birth (women's day in a NIK is 40 higher). Null = nobody, or not one.
create function nip_dari_nik(p_nik text) returns bigint language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare hari integer; sisa bigint; abad19 bigint; abad20 bigint; hasil bigint[];
begin
  if p_nik !~ '^[0-9]{16}$' then return null; end if;
  hari := substr(p_nik, 7, 2)::integer;
  sisa := (substr(p_nik, 11, 2) || substr(p_nik, 9, 2) || lpad((case when hari > 40 then hari - 40 else hari end)::text, 2, '0'))::bigint;
  abad19 := (19000000 + sisa) * 10000000000;
  abad20 := (20000000 + sisa) * 10000000000;
  select array_agg(distinct b.nip) into hasil from pegawai_bkn b
    where (b.nip between abad19 and abad19 + 9999999999 or b.nip between abad20 and abad20 + 9999999999) and b.nik = p_nik;
  return case when cardinality(hasil) = 1 then hasil[1] end;
end $$;

-- Who is meant and where they work; `terlapor` says whether BKN knows them.
create function aduan_terlapor(p_nip bigint, p_nik text, p_instansi smallint, out nip bigint, out instansi smallint, out terlapor text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if p_nip is null and p_nik is null then terlapor := 'TANPA_NOMOR'; instansi := p_instansi; return; end if;
  select b.nip, b.instansi into nip, instansi from unnest(array[p_nip, nip_dari_nik(p_nik)]) with ordinality k(nip, urut)
    join pegawai_bkn b on b.nip = k.nip order by k.urut, b.instansi = p_instansi desc nulls last, b.instansi limit 1;
  terlapor := case when nip is null then 'TIDAK_DIKENAL' else 'DIKENAL' end;
  if nip is null then nip := p_nip; instansi := p_instansi; end if;
end $$;

do $$ begin if not exists (select from pg_roles where rolname = 'simpul_brankas') then create role simpul_brankas nologin; end if; end $$;
create schema brankas authorization simpul_brankas;
grant usage on schema public, kunci to simpul_brankas;
create table brankas.pelapor (
  aduan bigint primary key references aduan (id),
  -- JWE, compact: who reported, under a key that no database holds.
  isi text not null check (isi ~ '^[A-Za-z0-9_-]+[.][.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$'),
  pada timestamptz not null default clock_timestamp()
);
create table brankas.permintaan (
  id bigint generated always as identity primary key,
  aduan bigint not null references brankas.pelapor (aduan),
  tujuan text not null check (length(tujuan) between 20 and 1000 and tujuan !~ '[0-9]{16}'),
  peminta text not null, pada timestamptz not null default clock_timestamp(),
  penyetuju text, disetujui_pada timestamptz,
  dibuka_pada timestamptz,
  check (penyetuju <> peminta),
  check ((penyetuju is null) = (disetujui_pada is null)),
  check (dibuka_pada is null or penyetuju is not null)
);
create index permintaan_aduan on brankas.permintaan (aduan);

-- Puts one reporter away. Never twice, never changed.
create function brankas.simpan(p_aduan bigint, p_isi text) returns void language sql volatile security definer set search_path = pg_catalog, brankas as $$
  insert into brankas.pelapor (aduan, isi) values (p_aduan, p_isi)
$$;

-- Asks to see who reported, and why. Null = this complaint has no reporter.
create function brankas.minta(p_aduan bigint, p_tujuan text) returns bigint language plpgsql volatile security definer set search_path = pg_catalog, brankas as $$
declare nomor bigint;
begin
  if kunci.pemanggil_peran() is distinct from 'AUDITOR_ASN' then raise exception 'tidak berwenang atas pelapor' using errcode = '42501'; end if;
  if not exists (select from brankas.pelapor where aduan = p_aduan) then return null; end if;
  insert into brankas.permintaan (aduan, tujuan, peminta) values (p_aduan, p_tujuan, kunci.pemanggil_orang()) returning id into nomor;
  perform public.jejak_pemanggil('aduan.pelapor_diminta', jsonb_build_object('permintaan', nomor::text, 'aduan', p_aduan::text, 'tujuan', p_tujuan));
  return nomor;
end $$;

-- The second person. Null = agreed; else the code of the refusal.
create function brankas.setujui(p_id bigint) returns text language plpgsql volatile security definer set search_path = pg_catalog, brankas as $$
declare p brankas.permintaan;
begin
  if kunci.pemanggil_peran() is distinct from 'DIR_WASDAL' then raise exception 'tidak berwenang atas pelapor' using errcode = '42501'; end if;
  select * into p from brankas.permintaan where id = p_id for update;
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  if p.peminta = kunci.pemanggil_orang() then return 'ORANG_SAMA'; end if;
  if p.penyetuju is not null then return 'PERALIHAN_DITOLAK'; end if;
  update brankas.permintaan set penyetuju = kunci.pemanggil_orang(), disetujui_pada = clock_timestamp() where id = p_id;
  perform public.jejak_pemanggil('aduan.pelapor_disetujui', jsonb_build_object('permintaan', p_id::text, 'aduan', p.aduan::text));
  return null;
end $$;

-- The only reader: the asker, once, within a day of the agreement, and never without a trace in the same transaction.
create function brankas.buka(p_id bigint, out kode text, out aduan bigint, out isi text) language plpgsql volatile security definer set search_path = pg_catalog, brankas as $$
declare p brankas.permintaan;
begin
  if kunci.pemanggil_peran() is distinct from 'AUDITOR_ASN' then raise exception 'tidak berwenang atas pelapor' using errcode = '42501'; end if;
  select * into p from brankas.permintaan where id = p_id and peminta = kunci.pemanggil_orang() for update;
  if not found then kode := 'TIDAK_DITEMUKAN'; return; end if;
  if p.dibuka_pada is not null or p.disetujui_pada is null or p.disetujui_pada < clock_timestamp() - interval '1 day' then kode := 'PERALIHAN_DITOLAK'; return; end if;
  update brankas.permintaan set dibuka_pada = clock_timestamp() where id = p_id;
  perform public.jejak_pemanggil('aduan.pelapor_dibuka', jsonb_build_object('permintaan', p_id::text, 'aduan', p.aduan::text, 'tujuan', p.tujuan));
  select b.aduan, b.isi into aduan, isi from brankas.pelapor b where b.aduan = p.aduan;
end $$;

-- Requests about these complaints, or (null) those that wait, for those who make and who decide them. Nothing of the reporter.
create function brankas.daftar(p_aduan bigint[]) returns table (id bigint, aduan bigint, tujuan text, pada timestamptz, disetujui_pada timestamptz, dibuka_pada timestamptz)
language sql stable security definer set search_path = pg_catalog, brankas as $$
  select p.id, p.aduan, p.tujuan, p.pada, p.disetujui_pada, p.dibuka_pada from brankas.permintaan p
  where case when p_aduan is null then p.disetujui_pada is null else p.aduan = any (p_aduan) end and kunci.pemanggil_peran() in ('AUDITOR_ASN', 'DIR_WASDAL')
  order by p.id limit 1000
$$;

do $$ declare x text; begin
  foreach x in array array['pelapor', 'permintaan'] loop
    execute format('alter table brankas.%I owner to simpul_brankas', x);
    execute format('alter table brankas.%I enable row level security', x);
    execute format('alter table brankas.%I force row level security', x);
    execute format('create policy brankas on brankas.%I to simpul_brankas using (true) with check (true)', x);
  end loop;
  foreach x in array array['simpan(bigint, text)', 'minta(bigint, text)', 'setujui(bigint)', 'buka(bigint)', 'daftar(bigint[])'] loop
    execute format('alter function brankas.%s owner to simpul_brankas', x);
    execute format('revoke execute on function brankas.%s from public', x);
  end loop;
end $$;
grant execute on function kunci.pemanggil_peran(), kunci.pemanggil_orang(), jejak_pemanggil(text, jsonb) to simpul_brankas;
grant usage on schema brankas to simpul_pemilik, simpul_app;
grant execute on function brankas.simpan(bigint, text) to simpul_pemilik;
grant execute on function brankas.minta(bigint, text), brankas.setujui(bigint), brankas.buka(bigint), brankas.daftar(bigint[]) to simpul_app;

-- Takes in one complaint. The public comes without a caller and only by its own channel, an institution only by its channels.
-- A number of the sender that is known answers what it answered then, and whether the content is the same.
create function aduan_terima(p jsonb, p_pelapor text) returns jsonb language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
declare peran text := kunci.pemanggil_peran(); saluran_boleh text[]; orang record; a aduan;
begin
  saluran_boleh := case when peran is null then array['PUBLIK'] when peran = 'VIEWER_PANRB' then array['KEMENPANRB', 'LAPOR'] when peran = 'VIEWER_KEMENDAGRI' then array['KEMENDAGRI']
    when peran = 'VIEWER_BAWASLU' then array['BAWASLU'] when peran in ('AUDITOR_ASN', 'DIR_WASDAL') then array['BKN', 'LAPOR'] else '{}' end;
  if not coalesce(p ->> 'saluran' = any (saluran_boleh), false) then raise exception 'saluran di luar kewenangan' using errcode = '42501'; end if;
  select * into orang from aduan_terlapor((p ->> 'nip')::bigint, p ->> 'nik', 
    (select no from instansi where id = p ->> 'instansiId' or lower(nama) = lower(p ->> 'instansiTertulis') order by no limit 1));
  insert into aduan (nomor, saluran, rujukan, sidik, kategori, instansi, instansi_tertulis, nip, nik, terlapor, uraian, tanggal_kejadian, lampiran, anonim, status, oleh, batas_pada)
    select p ->> 'nomor', p ->> 'saluran', p ->> 'rujukan', p ->> 'sidik', p ->> 'kategori', orang.instansi, p ->> 'instansiTertulis', orang.nip,
      case when orang.terlapor = 'TIDAK_DIKENAL' then p ->> 'nik' end, orang.terlapor, case when tercatat then p ->> 'uraian' end, (p ->> 'tanggalKejadian')::date,
      case when tercatat then p -> 'lampiran' else '[]' end, p_pelapor is null or not tercatat, case when tercatat then 'DITERIMA' else 'DIRUJUK' end,
      coalesce(kunci.pemanggil_orang(), 'PUBLIK'), clock_timestamp() + make_interval(days => parameter_sbt('hariVerifikasi', 7)::integer)
    from (select orang.terlapor <> 'TANPA_NOMOR' as tercatat) t
    on conflict (saluran, rujukan) do nothing returning * into a;
  if not found then
    select * into a from aduan x where x.saluran = p ->> 'saluran' and x.rujukan = p ->> 'rujukan';
    return jsonb_build_object('nomor', a.nomor, 'status', a.status, 'baru', false, 'sama', a.sidik = p ->> 'sidik');
  end if;
  if not a.anonim then perform brankas.simpan(a.id, p_pelapor); end if;
  if peran is null then
    perform jejak_catat('aduan.diterima', jsonb_build_object('aduan', a.id::text, 'saluran', a.saluran, 'status', a.status), 'PUBLIK', 'PUBLIK');
  else
    perform jejak_pemanggil('aduan.diterima', jsonb_build_object('aduan', a.id::text, 'saluran', a.saluran, 'status', a.status));
  end if;
  return jsonb_build_object('nomor', a.nomor, 'status', a.status, 'baru', true, 'sama', true);
end $$;

-- What anybody who has the number may know: where it stands. No name, no office, no text. Null = no such number.
create function aduan_keadaan(p_nomor text) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_build_object('status', a.status, 'alasanKode', a.alasan_kode, 'diterimaPada', a.diterima_pada, 'batasPada', a.batas_pada,
    'statusInduk', i.status, 'alasanInduk', i.alasan_kode, 'tahap', t.tahap)
  from aduan a left join aduan i on i.id = a.induk left join temuan t on t.id = coalesce(a.temuan, i.temuan) where a.nomor = p_nomor
$$;

-- Looks once more for the person of a complaint whom BKN did not know; whether they are known now.
create function aduan_cari_terlapor(p_id bigint, p_nip bigint) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
declare a aduan; orang record;
begin
  if coalesce(kunci.pemanggil_peran() not in ('AUDITOR_ASN', 'DIR_WASDAL'), true) then raise exception 'tidak berwenang atas aduan' using errcode = '42501'; end if;
  select * into a from aduan where id = p_id and status = 'DITERIMA' for update;
  if not found then return false; end if;
  if a.terlapor = 'DIKENAL' and p_nip is null then return true; end if;
  select * into orang from aduan_terlapor(coalesce(p_nip, a.nip), case when p_nip is null then a.nik end, a.instansi);
  if orang.terlapor <> 'DIKENAL' then return false; end if;
  update aduan set nip = orang.nip, instansi = orang.instansi, terlapor = 'DIKENAL', nik = null where id = p_id;
  return true;
end $$;

-- Open or accepted complaints about the same person and kind near the same day that say much the same: for a person to join, never joined by itself.
create function aduan_mirip(p_id bigint[]) returns table (aduan bigint, lain bigint, kemiripan real) language plpgsql stable security definer
set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  if coalesce(kunci.pemanggil_peran() not in ('AUDITOR_ASN', 'DIR_WASDAL'), true) then return; end if;
  return query select a.id, b.id, similarity(a.uraian, b.uraian) from aduan a
    join lateral (select x.* from aduan x where x.nip = a.nip union select y.* from aduan y where y.nik = a.nik) b on b.id <> a.id and b.kategori = a.kategori and b.status in ('DITERIMA', 'DIVERIFIKASI')
    where a.id = any (p_id) and a.status in ('DITERIMA', 'DIVERIFIKASI')
      and coalesce(abs(a.tanggal_kejadian - b.tanggal_kejadian) <= parameter_sbt('hariDuplikat', 14), true)
      and (a.tanggal_kejadian = b.tanggal_kejadian or similarity(a.uraian, b.uraian) >= parameter_sbt('persenMirip', 30) / 100)
    order by a.id, similarity(a.uraian, b.uraian) desc, b.id limit 20 * cardinality(p_id);
end $$;

do $$ declare f text; begin
  foreach f in array array['parameter_sbt(text, numeric)', 'nip_dari_nik(text)', 'aduan_terlapor(bigint, text, smallint)', 'aduan_terima(jsonb, text)', 'aduan_keadaan(text)',
    'aduan_cari_terlapor(bigint, bigint)', 'aduan_mirip(bigint[])'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function aduan_terima(jsonb, text), aduan_keadaan(text), aduan_cari_terlapor(bigint, bigint), aduan_mirip(bigint[]) to simpul_app;
alter table aduan owner to simpul_pemilik;
alter table aduan enable row level security;
alter table aduan force row level security;
create policy pemilik on aduan to simpul_pemilik using (true) with check (true);
create policy jangkauan on aduan for select to simpul_app using (case (select kunci.pemanggil_peran()) when 'AUDITOR_ASN' then true when 'DIR_WASDAL' then true
  when 'VIEWER_BAWASLU' then kategori = 'NETRALITAS' and status <> 'DIRUJUK' else false end);
create policy putus on aduan for update to simpul_app using ((select kunci.pemanggil_peran()) in ('AUDITOR_ASN', 'DIR_WASDAL'))
  with check ((select kunci.pemanggil_peran()) in ('AUDITOR_ASN', 'DIR_WASDAL'));
grant select (id, nomor, saluran, kategori, instansi, instansi_tertulis, nip, terlapor, uraian, tanggal_kejadian, lampiran, anonim, status, induk, temuan, alasan_kode, alasan,
  diterima_pada, batas_pada, diputus_pada, versi) on aduan to simpul_app;
grant update (status, induk, temuan, alasan_kode, alasan, diputus_oleh, diputus_pada, versi) on aduan to simpul_app;
