-- Why: an operator prepares a usul over days. What is not yet complete is no usul: it holds no formasi, no rule and no report may see it, and the total
-- table of statuses stays total. It lives in a table of its own, seen by the own instansi alone, and leaves it when it is proposed.
-- And: what an SK says of each person is kept beside it, so that it is the SK that is held against the pertek (C09).
-- Locks: share row exclusive on surat_sk for an instant. Reversible: drop the function and the two tables.
create table konsep_usul (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  -- Input of ajukanMutasi as far as it is filled in, without its people.
  isi jsonb not null default '{}' check (jsonb_typeof(isi) = 'object' and isi ->> 'jenis' in ('PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN')),
  -- In NIP order: {nip, tujuan?: {instansiId?, unorId?, jabatanId?}}.
  pegawai jsonb not null default '[]' check (jsonb_typeof(pegawai) = 'array' and jsonb_array_length(pegawai) <= 5000),
  jumlah integer not null generated always as (jsonb_array_length(pegawai)) stored,
  -- People whose destination is not yet complete.
  tanpa_tujuan integer not null default 0 check (tanpa_tujuan >= 0),
  versi integer not null default 1,
  dibuat_pada timestamptz not null default clock_timestamp(),
  diubah_pada timestamptz not null default clock_timestamp()
);
create index konsep_usul_instansi on konsep_usul (instansi, id);
create index konsep_usul_diubah on konsep_usul (diubah_pada);

alter table konsep_usul owner to simpul_pemilik;
alter table konsep_usul enable row level security;
alter table konsep_usul force row level security;
create policy pemilik on konsep_usul to simpul_pemilik using (true) with check (true);
-- The lists are those of AKSES: bacaKonsepUsul and kelolaKonsepUsul. No national role, not even the auditor: nothing has been done yet.
create policy jangkauan on konsep_usul for select to simpul_app using (instansi = (select kunci.cakupan_baris())
  and (select kunci.pemanggil_peran()) in ('INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI', 'VERIFIKATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK'));
create policy simpan on konsep_usul for insert to simpul_app with check (instansi = (select kunci.cakupan_baris())
  and (select kunci.pemanggil_peran()) in ('INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI'));
create policy ubah on konsep_usul for update to simpul_app using (instansi = (select kunci.cakupan_baris())
  and (select kunci.pemanggil_peran()) in ('INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI')) with check (instansi = (select kunci.cakupan_baris()));
create policy hapus on konsep_usul for delete to simpul_app using (instansi = (select kunci.cakupan_baris())
  and (select kunci.pemanggil_peran()) in ('INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI'));
grant select, insert, delete on konsep_usul to simpul_app;
grant update (isi, pegawai, tanpa_tujuan, versi, diubah_pada) on konsep_usul to simpul_app;
grant usage on all sequences in schema public to simpul_app;

-- Takes away drafts nobody has touched for so many days, with one entry per instansi; answers how many.
create function konsep_usul_kedaluwarsa(p_hari integer) returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
declare r record; semua integer := 0;
begin
  for r in with lama as (delete from konsep_usul where diubah_pada < clock_timestamp() - make_interval(days => p_hari) returning instansi)
    select instansi, count(*)::int as jumlah from lama group by instansi order by instansi loop
    perform jejak_catat('mutasi.konsep_kedaluwarsa', jsonb_build_object('instansi', r.instansi, 'jumlah', r.jumlah), 'SISTEM', 'SISTEM');
    semua := semua + r.jumlah;
  end loop;
  return semua;
end $$;
alter function konsep_usul_kedaluwarsa(integer) owner to simpul_pemilik;
revoke execute on function konsep_usul_kedaluwarsa(integer) from public;
grant execute on function konsep_usul_kedaluwarsa(integer) to simpul_sync;

-- One row per SK whose PPK stated it; without one the SK stands for the usul as it is written.
create table isi_sk (
  usul bigint not null, urut smallint not null,
  -- [{nip, instansiId, unorId, jabatanId, tmt}] in NIP order.
  isi jsonb not null check (jsonb_typeof(isi) = 'array' and jsonb_array_length(isi) between 1 and 5000),
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp(),
  primary key (usul, urut), foreign key (usul, urut) references surat_sk (usul, urut)
);
alter table isi_sk owner to simpul_pemilik;
alter table isi_sk enable row level security;
alter table isi_sk force row level security;
create policy pemilik on isi_sk to simpul_pemilik using (true) with check (true);
-- The letter names everybody in it, so a person does not read it: the own line stands in the own minutes.
create policy jangkauan on isi_sk for select to simpul_app using ((select kunci.pemanggil_peran()) <> 'ASN' and ((select kunci.cakupan_baris()) = -1 or kunci.boleh_usul(usul)));
create policy catat on isi_sk for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'PPK' and kunci.boleh_usul(usul));
create trigger bukti_tetap before update or delete on isi_sk for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on isi_sk for each statement execute function bukti_tetap();
grant select, insert on isi_sk to simpul_app;
