-- Why: a block as Peraturan BKN 1/2023 knows it: of one ASN, of a list under one letter, or of a whole instansi; with the services it stops as dated data;
-- opened by two persons as it was made by two; and exact: what a block held is written down, and only that is released.
-- A list is a row of its own (sasaran DAFTAR, nobody's NIP) whose members are ordinary rows that point to it: the gate goes on reading one kind of row.
-- The trigger now speaks once a statement, so that 500 names or an instansi of 100,000 are one set.
-- Locks: pemblokiran ACCESS EXCLUSIVE for a moment; usul SHARE while its partial index is built. Reversible: open every list, drop the columns and
-- tables, restore the bodies of 0008, 0009, 0032 and 0050.
alter table pemblokiran drop constraint pemblokiran_sasaran_check;
alter table pemblokiran drop constraint pemblokiran_status_check;
alter table pemblokiran drop constraint pemblokiran_check2;
alter table pemblokiran
  add column daftar bigint references pemblokiran (id),
  add column kelas text not null default 'TIDAK_SESUAI_NSPK' check (kelas in ('TIDAK_SESUAI_NSPK', 'KRUSIAL_MASIF')),
  add column dasar text check (length(dasar) between 5 and 500),
  add column temuan bigint references temuan (id),
  -- Codes of the services that stop; null = all that the table of services stops for this kind of block.
  add column layanan text[] check (cardinality(layanan) > 0),
  -- Kinds of usul that follow from `layanan` on the day of the proposal; null = every kind. Kept here so that a later change of the table frees nobody.
  add column menahan text[],
  add column ditolak_oleh text, add column ditolak_pada timestamptz, add column alasan_tolak text,
  add constraint pemblokiran_sasaran_check check (sasaran in ('ASN', 'DAFTAR', 'INSTANSI')),
  add constraint pemblokiran_status_check check (status in ('DIUSULKAN', 'AKTIF', 'DIBUKA', 'DITOLAK')),
  add constraint pemblokiran_dua_orang check (status in ('DIUSULKAN', 'DITOLAK') or disetujui_oleh is not null),
  add constraint pemblokiran_anggota check (daftar is null or sasaran = 'ASN'),
  -- Rows of before may have been opened by the one who proposed them; none may be from now on.
  add constraint pemblokiran_pembuka check (dibuka_oleh is null or dibuka_oleh <> diusulkan_oleh) not valid;
create unique index pemblokiran_daftar on pemblokiran (daftar, nip) where daftar is not null;

-- Services of SIASN and whether a block stops them, by day; the newest row in force of a code counts. jenis_usul: the kinds of usul of this hub that are this
-- service. Which services stop and that salary never does: news of blocks of 2020-2025 on the regulation; the codes are ours.
create table layanan_blokir (
  kode text not null check (kode ~ '^[A-Z_]{3,40}$'), nama text not null,
  henti_asn boolean not null, henti_instansi boolean not null,
  jenis_usul text[] not null default '{}' check (jenis_usul <@ array['PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN']),
  dasar text not null, sejak date not null, sampai date, primary key (kode, sejak)
);
insert into layanan_blokir (kode, nama, henti_asn, henti_instansi, jenis_usul, dasar, sejak) values
  ('KENAIKAN_PANGKAT', 'Kenaikan pangkat', true, true, '{}', 'Peraturan BKN 1/2023', '2023-01-01'),
  ('MUTASI', 'Pengangkatan dan pemindahan dalam jabatan', true, true, '{PENGANGKATAN,PEMINDAHAN}', 'Peraturan BKN 1/2023', '2023-01-01'),
  ('PENSIUN', 'Pemberhentian dan pensiun', true, true, '{PEMBERHENTIAN}', 'Peraturan BKN 1/2023', '2023-01-01'),
  ('PENCANTUMAN_GELAR', 'Pencantuman gelar dan ijazah', true, true, '{}', 'Peraturan BKN 1/2023', '2023-01-01'),
  ('PERUBAHAN_DATA', 'Perubahan data dan riwayat', true, true, '{}', 'Peraturan BKN 1/2023', '2023-01-01'),
  ('LAYANAN_LAIN', 'Layanan SIASN lainnya', true, true, '{}', 'Peraturan BKN 1/2023', '2023-01-01'),
  ('GAJI', 'Pembayaran gaji', false, false, '{}', 'Pemblokiran tidak menghentikan gaji', '2023-01-01'),
  ('PEMULIHAN', 'Usul pemulihan dengan persetujuan tersendiri', false, false, '{}', 'Kebijakan hub: jalan keluar selama blokir', '2023-01-01'),
  ('HAK_JAWAB', 'Jawaban dan keberatan atas pemblokiran', false, false, '{}', 'Kebijakan hub: hak didengar', '2023-01-01');

-- Opening: asked for by one person on a letter, decided by another, for all of a block or for some members of a list.
create table pembukaan_blokir (
  id bigint generated always as identity primary key,
  blokir bigint not null references pemblokiran (id),
  -- Rows of members; empty = the whole block.
  anggota bigint[] not null default '{}',
  nomor_surat text not null check (length(nomor_surat) between 1 and 100), dasar text not null check (length(dasar) between 10 and 2000),
  status text not null default 'DIUSULKAN' check (status in ('DIUSULKAN', 'DISETUJUI', 'DITOLAK')),
  diusulkan_oleh text not null, diusulkan_pada timestamptz not null default clock_timestamp(),
  diputus_oleh text, diputus_pada timestamptz, catatan text,
  check (diputus_oleh is null or diputus_oleh <> diusulkan_oleh),
  check ((status = 'DIUSULKAN') = (diputus_oleh is null))
);
create unique index pembukaan_blokir_terbuka on pembukaan_blokir (blokir) where status = 'DIUSULKAN';
create index pembukaan_blokir_blokir on pembukaan_blokir (blokir, id);

-- What a block holds: the usul, the line of its history that held it, and where it stood. Written and released by the trigger alone.
create table tahanan_blokir (
  blokir bigint not null references pemblokiran (id), usul bigint not null references usul (id),
  riwayat bigint not null references usul_riwayat (id), dari text not null,
  pada timestamptz not null default clock_timestamp(), dilepas_pada timestamptz,
  primary key (blokir, usul)
);
create index tahanan_blokir_usul on tahanan_blokir (usul);
-- The usul that a block can move, whatever the size of the instansi.
create index usul_dapat_ditahan on usul (id)
  where status in ('DISETUJUI', 'PARAF_PERTEK', 'PERTEK_TERBIT', 'PERBAIKAN_PERTEK', 'MENUNGGU_MENDAGRI', 'SK_TERBIT', 'PERBAIKAN_SK');

-- The scope is fixed when the block is proposed. Unknown services, and services that such a block does not stop, are refused.
create function pemblokiran_lingkup() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare sah text[]; jenis text[];
begin
  new.menahan := null;
  if new.layanan is null then return new; end if;
  select array_agg(l.kode), coalesce(array_agg(distinct j.x) filter (where j.x is not null), '{}') into sah, jenis
    from (select distinct on (kode) * from layanan_blokir where sejak <= current_date and coalesce(sampai, current_date) >= current_date order by kode, sejak desc) l
    left join lateral unnest(l.jenis_usul) j(x) on true
    where l.kode = any (new.layanan) and case when new.sasaran = 'INSTANSI' then l.henti_instansi else l.henti_asn end;
  if not new.layanan <@ coalesce(sah, '{}') then raise exception 'layanan tidak dapat dihentikan' using errcode = '23514'; end if;
  new.menahan := jenis;
  return new;
end $$;
create trigger pemblokiran_lingkup before insert on pemblokiran for each row execute function pemblokiran_lingkup();

-- Running usul that such a block concerns. The preview and the block itself ask this one question.
create function blokir_usul(p_sasaran text, p_instansi smallint, p_nip bigint[], p_menahan text[]) returns table (usul bigint, status text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if p_sasaran = 'INSTANSI' then
    return query select u.id, u.status from usul u where u.status not in ('SELESAI', 'TMS', 'DIBATALKAN') and (p_menahan is null or u.jenis = any (p_menahan))
      and exists (select from usul_pegawai p where p.usul = u.id and p_instansi in (p.instansi_asal, p.instansi_tujuan));
  else
    return query select distinct u.id, u.status from usul_pegawai p join usul u on u.id = p.usul
      where p.nip = any (p_nip) and u.status not in ('SELESAI', 'TMS', 'DIBATALKAN') and (p_menahan is null or u.jenis = any (p_menahan));
  end if;
end $$;

create function blokir_kena(p_blokir bigint[]) returns table (blokir bigint, usul bigint) language sql stable security definer set search_path = pg_catalog, public as $$
  select b.id, u.usul from pemblokiran b cross join lateral blokir_usul(b.sasaran, b.instansi, array[b.nip], b.menahan) u
    where b.id = any (p_blokir) and b.sasaran <> 'DAFTAR'
$$;
-- The same question in numbers for a caller of the nation, about a block that need not exist.
create function blokir_pratinjau(p_sasaran text, p_instansi smallint, p_nip bigint[], p_menahan text[]) returns table (status text, jumlah bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
begin
  if kunci.cakupan_baris() is distinct from -1 then raise exception 'di luar kewenangan' using errcode = '42501'; end if;
  return query select u.status, count(*) from blokir_usul(p_sasaran, p_instansi, p_nip, p_menahan) u group by 1 order by 1;
end $$;

-- Moves what these blocks hold to DITAHAN, as sets, after every gate row and in order of usul (I15). A usul that another block holds already stays where it
-- is and is held by this one too, so that opening one of the two frees nothing.
create function blokir_tahan(p_blokir bigint[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare b bigint[]; u bigint[]; kena bigint[]; dari text[]; sebab text;
begin
  select array_agg(k.blokir), array_agg(k.usul) into b, u from blokir_kena(p_blokir) k;
  if u is null then return; end if;
  sebab := case when exists (select from pemblokiran where id = any (p_blokir) and sasaran = 'INSTANSI') then 'pemblokiran instansi' else 'pemblokiran' end;
  select array_agg(x.id), array_agg(x.status) into kena, dari from (select s.id, s.status from usul s where s.id = any (u)
    and s.status in ('DISETUJUI', 'PARAF_PERTEK', 'PERTEK_TERBIT', 'PERBAIKAN_PERTEK', 'MENUNGGU_MENDAGRI', 'SK_TERBIT', 'PERBAIKAN_SK') order by s.id for update) x;
  update usul set status = 'DITAHAN', versi = versi + 1, diubah_pada = clock_timestamp() where id = any (kena);
  with langkah as (insert into usul_riwayat (usul, tindakan, dari, ke, catatan, oleh, orang)
      select x.usul, 'tahan', x.dari, 'DITAHAN', sebab, 'SISTEM', 'SISTEM' from unnest(kena, dari) x(usul, dari) order by 1 returning id, usul_riwayat.usul, usul_riwayat.dari)
    insert into tahanan_blokir (blokir, usul, riwayat, dari) select k.blokir, l.usul, l.id, l.dari from langkah l join unnest(b, u) k(blokir, usul) on k.usul = l.usul;
  perform jejak_catat('mutasi.ditahan_penghalang', jsonb_build_object('usul', x, 'sebab', sebab), 'SISTEM', 'SISTEM') from unnest(kena) x;
  insert into tahanan_blokir (blokir, usul, riwayat, dari)
    select distinct on (k.blokir, k.usul) k.blokir, k.usul, t.riwayat, t.dari from unnest(b, u) k(blokir, usul)
      join usul s on s.id = k.usul and s.status = 'DITAHAN' join tahanan_blokir t on t.usul = k.usul
      where not exists (select from usul_riwayat r where r.usul = k.usul and r.id > t.riwayat and (r.dari <> 'DITAHAN' or r.ke <> 'DITAHAN'))
      order by k.blokir, k.usul, t.riwayat desc on conflict do nothing;
end $$;

-- Releases exactly what these blocks held; what no block holds any more is asked again by the hub (job periksa-ulang-usul), never passed.
create function blokir_lepas(p_blokir bigint[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare u bigint[];
begin
  with lepas as (update tahanan_blokir set dilepas_pada = clock_timestamp() where blokir = any (p_blokir) and dilepas_pada is null returning usul)
    select array_agg(distinct usul) into u from lepas;
  insert into kotak_keluar (antrean, nama, payload, kunci, dibuat)
    select 'otomatis', 'periksa-ulang-usul', jsonb_build_object('usul', s.id::text), 'periksa-ulang:' || s.id, clock_timestamp() from usul s
    where s.id = any (u) and s.status = 'DITAHAN' and not exists (select from tahanan_blokir t where t.usul = s.id and t.dilepas_pada is null) order by s.id;
  if found then perform pg_notify('kotak_keluar', ''); end if;
end $$;

-- Whether a usul stands where a block put it: held, by no open block any more, and untouched since.
create function blokir_terlepas(p_usul bigint) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
begin
  return kunci.boleh_usul(p_usul) and exists (select from usul where id = p_usul and status = 'DITAHAN')
    and not exists (select from tahanan_blokir t where t.usul = p_usul and t.dilepas_pada is null)
    and exists (select from tahanan_blokir t where t.usul = p_usul
      and not exists (select from usul_riwayat r where r.usul = p_usul and r.id > t.riwayat and (r.dari <> 'DITAHAN' or r.ke <> 'DITAHAN')));
end $$;

-- Rows that begin or cease to be active take the gate rows, people before instansi, each in order; everything else leaves the gate alone.
drop trigger pemblokiran_gerbang on pemblokiran;
create or replace function pemblokiran_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare masuk bigint[]; keluar bigint[]; n bigint[]; ins smallint[];
begin
  if tg_op = 'INSERT' then select array_agg(id) into masuk from baru where status = 'AKTIF';
  else
    select array_agg(b.id) filter (where b.status = 'AKTIF'), array_agg(b.id) filter (where l.status = 'AKTIF') into masuk, keluar
      from baru b join lama l on l.id = b.id where (b.status = 'AKTIF') <> (l.status = 'AKTIF');
  end if;
  if masuk is null and keluar is null then return null; end if;
  select array_agg(distinct p.nip order by p.nip) filter (where p.nip is not null), array_agg(distinct p.instansi order by p.instansi) filter (where p.sasaran = 'INSTANSI')
    into n, ins from pemblokiran p where p.id = any (masuk || keluar);
  if n is not null then perform gerbang_ubah(n); end if;
  if ins is not null then
    insert into gerbang_instansi (instansi) select i from unnest(ins) i order by i on conflict do nothing;
    perform 1 from gerbang_instansi where instansi = any (ins) order by instansi for update;
    update gerbang_instansi set epoch = epoch + 1 where instansi = any (ins);
  end if;
  if masuk is not null then perform blokir_tahan(masuk); end if;
  if keluar is not null then perform blokir_lepas(keluar); end if;
  return null;
end $$;
create trigger pemblokiran_gerbang_tambah after insert on pemblokiran referencing new table as baru for each statement execute function pemblokiran_pemicu();
create trigger pemblokiran_gerbang_ganti after update on pemblokiran referencing old table as lama new table as baru for each statement execute function pemblokiran_pemicu();

-- A restoration speaks of the blocks that hold this usul; one that stops other services only neither needs nor spoils it.
create or replace function pemulihan_blokir(p_usul bigint, p_aturan text) returns bigint[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct b.id order by b.id), '{}') from usul u join usul_pegawai p on p.usul = u.id join pemblokiran b on b.status = 'AKTIF'
    and (b.menahan is null or u.jenis = any (b.menahan))
    and ((p_aturan = 'A08' and b.sasaran = 'ASN' and b.nip = p.nip) or (p_aturan = 'A09' and b.sasaran = 'INSTANSI' and b.instansi in (p.instansi_asal, p.instansi_tujuan)))
  where u.id = p_usul
$$;

-- The bodies that know blocks learn their scope; a list is counted by its members.
do $$ declare p text[]; lama text; begin
  foreach p slice 1 in array array[
    ['gerbang_penghalang', $a$b.nip = any (p_nip) and b.status = 'AKTIF'$a$, $b$b.nip = any (p_nip) and b.status = 'AKTIF' and (b.menahan is null or p_jenis = any (b.menahan))$b$],
    ['usul_gerbang', $a$sasaran = 'INSTANSI' and instansi = any (ins)$a$, $b$sasaran = 'INSTANSI' and instansi = any (ins) and (menahan is null or new.jenis = any (menahan))$b$],
    ['gerbang_fakta_pokok', $a$select 'blokirAsn', x.nip, jsonb_build_object($a$, $b$select 'blokirAsn', x.nip, jsonb_build_object('menahan', x.menahan, $b$],
    ['gerbang_fakta_pokok', $a$select 'blokirInstansi', null, jsonb_build_object($a$, $b$select 'blokirInstansi', null, jsonb_build_object('menahan', x.menahan, $b$],
    ['rekap_blokir_pemicu', $a$where status = 'AKTIF'$a$, $b$where status = 'AKTIF' and sasaran <> 'DAFTAR'$b$]] loop
    lama := pg_get_functiondef(p[1]::regproc);
    if position(p[2] in lama) = 0 then raise exception 'isi % tidak dikenali: %', p[1], p[2]; end if;
    execute replace(lama, p[2], p[3]);
  end loop;
end $$;

do $$ declare t text; f text; begin
  foreach t in array array['layanan_blokir', 'pembukaan_blokir', 'tahanan_blokir'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('grant select on %I to simpul_app, simpul_sync', t);
    execute format('create policy sinkron on %I for select to simpul_sync using (true)', t);
  end loop;
  foreach t in array array['pembukaan_blokir', 'tahanan_blokir'] loop
    execute format('create policy jangkauan on %I for select to simpul_app using ((select kunci.cakupan_baris()) is not null and exists (select from pemblokiran p where p.id = blokir))', t);
  end loop;
  foreach f in array array['pemblokiran_lingkup()', 'blokir_usul(text, smallint, bigint[], text[])', 'blokir_kena(bigint[])', 'blokir_pratinjau(text, smallint, bigint[], text[])',
    'blokir_tahan(bigint[])', 'blokir_lepas(bigint[])', 'blokir_terlepas(bigint)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
create policy terbuka on layanan_blokir for select to simpul_app using ((select kunci.pemanggil_peran()) is not null);
-- A PPK asks for the own instansi only: other blocks are not theirs to see.
create policy usulkan on pembukaan_blokir for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('PPK', 'AUDITOR_ASN', 'DIR_WASDAL')
  and exists (select from pemblokiran p where p.id = blokir));
create policy putuskan on pembukaan_blokir for update to simpul_app using ((select kunci.pemanggil_peran()) in ('DIR_WASDAL', 'DEPUTI_WASDAL')) with check (true);
grant insert on pembukaan_blokir to simpul_app;
grant update (status, diputus_oleh, diputus_pada, catatan) on pembukaan_blokir to simpul_app;
grant update (ditolak_oleh, ditolak_pada, alasan_tolak) on pemblokiran to simpul_app;
grant execute on function blokir_pratinjau(text, smallint, bigint[], text[]), blokir_terlepas(bigint) to simpul_app;
grant usage on all sequences in schema public to simpul_app, simpul_sync;
