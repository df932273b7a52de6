-- Why: a block that names a case is a block of that case: its target, its stage, its deadline. pemblokiran.temuan is the one link between the two; the link
-- back said something else as soon as a block was proposed by hand. Without a case only what is crucial and massive, on a stated ground, is blocked at once
-- (Peraturan BKN 1/2023); nobody else is blocked without letter and deadline. A refused proposal may be made again, with a letter of its own.
-- A claim of follow-up unseats a proposal once; after the auditor returned one, two persons decide on the block whatever is claimed again.
-- Locks: temuan, pemblokiran and surat_sbt, for a moment. Reversible: put the column (from pemblokiran.temuan), the constraint and the body of 0061 back.
alter table temuan drop column pemblokiran;
create index pemblokiran_temuan_id on pemblokiran (temuan, id) where temuan is not null;
-- One block of a case waits or stands at a time; members of a list are that block.
create unique index pemblokiran_sekasus on pemblokiran (temuan) where temuan is not null and daftar is null and status in ('DIUSULKAN', 'AKTIF');
alter table surat_sbt drop constraint surat_sbt_temuan_jenis_key;
create index surat_sbt_temuan on surat_sbt (temuan, id);
create unique index surat_sbt_sekali on surat_sbt (temuan, jenis) where jenis <> 'PEMBLOKIRAN';

create or replace function pemblokiran_temuan() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare t temuan%rowtype; hari date := (clock_timestamp() at time zone 'Asia/Jakarta')::date; akhir date;
begin
  if new.status <> 'AKTIF' or old.status = 'AKTIF' then return new; end if;
  if new.temuan is null then
    if new.kelas <> 'KRUSIAL_MASIF' or new.dasar is null then
      raise exception 'blokir tanpa temuan hanya untuk kelas KRUSIAL_MASIF dengan dasar' using errcode = 'P0G01';
    end if;
    return new;
  end if;
  select * into t from temuan where id = new.temuan for update;
  if t.instansi <> new.instansi or t.nip is distinct from (case when new.daftar is null then new.nip end) then
    raise exception 'temuan bukan tentang sasaran blokir' using errcode = 'P0G01';
  end if;
  if t.tahap <> 'PEMBLOKIRAN' and not (t.tahap = 'TINDAK_LANJUT' and t.tahap_asal = 'PEMBLOKIRAN'
    and exists (select from temuan_riwayat r where r.temuan = t.id and r.tindakan = 'kembalikanTindakLanjut')) then
    raise exception 'temuan tidak lagi pada tahap PEMBLOKIRAN' using errcode = 'P0G01';
  end if;
  -- The days of the block run from the day it stands, for what follows when it is not heeded (PENCABUTAN). They never shorten what was left.
  if new.daftar is null then
    akhir := hari + (select nilai::int from parameter_aturan where kode = 'SBT' and nama = 'hariPemblokiran' and sejak <= hari and coalesce(sampai, hari) >= hari
      order by sejak desc limit 1);
    update temuan set tenggat = case when tahap <> 'PEMBLOKIRAN' then tenggat when akhir is not null then greatest(tenggat, akhir) end,
      tenggat_asal = case when tahap = 'PEMBLOKIRAN' then tenggat_asal when akhir is not null then greatest(tenggat_asal, akhir) end where id = t.id;
  end if;
  return new;
end $$;
