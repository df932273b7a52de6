-- Why: a temuan is a case of SBT with the stages of the law. Every step is evidence, deadlines are dates set from dated parameters, the PPK and the accused
-- may reply, and what the PPK did is recorded before anybody judges it. No path of roles leads past a stage: each office may only write the stages it decides.
-- Locks: temuan, for the time of its new columns and check; replaces bodies of functions. Lock order: temuan (or pemblokiran, then its temuan), then gate rows.
-- Reversible: drop the tables, triggers, policies and columns while no row has a new stage; put the old check and bodies back.
alter table temuan drop constraint temuan_tahap_check;
alter table temuan add constraint temuan_tahap_check check (tahap in ('VERIFIKASI', 'KAJIAN', 'TERBUKTI', 'TIDAK_TERBUKTI', 'REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN',
  'TEGURAN', 'PEMBLOKIRAN', 'TINDAK_LANJUT', 'SELESAI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK'));
alter table temuan add column versi integer not null default 1, add column tahap_sejak timestamptz not null default now(), add column tenggat date,
  add column tahap_asal text, add column tenggat_asal date, add column pemblokiran bigint unique references pemblokiran (id), add column duplikat_dari bigint references temuan (id);
alter table temuan add check ((tahap = 'TINDAK_LANJUT') = (tahap_asal is not null)), add check (duplikat_dari is null or (tahap = 'DUPLIKAT' and duplikat_dari <> id));
create index temuan_tenggat on temuan (tenggat, id) where tenggat is not null;
create index temuan_menunggu_ppk on temuan (instansi, tenggat) where tahap in ('REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN');

-- What the clock wrote is a step as well: once for each deadline. No two deadlines of a case that both passed are the same day.
create table temuan_riwayat (
  id bigint generated always as identity primary key,
  temuan bigint not null references temuan (id), tindakan text not null check (length(tindakan) between 3 and 40), dari text not null, ke text not null,
  tenggat date, catatan text check (length(catatan) between 1 and 4000),
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create index temuan_riwayat_temuan on temuan_riwayat (temuan, id);
create unique index temuan_riwayat_lewat on temuan_riwayat (temuan, tenggat) where tindakan = 'lewatTenggat';
create table temuan_tanggapan (
  id bigint generated always as identity primary key,
  temuan bigint not null references temuan (id), pihak text not null check (pihak in ('PPK', 'TERLAPOR')), tahap text not null,
  isi text not null check (length(isi) between 10 and 8000),
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create index temuan_tanggapan_temuan on temuan_tanggapan (temuan, id);
create table temuan_tindak_lanjut (
  id bigint generated always as identity primary key,
  temuan bigint not null references temuan (id), uraian text not null check (length(uraian) between 10 and 8000),
  nomor_sk text check (length(nomor_sk) between 1 and 100), tanggal_sk date,
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp(),
  check ((nomor_sk is null) = (tanggal_sk is null))
);
create index temuan_tindak_lanjut_temuan on temuan_tindak_lanjut (temuan, id);

insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values
  ('SBT', 'hariVerifikasi', 7, '2024-01-01', 'Verifikasi Satgas Netralitas 7 hari (praktik SBT 2024)'),
  ('SBT', 'hkKajian', 3, '2024-01-01', 'Kajian Bawaslu 3 hari kerja (praktik SBT 2024)'),
  ('SBT', 'hkTanggapan', 5, '2024-01-01', 'Ketetapan pengelola hub; pasal belum terbaca'),
  ('SBT', 'hariRekomendasi', 10, '2024-01-01', 'Tindak lanjut PPK 10 hari (praktik 2020)'),
  ('SBT', 'hariPeringatan', 10, '2024-01-01', 'Ketetapan pengelola hub; pasal belum terbaca'),
  ('SBT', 'hariTeguran', 10, '2024-01-01', 'Ketetapan pengelola hub; pasal belum terbaca'),
  ('SBT', 'hariPemblokiran', 30, '2024-01-01', 'Ketetapan pengelola hub; pasal belum terbaca'),
  ('SBT', 'hkPeriksa', 5, '2024-01-01', 'Ketetapan pengelola hub; pasal belum terbaca'),
  ('SBT', 'hkPerbaikan', 5, '2024-01-01', 'Ketetapan pengelola hub; pasal belum terbaca'),
  ('SBT', 'otomatis', 0, '2024-01-01', 'Surat ditetapkan orang sampai ada delegasi');

-- Whoever records a finding, its first deadline runs from that day.
create function temuan_awal() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare hari date := (clock_timestamp() at time zone 'Asia/Jakarta')::date;
begin
  if new.tahap = 'VERIFIKASI' and new.tenggat is null then
    new.tenggat := hari + (select nilai::int from parameter_aturan where kode = 'SBT' and nama = 'hariVerifikasi' and sejak <= hari and coalesce(sampai, hari) >= hari
      order by sejak desc limit 1);
  end if;
  return new;
end $$;
create trigger temuan_awal before insert on temuan for each row execute function temuan_awal();

-- A block that SBT proposed needs its case to stand where it was proposed: what was followed up meanwhile blocks nobody.
create function pemblokiran_temuan() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare t text;
begin
  if new.status = 'AKTIF' and old.status <> 'AKTIF' then
    select tahap into t from temuan where pemblokiran = new.id for share;
    if t <> 'PEMBLOKIRAN' then raise exception 'temuan tidak lagi pada tahap PEMBLOKIRAN' using errcode = 'P0G01'; end if;
  end if;
  return new;
end $$;
create trigger pemblokiran_temuan before update of status on pemblokiran for each row execute function pemblokiran_temuan();

-- The bodies that know stages learn the new ones; parameters of SBT are no facts of the gate.
do $$ declare p text[]; lama text; begin
  foreach p slice 1 in array array[
    ['gerbang_penghalang', $a$t.tahap in ('TERBUKTI', 'REKOMENDASI')$a$,
      $b$t.tahap in ('TERBUKTI', 'REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN', 'TINDAK_LANJUT')$b$],
    ['gerbang_fakta_pokok', $a$x.tahap not in ('TIDAK_TERBUKTI', 'SELESAI')$a$, $b$x.tahap not in ('TIDAK_TERBUKTI', 'SELESAI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK')$b$],
    ['gerbang_fakta_pokok', $a$from parameter_aturan where sejak <= current_date$a$, $b$from parameter_aturan where kode <> 'SBT' and sejak <= current_date$b$]] loop
    lama := pg_get_functiondef(p[1]::regproc);
    if position(p[2] in lama) = 0 then raise exception 'isi % tidak dikenali: %', p[1], p[2]; end if;
    execute replace(lama, p[2], p[3]);
  end loop;
end $$;

do $$ declare t text; f text; penulis text[]; begin
  foreach t in array array['temuan_riwayat', 'temuan_tanggapan', 'temuan_tindak_lanjut'] loop
    penulis := case t when 'temuan_riwayat' then array['AUDITOR_ASN', 'DIR_WASDAL', 'DEPUTI_WASDAL', 'PPK', 'ASN', 'VIEWER_BAWASLU', 'SISTEM']
      when 'temuan_tanggapan' then array['PPK', 'ASN'] else array['PPK'] end;
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    -- Whoever sees the case sees its file; the case itself is under RLS.
    execute format('create policy jangkauan on %I for select to simpul_app using (exists (select from temuan t where t.id = temuan))', t);
    execute format('create policy catat on %I for insert to simpul_app with check ((select kunci.pemanggil_peran()) = any (%L::text[]) and exists (select from temuan t where t.id = temuan))', t, penulis);
    execute format('grant select, insert on %I to simpul_app', t);
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
    execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
  end loop;
  foreach f in array array['temuan_awal()', 'pemblokiran_temuan()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;

-- Bawaslu reads neutrality cases from its own stage on, and writes there only.
create policy bawaslu on temuan for select to simpul_app using ((select kunci.pemanggil_peran()) = 'VIEWER_BAWASLU'
  and kategori in ('NETRALITAS_KODE_ETIK', 'NETRALITAS_DISIPLIN') and tahap not in ('VERIFIKASI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK'));
create policy kajian on temuan for update to simpul_app
  using ((select kunci.pemanggil_peran()) = 'VIEWER_BAWASLU' and kategori in ('NETRALITAS_KODE_ETIK', 'NETRALITAS_DISIPLIN') and tahap = 'KAJIAN')
  with check ((select kunci.pemanggil_peran()) = 'VIEWER_BAWASLU' and tahap in ('TERBUKTI', 'TIDAK_TERBUKTI'));
create policy satgas on temuan for update to simpul_app
  using ((select kunci.pemanggil_peran()) = 'AUDITOR_ASN' and tahap in ('VERIFIKASI', 'KAJIAN', 'REKOMENDASI', 'TINDAK_LANJUT'))
  with check ((select kunci.pemanggil_peran()) = 'AUDITOR_ASN' and tahap <> 'TINDAK_LANJUT');
create policy surat on temuan for update to simpul_app
  using ((select kunci.pemanggil_peran()) = 'DIR_WASDAL' and tahap in ('TERBUKTI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN'))
  with check ((select kunci.pemanggil_peran()) = 'DIR_WASDAL' and tahap in ('REKOMENDASI', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN'));
create policy ppk on temuan for update to simpul_app
  using ((select kunci.pemanggil_peran()) = 'PPK' and instansi = (select kunci.cakupan_baris()) and tahap in ('REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN'))
  with check ((select kunci.pemanggil_peran()) = 'PPK' and tahap = 'TINDAK_LANJUT');
create policy deputi on temuan for update to simpul_app
  using ((select kunci.pemanggil_peran()) = 'DEPUTI_WASDAL' and tahap in ('TERBUKTI', 'REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN', 'TINDAK_LANJUT'))
  with check ((select kunci.pemanggil_peran()) = 'DEPUTI_WASDAL' and tahap in ('TIDAK_TERBUKTI', 'SELESAI'));
-- The clock: it watches, warns and reprimands, and computes deadlines that were unknown; it proves nothing, blocks nobody and ends no case.
create policy jam on temuan for update to simpul_app
  using ((select kunci.pemanggil_peran()) = 'SISTEM' and tahap in ('VERIFIKASI', 'KAJIAN', 'TERBUKTI', 'REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN', 'TINDAK_LANJUT'))
  with check ((select kunci.pemanggil_peran()) = 'SISTEM' and tahap not in ('TIDAK_TERBUKTI', 'SELESAI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK'));
create policy pihak on temuan_tanggapan as restrictive for insert to simpul_app
  with check (((select kunci.pemanggil_peran()) = 'PPK' and pihak = 'PPK') or ((select kunci.pemanggil_peran()) = 'ASN' and pihak = 'TERLAPOR'));
grant update (tahap, versi, tahap_sejak, tenggat, tahap_asal, tenggat_asal, pemblokiran, duplikat_dari) on temuan to simpul_app;
grant usage on all sequences in schema public to simpul_app;
