-- Why: a running punishment that one side states goes on holding when the other side can no longer be compared: an unreadable row, or a kind that it
-- offered once and offers no more, says nothing and may not open the gate (I1, ADR 0033).
-- Locks: ACCESS EXCLUSIVE on beda_riwayat for the wider check. Reversible: close the findings SEPIHAK_*, put the old check and the body of 0033 back,
-- drop the table.
alter table beda_riwayat drop constraint beda_riwayat_beda_check;
alter table beda_riwayat add constraint beda_riwayat_beda_check
  check (beda in ('HANYA_BKN', 'HANYA_SIMPEG', 'SEPIHAK_BKN', 'SEPIHAK_SIMPEG', 'KOLOM', 'DATA_UTAMA'));

-- Kinds that a side has ever offered whole. Whoever never offered a kind cannot have withdrawn it.
create table riwayat_pernah (
  instansi smallint not null references instansi (no), sisi text not null check (sisi in ('BKN', 'SIMPEG')), jenis text not null,
  primary key (instansi, sisi, jenis)
);
-- A finding between the sides was only made where both offered its kind.
insert into riwayat_pernah (instansi, sisi, jenis) select instansi, sisi, jenis from riwayat_cakupan
  union select b.instansi, s.sisi, b.jenis from beda_riwayat b cross join (values ('BKN'), ('SIMPEG')) s(sisi) where b.beda <> 'DATA_UTAMA';
alter table riwayat_pernah owner to simpul_pemilik;
alter table riwayat_pernah enable row level security;
alter table riwayat_pernah force row level security;
create policy pemilik on riwayat_pernah to simpul_pemilik using (true) with check (true);
create policy sinkron on riwayat_pernah to simpul_sync using (true) with check (true);
grant select, insert on riwayat_pernah to simpul_sync;

create or replace function gerbang_fakta_riwayat(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  return query select f.bagian, f.nip, f.isi from gerbang_fakta_pokok(p_usul, p_nip, p_asal, p_tujuan, p_unor, p_jabatan) f;
  return query select 'hukumanSatuSisi', b.nip, jsonb_build_object('sisi', split_part(b.beda, '_', 2), 'status', b.status, 'lawanTakTerbanding', b.beda like 'SEPIHAK%',
      'mulai', coalesce(b.nilai #>> '{mulai,0}', b.nilai #>> '{mulai,1}'), 'akhir', coalesce(b.nilai #>> '{akhir,0}', b.nilai #>> '{akhir,1}'),
      'nomorSk', coalesce(b.nilai #>> '{skNomor,0}', b.nilai #>> '{skNomor,1}', '-'))
    from beda_riwayat b where b.nip = any (p_nip) and b.status <> 'TERTUTUP' and b.level = 'BLOKIR' order by b.nip, b.id;
end $$;
