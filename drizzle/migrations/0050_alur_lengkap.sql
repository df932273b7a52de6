-- Why: the whole way of a usul. The instansi's own chain of approval is dated data, the province speaks where the route needs it, a pertek of JPT madya
-- and utama is initialled first, a pertek or SK that is repaired or cancelled stays as evidence beside the one in force, and a usul that must pass the
-- very block it mends does so by a restoration of its own. Numbers of perteks are counted by series and year.
-- The base tables of letters are renamed; views under the old names show what is in force, so nobody reads a withdrawn letter by accident.
-- Locks: usul, pertek, sk, pertek_bertanda for the time of the statements. Reversible: drop the views, rename the tables back while no usul has two letters.
alter table usul drop constraint usul_status_check;
alter table usul add constraint usul_status_check check (status in ('DRAF', 'DIAJUKAN', 'TERVERIFIKASI', 'SURAT_USULAN', 'MENUNGGU_PPK', 'MENUNGGU_PROVINSI', 'DITAHAN',
  'DITERIMA_BKN', 'DISETUJUI', 'PARAF_PERTEK', 'PERTEK_TERBIT', 'PERBAIKAN_PERTEK', 'MENUNGGU_MENDAGRI', 'SK_TERBIT', 'PERBAIKAN_SK', 'DILANTIK', 'SELESAI', 'BTS', 'TMS', 'DIBATALKAN'));
create index usul_menunggu_provinsi on usul (id) where status = 'MENUNGGU_PROVINSI';

-- Steps of an instansi from a day on, a new row each time; a usul keeps the steps that were in force when it was proposed.
create table rantai_instansi (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  langkah text[] not null check (langkah <@ array['VERIFIKASI', 'SURAT_USULAN', 'PYB', 'PPK'] and langkah && array['PYB', 'PPK']),
  berlaku_dari date not null, dasar text not null check (length(dasar) between 5 and 200),
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create index rantai_instansi_berlaku on rantai_instansi (instansi, berlaku_dari desc, id desc);
create table surat_usulan (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id), nomor text not null check (length(nomor) between 1 and 100), tanggal date not null,
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create index surat_usulan_usul on surat_usulan (usul, id desc);
create table persetujuan_provinsi (
  usul bigint not null references usul (id), provinsi_id text not null references provinsi (id),
  nomor text not null check (length(nomor) between 1 and 100), tanggal date not null,
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp(),
  primary key (usul, provinsi_id)
);
-- What SIASN says of a usul, in its own words; a code that nobody knows is kept like any other.
create table keadaan_siasn (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id), kode text not null check (kode ~ '^[0-9A-Za-z_.-]{1,20}$'), label text check (length(label) <= 200),
  oleh text not null, pada timestamptz not null default clock_timestamp()
);
create index keadaan_siasn_usul on keadaan_siasn (usul, id desc);

alter table pertek rename to surat_pertek;
alter table sk rename to surat_sk;
alter table pertek_bertanda rename to surat_pertek_bertanda;
alter table surat_pertek_bertanda drop constraint pertek_bertanda_usul_fkey;
alter table surat_pertek_bertanda drop constraint pertek_bertanda_pkey;
alter table surat_pertek drop constraint pertek_pkey;
alter table surat_sk drop constraint sk_pkey;
alter table surat_pertek add column urut smallint not null default 1;
alter table surat_sk add column urut smallint not null default 1;
alter table surat_pertek_bertanda add column urut smallint not null default 1;
alter table surat_pertek add primary key (usul, urut);
alter table surat_sk add primary key (usul, urut);
alter table surat_pertek_bertanda add primary key (usul, urut), add foreign key (usul, urut) references surat_pertek (usul, urut);
create table surat_dicabut (
  usul bigint not null references usul (id), jenis text not null check (jenis in ('PERTEK', 'SK')), urut smallint not null,
  sebab text not null check (sebab in ('DIPERBAIKI', 'DIBATALKAN')), alasan text not null check (length(alasan) between 10 and 2000),
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp(),
  primary key (usul, jenis, urut)
);
create view pertek with (security_invoker = true) as
  select * from surat_pertek p where not exists (select from surat_dicabut d where d.usul = p.usul and d.jenis = 'PERTEK' and d.urut = p.urut);
create view sk with (security_invoker = true) as
  select * from surat_sk p where not exists (select from surat_dicabut d where d.usul = p.usul and d.jenis = 'SK' and d.urut = p.urut);
create view pertek_bertanda with (security_invoker = true) as
  select * from surat_pertek_bertanda p where not exists (select from surat_dicabut d where d.usul = p.usul and d.jenis = 'PERTEK' and d.urut = p.urut);

-- A withdrawn letter still verifies as what was signed; that it is withdrawn, the hub says beside it.
drop function pertek_bertanda_nomor(text);
create function pertek_bertanda_nomor(p_nomor text) returns table (isi text, jws text, dicabut text) language sql stable security definer set search_path = pg_catalog, public as $$
  select b.isi, b.jws, d.sebab from surat_pertek p left join surat_pertek_bertanda b on (b.usul, b.urut) = (p.usul, p.urut)
    left join surat_dicabut d on (d.usul, d.jenis, d.urut) = (p.usul, 'PERTEK', p.urut) where p.nomor = p_nomor
$$;

-- One row per series and year, locked from the number to the commit: a letter that is undone gives its number back, so a series has no gaps.
create table nomor_pertek (seri text not null, tahun smallint not null, terakhir integer not null check (terakhir > 0), primary key (seri, tahun));

create table pemulihan (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id), aturan text not null check (aturan in ('A08', 'A09', 'C03', 'C04', 'C05', 'C06')),
  -- Blocks that were active when it was asked for: a later one is not lifted by it.
  blokir bigint[] not null, alasan text not null check (length(alasan) between 20 and 4000),
  nomor text not null check (length(nomor) between 1 and 100), tanggal date not null,
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create index pemulihan_usul on pemulihan (usul, id);
create table putusan_pemulihan (
  pemulihan bigint primary key references pemulihan (id),
  setuju boolean not null, catatan text not null check (length(catatan) between 10 and 2000),
  nomor text not null check (length(nomor) between 1 and 100), tanggal date not null,
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);

-- Active blocks that rule A08 (people) or A09 (instansi) sees for a usul.
create function pemulihan_blokir(p_usul bigint, p_aturan text) returns bigint[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct b.id order by b.id), '{}') from usul_pegawai p join pemblokiran b on b.status = 'AKTIF'
    and ((p_aturan = 'A08' and b.sasaran = 'ASN' and b.nip = p.nip) or (p_aturan = 'A09' and b.sasaran = 'INSTANSI' and b.instansi in (p.instansi_asal, p.instansi_tujuan)))
  where p.usul = p_usul
$$;
-- Rules set aside for a usul: approved, and for blocks only while every active one was there when it was asked for.
create function pemulihan_berlaku(p_usul bigint) returns table (aturan text, nomor text, tanggal date) language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct on (m.aturan) m.aturan, k.nomor, k.tanggal from pemulihan m join putusan_pemulihan k on k.pemulihan = m.id and k.setuju
  where m.usul = p_usul and (m.aturan not in ('A08', 'A09') or pemulihan_blokir(p_usul, m.aturan) <@ m.blokir) order by m.aturan, m.id desc
$$;

-- The same two for a signed caller, about a usul within reach only.
create function pemulihan_usul(p_usul bigint) returns table (aturan text, nomor text, tanggal date) language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
begin
  if kunci.boleh_usul(p_usul) then return query select b.aturan, b.nomor, b.tanggal from pemulihan_berlaku(p_usul) b; end if;
end $$;
create function pemulihan_blokir_usul(p_usul bigint, p_aturan text) returns bigint[] language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
begin
  return case when kunci.boleh_usul(p_usul) then pemulihan_blokir(p_usul, p_aturan) else '{}' end;
end $$;

-- The bodies that know statuses and blocks learn the new ones.
do $$ declare p text[]; lama text; begin
  foreach p slice 1 in array array[
    ['usul_gerbang', $a$case old.status when 'DISETUJUI' then 'PERTEK' end$a$, $b$case when old.status <> 'MENUNGGU_MENDAGRI' then 'PERTEK' end$b$],
    ['usul_gerbang', $a$from gerbang_penghalang(n, new.jenis, new.tmt) g limit 1$a$,
      $b$from gerbang_penghalang(n, new.jenis, new.tmt) g where g.sebab <> 'BLOKIR_ASN' or not exists (select from pemulihan_berlaku(new.id) k where k.aturan = 'A08') limit 1$b$],
    ['usul_gerbang', $a$and instansi = any (ins) limit 1$a$, $b$and instansi = any (ins) and not exists (select from pemulihan_berlaku(new.id) k where k.aturan = 'A09') limit 1$b$],
    ['usul_tahan_penghalang', $a$('DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI', 'SK_TERBIT')$a$,
      $b$('DISETUJUI', 'PARAF_PERTEK', 'PERTEK_TERBIT', 'PERBAIKAN_PERTEK', 'MENUNGGU_MENDAGRI', 'SK_TERBIT', 'PERBAIKAN_SK')$b$],
    ['usul_tahan_penghalang', $a$g on true where p.usul = x.id and p.nip = any (p_nip))$a$,
      $b$g on g.sebab <> 'BLOKIR_ASN' or not exists (select from pemulihan_berlaku(x.id) k where k.aturan = 'A08') where p.usul = x.id and p.nip = any (p_nip))$b$],
    ['pemblokiran_pemicu', $a$('DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI', 'SK_TERBIT')$a$,
      $b$('DISETUJUI', 'PARAF_PERTEK', 'PERTEK_TERBIT', 'PERBAIKAN_PERTEK', 'MENUNGGU_MENDAGRI', 'SK_TERBIT', 'PERBAIKAN_SK')
        and not exists (select from pemulihan_berlaku(x.id) k where k.aturan = 'A09')$b$],
    ['kunci.boleh_usul', $a$c in (u.instansi, p.instansi_asal, p.instansi_tujuan))$a$, $b$c in (u.instansi, p.instansi_asal, p.instansi_tujuan))
    -- A province sees what waits for its word, and what it has spoken about.
    or (c > 0 and (select kunci.pemanggil_peran()) = 'APPROVER_PROVINSI' and exists (select from instansi v join instansi i on i.provinsi_id = v.provinsi_id
      where v.no = c and v.jenis = 'PROV' and i.no in (p.instansi_asal, p.instansi_tujuan)
        and (u.status = 'MENUNGGU_PROVINSI' or exists (select from persetujuan_provinsi s where s.usul = u.id and s.provinsi_id = v.provinsi_id))))$b$]] loop
    lama := pg_get_functiondef(p[1]::regproc);
    if position(p[2] in lama) = 0 then raise exception 'isi % tidak dikenali: %', p[1], p[2]; end if;
    execute replace(lama, p[2], p[3]);
  end loop;
end $$;

do $$ declare t text; begin
  foreach t in array array['rantai_instansi', 'surat_usulan', 'persetujuan_provinsi', 'keadaan_siasn', 'surat_dicabut', 'pemulihan', 'putusan_pemulihan'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('grant select, insert on %I to simpul_app', t);
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
    execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
  end loop;
  foreach t in array array['surat_usulan', 'persetujuan_provinsi', 'keadaan_siasn', 'surat_dicabut', 'pemulihan'] loop
    execute format('create policy jangkauan on %I for select to simpul_app using ((select kunci.cakupan_baris()) = -1 or kunci.boleh_usul(usul))', t);
  end loop;
  foreach t in array array['berita_acara', 'usul_riwayat'] loop
    execute format('create policy catat_langkah on %I for insert to simpul_app with check ((select kunci.pemanggil_peran()) in (''VERIFIKATOR_INSTANSI'', ''APPROVER_PROVINSI'') and kunci.boleh_usul(usul))', t);
  end loop;
  foreach t in array array['pertek', 'sk', 'pertek_bertanda'] loop
    execute format('alter view %I owner to simpul_pemilik', t);
    execute format('grant select on %I to simpul_app', t);
  end loop;
end $$;
create policy jangkauan on rantai_instansi for select to simpul_app using ((select kunci.cakupan_baris()) = -1 or instansi = (select kunci.cakupan_baris())
  or exists (select from usul u where u.instansi = rantai_instansi.instansi));
create policy tetapkan on rantai_instansi for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'PPK' and instansi = (select kunci.cakupan_baris()));
create policy catat on surat_usulan for insert to simpul_app
  with check ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI') and kunci.boleh_usul(usul));
create policy catat on persetujuan_provinsi for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'APPROVER_PROVINSI' and kunci.boleh_usul(usul)
  and provinsi_id = (select i.provinsi_id from instansi i where i.no = (select kunci.cakupan_baris()) and i.jenis = 'PROV'));
create policy catat on keadaan_siasn for insert to simpul_app
  with check ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI', 'VERIFIKATOR_BKN') and kunci.boleh_usul(usul));
create policy catat on surat_dicabut for insert to simpul_app
  with check ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'PPK', 'PENANDATANGAN_BKN') and kunci.boleh_usul(usul));
create policy catat on pemulihan for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'PPK') and kunci.boleh_usul(usul));
create policy jangkauan on putusan_pemulihan for select to simpul_app using (exists (select from pemulihan m where m.id = pemulihan));
create policy catat on putusan_pemulihan for insert to simpul_app
  with check ((select kunci.pemanggil_peran()) = 'DEPUTI_WASDAL' and exists (select from pemulihan m where m.id = pemulihan));
create policy ubah_langkah on usul for update to simpul_app
  using (kunci.boleh_usul(id) and ((select kunci.pemanggil_peran()) = 'VERIFIKATOR_INSTANSI'
    or ((select kunci.pemanggil_peran()) = 'APPROVER_PROVINSI' and status = 'MENUNGGU_PROVINSI'))) with check (true);
-- Tasks of a withdrawn SK are given up by the one who withdraws it.
create policy tugas_batal on tugas_keluar for update to simpul_app
  using ((select kunci.pemanggil_peran()) = 'PPK' and jenis = 'JABATAN' and instansi = (select kunci.cakupan_baris())) with check (true);
-- A repaired letter may carry another day; the old one is in the old letter.
grant update (tmt) on usul to simpul_app;
-- simpul_sync asks whether a letter explains a change it sees.
create policy sinkron on surat_dicabut for select to simpul_sync using (true);
grant select on surat_dicabut, sk to simpul_sync;

alter table nomor_pertek owner to simpul_pemilik;
alter table nomor_pertek enable row level security;
alter table nomor_pertek force row level security;
create policy pemilik on nomor_pertek to simpul_pemilik using (true) with check (true);
create policy penandatangan on nomor_pertek to simpul_app using ((select kunci.pemanggil_peran()) in ('VERIFIKATOR_BKN', 'PARAF_BKN', 'PENANDATANGAN_BKN', 'SISTEM'))
  with check ((select kunci.pemanggil_peran()) in ('VERIFIKATOR_BKN', 'PARAF_BKN', 'PENANDATANGAN_BKN', 'SISTEM'));
grant select, insert, update on nomor_pertek to simpul_app;

alter table keputusan_otomatis drop constraint keputusan_otomatis_tindakan_check;
alter table keputusan_otomatis add constraint keputusan_otomatis_tindakan_check check (tindakan in ('setujui', 'terbitkanPertek', 'tanpaPertek'));

do $$ declare f text; begin
  foreach f in array array['pertek_bertanda_nomor(text)', 'pemulihan_blokir(bigint, text)', 'pemulihan_berlaku(bigint)', 'pemulihan_usul(bigint)',
    'pemulihan_blokir_usul(bigint, text)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function pertek_bertanda_nomor(text) to simpul_sync;
grant execute on function pemulihan_usul(bigint), pemulihan_blokir_usul(bigint, text) to simpul_app;
grant usage on all sequences in schema public to simpul_app, simpul_sync;
