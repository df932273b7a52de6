-- Why: a discrepancy that opened or closed moved five index entries, and its person's gate row was looked at three times. (1) No index of selisih
-- depends on what an open or a close changes, so both stay on their page (HOT); (2) gerbang_ubah ends at once for people whom the
-- transaction has moved, and writes a new row once; (3) when a discrepancy last opened is kept beside the counters, so that the schedule needs no index of it.
-- Locks: ACCESS EXCLUSIVE on selisih while three indexes are built. Reversible: the indexes of 0004 and 0021, the bodies of 0009 and 0032.

-- Room for the next version beside the row.
alter table selisih set (fillfactor = 75);
-- The NIP first: this one index finds a person, and tells rows apart.
alter table selisih add constraint selisih_kunci unique (nip, instansi, bidang);
alter table selisih drop constraint selisih_instansi_nip_bidang_key;
drop index selisih_nip;
drop index selisih_antrean;
drop index selisih_memblokir;
create index selisih_antrean on selisih (instansi, id);

-- The latest opening among what was ever counted here; meaningful only while jumlah > 0.
alter table rekap_selisih add column terakhir timestamptz;
update rekap_selisih r set terakhir = s.terakhir
  from (select instansi, bidang, level, max(sejak) terakhir from selisih where status not in ('TERTUTUP', 'DIKECUALIKAN') group by 1, 2, 3) s
  where (r.instansi, r.bidang, r.level) = (s.instansi, s.bidang, s.level);
create or replace function rekap_selisih_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op <> 'DELETE' then
    insert into rekap_selisih as r (instansi, bidang, level, jumlah, terakhir)
      select instansi, bidang, level, count(*), max(sejak) from baru where status not in ('TERTUTUP', 'DIKECUALIKAN') group by 1, 2, 3 order by 1, 2, 3
      on conflict (instansi, bidang, level) do update set jumlah = r.jumlah + excluded.jumlah, terakhir = greatest(r.terakhir, excluded.terakhir);
  end if;
  if tg_op <> 'INSERT' then
    insert into rekap_selisih as r (instansi, bidang, level, jumlah)
      select instansi, bidang, level, -count(*) from lama where status not in ('TERTUTUP', 'DIKECUALIKAN') group by 1, 2, 3 order by 1, 2, 3
      on conflict (instansi, bidang, level) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;

-- Triggers call it for people whom this transaction has moved already: one look at their rows says so. A row that is new is made as it should be.
create or replace function gerbang_ubah(p_nip bigint[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare ada bigint; sudah bigint;
begin
  select count(*), count(*) filter (where xid = pg_current_xact_id()) into ada, sudah from gerbang_pegawai where nip = any (p_nip);
  if sudah = cardinality(p_nip) then return; end if;
  if ada < cardinality(p_nip) then
    insert into gerbang_pegawai (nip, epoch, xid) select n, 1, pg_current_xact_id() from (select distinct unnest(p_nip) n) k order by n on conflict do nothing;
  end if;
  perform 1 from gerbang_pegawai where nip = any (p_nip) and xid is distinct from pg_current_xact_id() order by nip for update;
  update gerbang_pegawai set epoch = epoch + 1, xid = pg_current_xact_id() where nip = any (p_nip) and xid is distinct from pg_current_xact_id();
end $$;
