-- Why: every usul may carry the classification that I-MUT itself uses (kategori, jenis, sub jenis, rumpun), so that nothing is lost when both meet, and
-- kinds of dismissal are told apart. Written once, with the usul.
-- Missions abroad are units that somebody has recorded as such: no kind of instansi says it, and the route of a move to one is its own.
-- Locks: none. Reversible: drop the tables.
create table usul_klasifikasi (
  usul bigint primary key references usul (id),
  kategori text not null, jenis text not null check (jenis ~ '^\d{2}$'), sub_jenis text check (sub_jenis ~ '^\d{3}$'), rumpun text check (rumpun ~ '^\d{4}$'),
  oleh text not null, pada timestamptz not null default clock_timestamp(),
  check (rumpun is null or sub_jenis is not null)
);
create index usul_klasifikasi_jenis on usul_klasifikasi (jenis, sub_jenis);
alter table usul_klasifikasi owner to simpul_pemilik;
alter table usul_klasifikasi enable row level security;
alter table usul_klasifikasi force row level security;
create policy pemilik on usul_klasifikasi to simpul_pemilik using (true) with check (true);
create policy jangkauan on usul_klasifikasi for select to simpul_app using ((select kunci.cakupan_baris()) = -1 or kunci.boleh_usul(usul));
create policy catat on usul_klasifikasi for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI')
  and exists (select from usul u where u.id = usul and u.instansi = (select kunci.cakupan_baris())));
grant select, insert on usul_klasifikasi to simpul_app;
create trigger bukti_tetap before update or delete on usul_klasifikasi for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on usul_klasifikasi for each statement execute function bukti_tetap();

create table perwakilan_ln (
  unor_id text primary key references unor (id), dasar text not null check (length(dasar) between 5 and 200),
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
alter table perwakilan_ln owner to simpul_pemilik;
alter table perwakilan_ln enable row level security;
alter table perwakilan_ln force row level security;
create policy pemilik on perwakilan_ln to simpul_pemilik using (true) with check (true);
create policy terbuka on perwakilan_ln for select to simpul_app using ((select kunci.pemanggil_peran()) is not null);
create policy tandai on perwakilan_ln for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN');
grant select, insert on perwakilan_ln to simpul_app;
create trigger bukti_tetap before update or delete on perwakilan_ln for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on perwakilan_ln for each statement execute function bukti_tetap();
