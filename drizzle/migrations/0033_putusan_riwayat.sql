-- Why: a finding about histories gets the life of a discrepancy (domain/selisih/siklus.ts): a steward decides it with a reason, may undo that, and
-- an exception lets a mutasi through as long as what it was granted on stays (ADR 0033).
-- Locks: beda_riwayat and beda_riwayat_catatan for the wider check and two columns. Reversible: drop the table, columns and policies, put the old
-- check and function bodies (0019) back; decided findings must be BARU again first.
alter table beda_riwayat drop constraint beda_riwayat_status_check;
alter table beda_riwayat add constraint beda_riwayat_status_check
  check (status in ('BARU', 'DITINJAU', 'MENUNGGU_BKN', 'MENUNGGU_INSTANSI', 'DIKECUALIKAN', 'TERTUTUP'));
alter table beda_riwayat_catatan add column keputusan bigint, add column oleh text not null default 'SISTEM';

create table keputusan_riwayat (
  id bigint generated always as identity primary key,
  beda_riwayat bigint not null references beda_riwayat (id),
  jenis text not null check (jenis in ('BKN_BENAR', 'SIMPEG_BENAR', 'RIWAYAT_BENAR', 'DATA_UTAMA_BENAR', 'NILAI_LAIN', 'BUKAN_MASALAH', 'BATAL')),
  alasan_kode text not null,
  alasan text not null check (length(alasan) >= 10),
  bukti text,
  nilai_lain text,
  membatalkan bigint references keputusan_riwayat (id),
  oleh text not null,
  orang text not null,
  pada timestamptz not null default now()
);
create unique index keputusan_riwayat_batal on keputusan_riwayat (membatalkan) where membatalkan is not null;
create index keputusan_riwayat_induk on keputusan_riwayat (beda_riwayat);
alter table keputusan_riwayat owner to simpul_pemilik;
alter table keputusan_riwayat enable row level security;
alter table keputusan_riwayat force row level security;
create policy pemilik on keputusan_riwayat to simpul_pemilik using (true) with check (true);
create policy jangkauan on keputusan_riwayat for select to simpul_app
  using ((select kunci.pemanggil_peran()) is not null and exists (select from beda_riwayat b where b.id = beda_riwayat));
create policy catat on keputusan_riwayat for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN'
  and oleh = (select kunci.pemanggil_subjek()) and orang = (select kunci.pemanggil_orang()) and exists (select from beda_riwayat b where b.id = beda_riwayat));
create policy sinkron on keputusan_riwayat for select to simpul_sync using (true);
grant select, insert on keputusan_riwayat to simpul_app;
grant select on keputusan_riwayat to simpul_sync;
create trigger bukti_tetap before update or delete on keputusan_riwayat for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on keputusan_riwayat for each statement execute function bukti_tetap();

create policy catat on beda_riwayat_catatan for insert to simpul_app
  with check ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN' and exists (select from beda_riwayat b where b.id = beda_riwayat));
create policy steward on beda_riwayat for update to simpul_app using ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN') with check (true);
grant insert on beda_riwayat_catatan to simpul_app;
grant update (status, versi, diubah_pada) on beda_riwayat to simpul_app;
grant usage on all sequences in schema public to simpul_app, simpul_sync;

-- Only an exception lets through, as with selisih: a finding that waits for a source still holds.
create or replace function beda_riwayat_menahan(p_jenis text, p_tmt date, b beda_riwayat) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  -- In force at the TMT as rule B01 reads it; an end or a start that nobody wrote counts as running.
  select b.status not in ('TERTUTUP', 'DIKECUALIKAN') and b.level = 'BLOKIR' and p_jenis <> 'PEMBERHENTIAN'
    and coalesce(coalesce(b.nilai #>> '{akhir,0}', b.nilai #>> '{akhir,1}')::date >= p_tmt, true)
    and coalesce(coalesce(b.nilai #>> '{mulai,0}', b.nilai #>> '{mulai,1}')::date <= greatest(p_tmt, current_date), true)
$$;

-- The minutes carry the exception too: rule B01 passes over it by its status, so an old decision can be recomputed.
create or replace function gerbang_fakta(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  return query select f.bagian, f.nip, f.isi from gerbang_fakta_pokok(p_usul, p_nip, p_asal, p_tujuan, p_unor, p_jabatan) f;
  return query select 'hukumanSatuSisi', b.nip, jsonb_build_object('sisi', case b.beda when 'HANYA_BKN' then 'BKN' else 'SIMPEG' end, 'status', b.status,
      'mulai', coalesce(b.nilai #>> '{mulai,0}', b.nilai #>> '{mulai,1}'), 'akhir', coalesce(b.nilai #>> '{akhir,0}', b.nilai #>> '{akhir,1}'),
      'nomorSk', coalesce(b.nilai #>> '{skNomor,0}', b.nilai #>> '{skNomor,1}', '-'))
    from beda_riwayat b where b.nip = any (p_nip) and b.status <> 'TERTUTUP' and b.level = 'BLOKIR' order by b.nip, b.id;
end $$;
