-- Why: every term in working days needs the days off of its year, as dated data with their source. A row is never changed: a new version of the same
-- date says that it counts or counts no more. Years whose rows are estimates (SIMPULAN) are unknown to the clock until someone confirms them.
-- Locks: none. Reversible: drop table hari_libur.
create table hari_libur (
  tanggal date not null, versi integer not null default 1,
  jenis text not null check (jenis in ('LIBUR_NASIONAL', 'CUTI_BERSAMA')),
  nama text not null check (length(nama) between 3 and 120),
  libur boolean not null default true,
  dasar text not null check (length(dasar) between 5 and 200),
  keyakinan text not null check (keyakinan in ('TERBACA', 'INGATAN', 'SIMPULAN')),
  oleh text not null, pada timestamptz not null default clock_timestamp(),
  primary key (tanggal, versi)
);
create function hari_libur_seed(p_jenis text, p_dasar text, p_keyakinan text, p_hari text[][]) returns void language sql set search_path = pg_catalog, public as $$
  insert into hari_libur (tanggal, jenis, nama, dasar, keyakinan, oleh)
    select p_hari[i][1]::date, p_jenis, p_hari[i][2], p_dasar, p_keyakinan, 'MIGRASI' from generate_subscripts(p_hari, 1) i
$$;
select hari_libur_seed('LIBUR_NASIONAL', 'SKB Menteri Agama, Menaker, MenPANRB 855/2023, 3/2023, 4/2023', 'INGATAN', array[
  ['2024-01-01', 'Tahun Baru 2024'], ['2024-02-08', 'Isra Mikraj'], ['2024-02-10', 'Tahun Baru Imlek 2575'], ['2024-03-11', 'Hari Suci Nyepi 1946'], ['2024-03-29', 'Wafat Yesus Kristus'],
  ['2024-03-31', 'Paskah'], ['2024-04-10', 'Idulfitri 1445 H'], ['2024-04-11', 'Idulfitri 1445 H'], ['2024-05-01', 'Hari Buruh'], ['2024-05-09', 'Kenaikan Yesus Kristus'],
  ['2024-05-23', 'Waisak 2568'], ['2024-06-01', 'Hari Lahir Pancasila'], ['2024-06-17', 'Iduladha 1445 H'], ['2024-07-07', 'Tahun Baru Islam 1446 H'], ['2024-08-17', 'Proklamasi Kemerdekaan'],
  ['2024-09-16', 'Maulid Nabi'], ['2024-12-25', 'Natal']]);
select hari_libur_seed('CUTI_BERSAMA', 'SKB Menteri Agama, Menaker, MenPANRB 855/2023, 3/2023, 4/2023', 'INGATAN', array[
  ['2024-02-09', 'Imlek'], ['2024-03-12', 'Nyepi'], ['2024-04-08', 'Idulfitri'], ['2024-04-09', 'Idulfitri'], ['2024-04-12', 'Idulfitri'],
  ['2024-04-15', 'Idulfitri'], ['2024-05-10', 'Kenaikan Yesus Kristus'], ['2024-05-24', 'Waisak'], ['2024-06-18', 'Iduladha'], ['2024-12-26', 'Natal']]);
select hari_libur_seed('LIBUR_NASIONAL', 'Keppres 10/2024', 'INGATAN', array[
  ['2024-02-14', 'Pemungutan suara pemilu']]);
select hari_libur_seed('LIBUR_NASIONAL', 'Keppres 33/2024', 'INGATAN', array[
  ['2024-11-27', 'Pemungutan suara pilkada']]);
select hari_libur_seed('LIBUR_NASIONAL', 'SKB Menteri Agama, Menaker, MenPANRB 1017/2024, 2/2024, 2/2024', 'INGATAN', array[
  ['2025-01-01', 'Tahun Baru 2025'], ['2025-01-27', 'Isra Mikraj'], ['2025-01-29', 'Tahun Baru Imlek 2576'], ['2025-03-29', 'Hari Suci Nyepi 1947'], ['2025-03-31', 'Idulfitri 1446 H'],
  ['2025-04-01', 'Idulfitri 1446 H'], ['2025-04-18', 'Wafat Yesus Kristus'], ['2025-04-20', 'Paskah'], ['2025-05-01', 'Hari Buruh'], ['2025-05-12', 'Waisak 2569'],
  ['2025-05-29', 'Kenaikan Yesus Kristus'], ['2025-06-01', 'Hari Lahir Pancasila'], ['2025-06-06', 'Iduladha 1446 H'], ['2025-06-27', 'Tahun Baru Islam 1447 H'], ['2025-08-17', 'Proklamasi Kemerdekaan'],
  ['2025-09-05', 'Maulid Nabi'], ['2025-12-25', 'Natal']]);
select hari_libur_seed('CUTI_BERSAMA', 'SKB Menteri Agama, Menaker, MenPANRB 1017/2024, 2/2024, 2/2024', 'INGATAN', array[
  ['2025-01-28', 'Imlek'], ['2025-03-28', 'Nyepi'], ['2025-04-02', 'Idulfitri'], ['2025-04-03', 'Idulfitri'], ['2025-04-04', 'Idulfitri'],
  ['2025-04-07', 'Idulfitri'], ['2025-05-13', 'Waisak'], ['2025-05-30', 'Kenaikan Yesus Kristus'], ['2025-06-09', 'Iduladha'], ['2025-12-26', 'Natal']]);
select hari_libur_seed('CUTI_BERSAMA', 'SKB Menteri Agama, Menaker, MenPANRB 933/2025, 1/2025, 3/2025', 'TERBACA', array[
  ['2025-08-18', 'Proklamasi Kemerdekaan']]);
select hari_libur_seed('LIBUR_NASIONAL', 'SKB Menteri Agama, Menaker, MenPANRB 1497/2025, 2/2025, 5/2025', 'TERBACA', array[
  ['2026-01-01', 'Tahun Baru 2026'], ['2026-01-16', 'Isra Mikraj'], ['2026-02-17', 'Tahun Baru Imlek 2577'], ['2026-03-19', 'Hari Suci Nyepi 1948'], ['2026-03-21', 'Idulfitri 1447 H'],
  ['2026-03-22', 'Idulfitri 1447 H'], ['2026-04-03', 'Wafat Yesus Kristus'], ['2026-04-05', 'Paskah'], ['2026-05-01', 'Hari Buruh'], ['2026-05-14', 'Kenaikan Yesus Kristus'],
  ['2026-05-27', 'Iduladha 1447 H'], ['2026-05-31', 'Waisak 2570'], ['2026-06-01', 'Hari Lahir Pancasila'], ['2026-06-16', 'Tahun Baru Islam 1448 H'], ['2026-08-17', 'Proklamasi Kemerdekaan'],
  ['2026-08-25', 'Maulid Nabi'], ['2026-12-25', 'Natal']]);
select hari_libur_seed('CUTI_BERSAMA', 'SKB Menteri Agama, Menaker, MenPANRB 1497/2025, 2/2025, 5/2025', 'TERBACA', array[
  ['2026-02-16', 'Imlek'], ['2026-03-18', 'Nyepi'], ['2026-03-20', 'Idulfitri'], ['2026-03-23', 'Idulfitri'], ['2026-03-24', 'Idulfitri'],
  ['2026-05-15', 'Kenaikan Yesus Kristus'], ['2026-05-28', 'Iduladha'], ['2026-12-24', 'Natal']]);
select hari_libur_seed('LIBUR_NASIONAL', 'Perkiraan; SKB 2027 belum dimuat', 'SIMPULAN', array[
  ['2027-01-01', 'Tahun Baru 2027'], ['2027-01-05', 'Isra Mikraj'], ['2027-02-06', 'Tahun Baru Imlek 2578'], ['2027-03-08', 'Hari Suci Nyepi 1949'], ['2027-03-10', 'Idulfitri 1448 H'],
  ['2027-03-11', 'Idulfitri 1448 H'], ['2027-03-26', 'Wafat Yesus Kristus'], ['2027-03-28', 'Paskah'], ['2027-05-01', 'Hari Buruh'], ['2027-05-06', 'Kenaikan Yesus Kristus'],
  ['2027-05-17', 'Iduladha 1448 H'], ['2027-05-20', 'Waisak 2571'], ['2027-06-01', 'Hari Lahir Pancasila'], ['2027-06-06', 'Tahun Baru Islam 1449 H'], ['2027-08-15', 'Maulid Nabi'],
  ['2027-08-17', 'Proklamasi Kemerdekaan'], ['2027-12-25', 'Natal']]);
drop function hari_libur_seed(text, text, text, text[][]);

alter table hari_libur owner to simpul_pemilik;
alter table hari_libur enable row level security;
alter table hari_libur force row level security;
create policy pemilik on hari_libur to simpul_pemilik using (true) with check (true);
create policy terbuka on hari_libur for select to simpul_app using ((select kunci.pemanggil_peran()) is not null);
create policy steward on hari_libur for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN');
create policy sinkron on hari_libur for select to simpul_sync using (true);
grant select, insert on hari_libur to simpul_app;
grant select on hari_libur to simpul_sync;
create trigger bukti_tetap before update or delete on hari_libur for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on hari_libur for each statement execute function bukti_tetap();
