-- Why: a feed that changes thousands of people pays per set and not per row, and the gate's look at one person is one plan.
-- (1) gate rows are locked and moved only where this transaction has not done so yet; (2) the history of a discrepancy is held to its discrepancy by
-- one statement instead of one look-up a row; (3) gerbang_penghalang is inlined into its callers.
-- Locks: ACCESS EXCLUSIVE on selisih_riwayat and selisih for a moment. Reversible: restore the bodies of 0008 and 0019, add the foreign key again.

-- Room for the next epoch beside the row, so that moving it touches no index.
alter table gerbang_pegawai set (fillfactor = 60);

create or replace function gerbang_kunci(p_nip bigint[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  -- A row that is there stays there; only whoever is new has to be looked up one by one.
  if (select count(*) from gerbang_pegawai where nip = any (p_nip)) < (select count(distinct n) from unnest(p_nip) n) then
    insert into gerbang_pegawai (nip) select n from (select distinct unnest(p_nip) n) k order by n on conflict do nothing;
  end if;
  perform 1 from gerbang_pegawai where nip = any (p_nip) order by nip for update;
end $$;

-- A row whose epoch this transaction has moved is held by it to its end.
create or replace function gerbang_ubah(p_nip bigint[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare sisa bigint[];
begin
  select array_agg(k.n) into sisa from unnest(p_nip) k(n) where not exists (select from gerbang_pegawai g where g.nip = k.n and g.xid = pg_current_xact_id());
  if sisa is null then return; end if;
  perform gerbang_kunci(sisa);
  update gerbang_pegawai set epoch = epoch + 1, xid = pg_current_xact_id() where nip = any (sisa);
end $$;

-- What the foreign key refused, under its SQLSTATE. It needs no lock of its own: whoever writes a history holds the row it is about, and a discrepancy
-- is deleted by nobody but the owner, and not while it has a history.
alter table selisih_riwayat drop constraint selisih_riwayat_selisih_fkey;
create function selisih_riwayat_induk() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from baru b where not exists (select from selisih s where s.id = b.selisih)) then raise exception 'riwayat tanpa selisih' using errcode = '23503'; end if;
  return null;
end $$;
create trigger selisih_riwayat_induk after insert on selisih_riwayat referencing new table as baru for each statement execute function selisih_riwayat_induk();
create function selisih_beriwayat() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from lama l join selisih_riwayat r on r.selisih = l.id) then raise exception 'selisih masih beriwayat' using errcode = '23503'; end if;
  return null;
end $$;
create trigger selisih_beriwayat after delete on selisih referencing old table as lama for each statement execute function selisih_beriwayat();
do $$ declare f text; begin
  foreach f in array array['selisih_riwayat_induk()', 'selisih_beriwayat()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;

-- With the caller's rights and path, and so inlined: every caller is a function of the owner with a fixed path, and nobody else may execute it.
create or replace function gerbang_penghalang(p_nip bigint[], p_jenis text, p_tmt date) returns table (nip bigint, sebab text) language sql stable as $$
  select s.nip, 'SELISIH' from public.selisih s
    where s.nip = any (p_nip) and s.status <> 'TERTUTUP' and s.status <> 'DIKECUALIKAN' and s.level in ('BLOKIR', 'BLOKIR_JAB')
  union all select b.nip, b.jenis from public.beda_himpunan b where b.nip = any (p_nip) and b.ditutup_pada is null
  union all select b.nip, 'BLOKIR_ASN' from public.pemblokiran b where b.nip = any (p_nip) and b.status = 'AKTIF'
  union all select h.nip, 'HUKUMAN' from public.hukuman_disiplin h
    where p_jenis <> 'PEMBERHENTIAN' and h.nip = any (p_nip) and h.tingkat in ('S', 'B') and h.dibatalkan_tanggal is null
      and not exists (select from public.hukuman_disiplin x where x.mengakhiri_id = h.id and x.dibatalkan_tanggal is null)
      -- In force at the TMT, as rule B01 reads it; a backdated TMT does not slip under one that began before today.
      and (h.akhir is null or h.akhir >= p_tmt) and (h.mulai is null or h.mulai <= greatest(p_tmt, current_date))
  union all select t.nip, 'TEMUAN' from public.temuan t where t.nip = any (p_nip) and t.tahap in ('TERBUKTI', 'REKOMENDASI') and p_jenis <> 'PEMBERHENTIAN'
  union all select b.nip, 'HUKUMAN_SATU_SISI' from public.beda_riwayat b where b.nip = any (p_nip) and b.status <> 'TERTUTUP' and public.beda_riwayat_menahan(p_jenis, p_tmt, b)
$$;
drop function gerbang_penghalang_pokok(bigint[], text, date);
