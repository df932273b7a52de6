-- Why: a proven finding opens its case exactly once, whoever proved it; the gate knows of open cases and appeals; what is imposed here is a task for SIASN
-- that the next feed proves.
-- Locks: SHARE ROW EXCLUSIVE on temuan, hukuman_disiplin and kasus_disiplin for the triggers, ACCESS EXCLUSIVE on tugas_keluar for its wider check.
-- Reversible: drop the triggers and functions, rename gerbang_fakta_catatan back to gerbang_fakta_tercatat, put the old check back.
create function kasus_disiplin_buka() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare k record;
begin
  for k in insert into kasus_disiplin (instansi, nip, sumber, temuan, uraian, oleh, orang)
      select b.instansi, b.nip, 'TEMUAN', b.id, left('Temuan ' || b.nomor || ': ' || b.uraian, 4000), 'SISTEM', 'SISTEM' from baru b
      where b.tahap = 'TERBUKTI' and b.kategori in ('NETRALITAS_DISIPLIN', 'DISIPLIN_UMUM') and b.nip is not null order by b.nip, b.id
      on conflict (temuan) do nothing returning id
  loop
    insert into kasus_disiplin_riwayat (kasus, tindakan, ke, oleh, orang) values (k.id, 'buka', 'TELAAH', 'SISTEM', 'SISTEM');
    perform jejak_catat('idis.kasus_dibuka', jsonb_build_object('kasus', k.id, 'sumber', 'TEMUAN'), 'SISTEM', 'SISTEM');
  end loop;
  return null;
end $$;
-- After the triggers gerbang_* of the same statement (by name), which hold the gate rows of all its people in order of NIP.
create trigger kasus_disiplin_buka_tambah after insert on temuan referencing new table as baru for each statement execute function kasus_disiplin_buka();
create trigger kasus_disiplin_buka_ganti after update on temuan referencing new table as baru for each statement execute function kasus_disiplin_buka();

-- A case is a fact of the gate: whoever approves a usul and whoever moves a case take the same gate row.
create trigger gerbang_tambah after insert on kasus_disiplin referencing new table as baru for each statement execute function gerbang_pemicu('FAKTA');
create trigger gerbang_ganti after update on kasus_disiplin referencing old table as lama new table as baru for each statement execute function gerbang_pemicu('FAKTA');

-- Between the recorded facts and what is told of exceptions, so that whoever replaces the outermost function need not know of this.
alter function gerbang_fakta_tercatat(bigint, bigint[], smallint[], smallint[], text[], text[]) rename to gerbang_fakta_catatan;
-- The inner function judges the caller first and raises 42501; only then is anything else answered.
create function gerbang_fakta_tercatat(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  return query select f.bagian, f.nip, f.isi from gerbang_fakta_catatan(p_usul, p_nip, p_asal, p_tujuan, p_unor, p_jabatan) f;
  return query select 'tercatat', k.nip, jsonb_build_object('jenis', j.jenis, 'mulai', (k.dibuka_pada at time zone 'Asia/Jakarta')::date, 'akhir', null, 'nilai', null, 'angka', null,
      'acuan', null, 'dokumen', 'KASUS-' || k.id, 'tanggal', (k.dibuka_pada at time zone 'Asia/Jakarta')::date, 'sumber', 'I''DIS', 'sisi', 'BKN')
    from kasus_disiplin k cross join lateral (
      select 'PEMERIKSAAN' jenis where k.tahap in ('TELAAH', 'PEMBENTUKAN_TIM', 'PANGGILAN_1', 'PANGGILAN_2', 'PEMERIKSAAN', 'BAP', 'LHP', 'PENETAPAN', 'PENYAMPAIAN', 'PENGIRIMAN')
      union all select 'BANDING' where k.tahap = 'UPAYA_ADMINISTRATIF'
        or (k.tahap in ('BERLAKU', 'MENJALANI') and exists (select from upaya_disiplin u where u.kasus = k.id and u.hasil is null))) j
    where k.nip = any (p_nip) order by k.nip, k.id, j.jenis;
end $$;

alter table tugas_keluar drop constraint tugas_keluar_jenis_check;
alter table tugas_keluar add constraint tugas_keluar_jenis_check check (jenis in ('PERBAIKAN', 'JABATAN', 'HUKDIS'));
create index tugas_keluar_hukdis on tugas_keluar (nip) where jenis = 'HUKDIS' and terbukti_pada is null and dibatalkan_pada is null;
-- One task per punishment, and one more for its annulment; nothing is written into SIASN from here, a feed that shows the row proves it.
create function hukuman_tugas() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi)
    select 'hukdis:' || b.id || case when b.dibatalkan_tanggal is null then '' else ':batal' end, 'SIASN', 'HUKDIS', b.instansi, b.nip,
      jsonb_build_object('hukuman', b.id, 'jenisHukumanId', b.jenis_hukuman_id, 'tingkat', b.tingkat, 'skNomor', b.sk_nomor, 'skTanggal', b.sk_tanggal, 'mulai', b.mulai,
        'masaTahun', b.masa_tahun, 'masaBulan', b.masa_bulan, 'akhir', b.akhir, 'dibatalkan', b.dibatalkan_tanggal,
        'mengakhiri', b.mengakhiri_id, 'dokumen', '882')
    from baru b where b.sumber = 'SIMPUL' order by b.nip, b.id on conflict (kunci) do nothing;
  update tugas_keluar g set terbukti_pada = clock_timestamp() from baru b
    where b.sumber = 'SIASN' and g.jenis = 'HUKDIS' and g.terbukti_pada is null and g.dibatalkan_pada is null and g.nip = b.nip
      and g.isi ->> 'jenisHukumanId' = b.jenis_hukuman_id and g.isi ->> 'skNomor' = b.sk_nomor and (g.isi ->> 'dibatalkan' is null or b.dibatalkan_tanggal is not null);
  return null;
end $$;
create trigger hukuman_tugas_tambah after insert on hukuman_disiplin referencing new table as baru for each statement execute function hukuman_tugas();
create trigger hukuman_tugas_ganti after update on hukuman_disiplin referencing new table as baru for each statement execute function hukuman_tugas();

do $$ declare f text; begin
  foreach f in array array['kasus_disiplin_buka()', 'hukuman_tugas()', 'gerbang_fakta_tercatat(bigint, bigint[], smallint[], smallint[], text[], text[])'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
