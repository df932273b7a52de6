-- Why: invariants I1 and I15 hold in the database itself. Every writer of a blocker and every gated transition takes the same gate row;
-- the one that comes second sees the other. Lock order everywhere: gate rows in NIP order, then gate rows of instansi, then usul.
create table gerbang_pegawai (nip bigint primary key, epoch bigint not null default 0, xid xid8);
create table gerbang_instansi (instansi smallint primary key, epoch bigint not null default 0);

create function gerbang_kunci(p_nip bigint[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into gerbang_pegawai (nip) select n from (select distinct unnest(p_nip) n) k order by n on conflict do nothing;
  perform 1 from gerbang_pegawai where nip = any (p_nip) order by nip for update;
end $$;

-- One step of the epoch per person and transaction, however many rows it writes.
-- Readers of instansi blocks hold the row shared. It must exist before it can be waited for, else the first block of an instansi slips past.
create function gerbang_kunci_instansi(p_instansi smallint[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into gerbang_instansi (instansi) select i from (select distinct unnest(p_instansi) i) k order by i on conflict do nothing;
  perform 1 from gerbang_instansi where instansi = any (p_instansi) order by instansi for share;
end $$;

create function gerbang_ubah(p_nip bigint[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform gerbang_kunci(p_nip);
  update gerbang_pegawai set epoch = epoch + 1, xid = pg_current_xact_id() where nip = any (p_nip) and xid is distinct from pg_current_xact_id();
end $$;

-- What holds this person now, in words for the riwayat; no rows = nothing.
create function gerbang_penghalang(p_nip bigint[], p_jenis text, p_tmt date) returns table (nip bigint, sebab text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.nip, 'SELISIH' from selisih s
    where s.nip = any (p_nip) and s.status not in ('TERTUTUP', 'DIKECUALIKAN') and s.level in ('BLOKIR', 'BLOKIR_JAB')
  union all select b.nip, b.jenis from beda_himpunan b where b.nip = any (p_nip) and b.ditutup_pada is null
  union all select b.nip, 'BLOKIR_ASN' from pemblokiran b where b.nip = any (p_nip) and b.status = 'AKTIF'
  union all select h.nip, 'HUKUMAN' from hukuman_disiplin h
    where p_jenis <> 'PEMBERHENTIAN' and h.nip = any (p_nip) and h.tingkat in ('S', 'B') and h.dibatalkan_tanggal is null
      and not exists (select from hukuman_disiplin x where x.mengakhiri_id = h.id and x.dibatalkan_tanggal is null)
      -- In force at the TMT, as rule B01 reads it; a backdated TMT does not slip under one that began before today.
      and (h.akhir is null or h.akhir >= p_tmt) and (h.mulai is null or h.mulai <= greatest(p_tmt, current_date))
  union all select t.nip, 'TEMUAN' from temuan t where t.nip = any (p_nip) and t.tahap in ('TERBUKTI', 'REKOMENDASI') and p_jenis <> 'PEMBERHENTIAN'
$$;

create function usul_catat(p_usul bigint, p_tindakan text, p_dari text, p_ke text, p_catatan text) returns void
language sql security definer set search_path = pg_catalog, public as $$
  insert into usul_riwayat (usul, tindakan, dari, ke, catatan, oleh, orang) values (p_usul, p_tindakan, p_dari, p_ke, p_catatan, 'SISTEM', 'SISTEM')
$$;

-- I15: approved and not yet inaugurated usul of these people go to DITAHAN in the writer's own transaction.
create function usul_tahan_penghalang(p_nip bigint[], p_sebab text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare u record;
begin
  for u in select x.id, x.status from usul x
    where x.status in ('DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI', 'SK_TERBIT')
      and exists (select from usul_pegawai p join lateral gerbang_penghalang(array[p.nip], x.jenis, x.tmt) g on true where p.usul = x.id and p.nip = any (p_nip))
    order by x.id for update
  loop
    update usul set status = 'DITAHAN', versi = versi + 1, diubah_pada = clock_timestamp() where id = u.id;
    perform usul_catat(u.id, 'tahan', u.status, 'DITAHAN', p_sebab);
    perform jejak_catat('mutasi.ditahan_penghalang', jsonb_build_object('usul', u.id, 'sebab', p_sebab), 'SISTEM', 'SISTEM');
  end loop;
end $$;

create function gerbang_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare n bigint[]; b bigint[];
begin
  if tg_op = 'DELETE' then select array_agg(distinct nip order by nip) into n from lama where nip is not null;
  elsif tg_op = 'INSERT' then select array_agg(distinct nip order by nip) into n from baru where nip is not null;
  else select array_agg(distinct nip order by nip) into n from (select nip from lama union select nip from baru) x where nip is not null; end if;
  if n is null then return null; end if;
  perform gerbang_ubah(n);
  if tg_op <> 'DELETE' and tg_argv[0] = 'PENGHALANG' then perform usul_tahan_penghalang(n, tg_table_name); end if;
  return null;
end $$;

do $$ declare t text; arg text; begin
  foreach t in array array['selisih', 'beda_himpunan', 'hukuman_disiplin', 'temuan', 'pegawai_bkn', 'pegawai_simpeg', 'kinerja'] loop
    arg := case when t in ('selisih', 'beda_himpunan', 'hukuman_disiplin', 'temuan') then 'PENGHALANG' else 'FAKTA' end;
    execute format('create trigger gerbang_tambah after insert on %I referencing new table as baru for each statement execute function gerbang_pemicu(%L)', t, arg);
    execute format('create trigger gerbang_ganti after update on %I referencing old table as lama new table as baru for each statement execute function gerbang_pemicu(%L)', t, arg);
    execute format('create trigger gerbang_hapus after delete on %I referencing old table as lama for each statement execute function gerbang_pemicu(%L)', t, arg);
  end loop;
end $$;

create function pemblokiran_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare u record;
begin
  if new.sasaran = 'ASN' then
    perform gerbang_ubah(array[new.nip]);
    if new.status = 'AKTIF' then perform usul_tahan_penghalang(array[new.nip], 'pemblokiran'); end if;
    return new;
  end if;
  insert into gerbang_instansi (instansi) values (new.instansi) on conflict do nothing;
  update gerbang_instansi set epoch = epoch + 1 where instansi = new.instansi;
  if new.status = 'AKTIF' then
    for u in select x.id, x.status from usul x
      where x.status in ('DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI', 'SK_TERBIT')
        and exists (select from usul_pegawai p where p.usul = x.id and new.instansi in (p.instansi_asal, p.instansi_tujuan)) order by x.id for update
    loop
      update usul set status = 'DITAHAN', versi = versi + 1, diubah_pada = clock_timestamp() where id = u.id;
      perform usul_catat(u.id, 'tahan', u.status, 'DITAHAN', 'pemblokiran instansi');
      perform jejak_catat('mutasi.ditahan_penghalang', jsonb_build_object('usul', u.id, 'sebab', 'pemblokiran instansi'), 'SISTEM', 'SISTEM');
    end loop;
  end if;
  return new;
end $$;
create trigger pemblokiran_gerbang after insert or update on pemblokiran for each row execute function pemblokiran_pemicu();

create function jam_kesegaran() returns numeric language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((select nilai from parameter_aturan where kode = 'A12' and nama = 'jamMaks' and sejak <= current_date and coalesce(sampai, current_date) >= current_date order by sejak desc limit 1), 24)
$$;

-- I1: a gated transition needs minutes made in this very transaction and no blocker visible after the gate rows are held.
create function usul_gerbang() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare tahap_perlu text; n bigint[]; ins smallint[]; q text;
begin
  if new.status is not distinct from old.status then return new; end if;
  tahap_perlu := case new.status when 'DISETUJUI' then 'SETUJUI' when 'PERTEK_TERBIT' then case old.status when 'DISETUJUI' then 'PERTEK' end
                                 when 'SK_TERBIT' then 'SK' when 'DILANTIK' then 'PELANTIKAN' when 'DIAJUKAN' then 'AJUKAN' end;
  if tahap_perlu is null then return new; end if;
  select array_agg(nip order by nip) into n from usul_pegawai where usul = new.id;
  if n is null then raise exception 'usul tanpa pegawai' using errcode = 'P0G01'; end if;
  perform gerbang_kunci(n);
  select array_agg(distinct i) into ins from usul_pegawai p cross join lateral (values (p.instansi_asal), (p.instansi_tujuan)) v(i) where p.usul = new.id;
  perform gerbang_kunci_instansi(ins);
  if not exists (select from berita_acara where usul = new.id and tahap = tahap_perlu and xid = pg_current_xact_id() and hasil <> 'DITAHAN') then
    raise exception 'tanpa berita acara pada transaksi ini' using errcode = 'P0G01';
  end if;
  select g.sebab into q from gerbang_penghalang(n, new.jenis, new.tmt) g limit 1;
  if q is null then select 'BLOKIR_INSTANSI' into q from pemblokiran where status = 'AKTIF' and sasaran = 'INSTANSI' and instansi = any (ins) limit 1; end if;
  if q is null then
    select 'FEED_BASI' into q from usul_pegawai p cross join (values ('BKN'), ('SIMPEG')) v(sisi)
      left join kesegaran k on k.instansi = p.instansi_asal and k.sisi = v.sisi and k.jenis = 'pegawai'
      where p.usul = new.id and (k.pada is null or k.pada < clock_timestamp() - jam_kesegaran() * interval '1 hour' or k.status in ('TERTUNDA', 'PERLU_TINDAKAN', 'BELUM_PERNAH')) limit 1;
  end if;
  if q is not null then raise exception 'gerbang menahan: %', q using errcode = 'P0G01'; end if;
  return new;
end $$;
create trigger usul_gerbang before update on usul for each row execute function usul_gerbang();

-- The initial status is DRAF or DITAHAN: DIAJUKAN is only reached through the trigger above.
create function usul_awal() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.status <> 'DRAF' then raise exception 'usul harus mulai dari DRAF' using errcode = 'P0G01'; end if;
  return new;
end $$;
create trigger usul_awal before insert on usul for each row execute function usul_awal();

-- Evidence is written once, by whatever role.
create function bukti_tetap() returns trigger language plpgsql set search_path = pg_catalog as $$ begin raise exception 'baris bukti tidak dapat diubah' using errcode = '42501'; end $$;
do $$ declare t text; begin
  foreach t in array array['berita_acara', 'usul_riwayat', 'pertek', 'persetujuan_mendagri', 'sk', 'pelantikan', 'keputusan', 'selisih_riwayat', 'jejak'] loop
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
    execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
  end loop;
end $$;

-- People of one usul, judged once per call; the per-row policy would verify the caller once per name.
create function usul_isi(p_usul bigint) returns setof usul_pegawai language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
begin
  if kunci.boleh_usul(p_usul) is not true then return; end if;
  return query select * from usul_pegawai where usul = p_usul order by nip;
end $$;

-- What holds a usul now, for its minutes. gerbang_penghalang itself answers about anyone, so no serving role may call it.
create function usul_penghalang(p_usul bigint) returns table (sebab text) language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
begin
  if kunci.boleh_usul(p_usul) is not true then return; end if;
  return query select distinct g.sebab from usul u join usul_pegawai p on p.usul = u.id cross join lateral gerbang_penghalang(array[p.nip], u.jenis, u.tmt) g where u.id = p_usul order by 1;
end $$;

-- Every fact of the gate about these people, in one statement and so in one snapshot. Facts reach across instansi (another instansi's usul, a block
-- of the destination), so the function sees all rows and answers only for people of a usul the caller may see, or of the caller's own instansi.
create function gerbang_fakta(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb)
language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
declare c integer := kunci.cakupan_baris(); batas timestamptz := clock_timestamp() - jam_kesegaran() * interval '1 hour';
  ins smallint[] := (select array_agg(distinct i) from unnest(p_asal || p_tujuan) i);
  rahasia constant text[] := array['nip', 'nik', 'nik_samar', 'nik_sah', 'mentah', 'tambahan', 'h', 'diubah_pada'];
begin
  if p_usul is not null then
    if kunci.boleh_usul(p_usul) is not true or exists (select from unnest(p_nip) n where not exists (select from usul_pegawai p where p.usul = p_usul and p.nip = n)) then
      raise exception 'di luar kewenangan' using errcode = '42501';
    end if;
  elsif c is null or (c <> -1 and exists (select from unnest(p_asal) a where a <> c)) then raise exception 'di luar kewenangan' using errcode = '42501';
  -- Naming one's own instansi as the origin is not enough: the person must be known there.
  elsif c <> -1 and exists (select from unnest(p_nip) n where not exists (select from pegawai_bkn b where b.instansi = c and b.nip = n)
      and not exists (select from pegawai_simpeg b where b.instansi = c and b.nip = n)) then
    raise exception 'di luar kewenangan' using errcode = '42501';
  end if;
  return query
  with s as materialized (select * from unnest(p_nip, p_asal, p_tujuan, p_unor, p_jabatan) t(nip, asal, tujuan, unor, jabatan))
  select 'kini', null::bigint, jsonb_build_object('pada', clock_timestamp(), 'hariIni', current_date, 'adaKalender', exists (select from kalender_pilkada))
  union all select 'bkn', b.nip, (to_jsonb(b) - rahasia) || jsonb_build_object('ver', f.ver, 'tarikan', b.tarikan::text)
    from s join pegawai_bkn b on b.instansi = s.asal and b.nip = s.nip left join sidik_bkn f on f.instansi = b.instansi and f.nip = b.nip
  union all select 'simpeg', b.nip, (to_jsonb(b) - rahasia) || jsonb_build_object('ver', f.ver, 'tarikan', b.tarikan::text)
    from s join pegawai_simpeg b on b.instansi = s.asal and b.nip = s.nip left join sidik_simpeg f on f.instansi = b.instansi and f.nip = b.nip
  union all select 'selisih', x.nip, jsonb_build_object('id', x.id::text, 'bidang', x.bidang, 'level', x.level, 'status', x.status, 'sejak', x.sejak,
      'nilaiBkn', case when x.bidang <> 6 then x.nilai_bkn end, 'nilaiSimpeg', case when x.bidang <> 6 then x.nilai_simpeg end)
    from selisih x where x.nip = any (p_nip) and x.status <> 'TERTUTUP'
  union all select 'himpunan', x.nip, jsonb_build_object('jenis', x.jenis) from beda_himpunan x where x.nip = any (p_nip) and x.ditutup_pada is null
  union all select 'blokirAsn', x.nip, jsonb_build_object('sejak', coalesce(x.aktif_pada, x.diusulkan_pada)::date, 'nomorSurat', x.nomor_surat)
    from pemblokiran x where x.status = 'AKTIF' and x.nip = any (p_nip)
  union all select 'blokirInstansi', null, jsonb_build_object('instansi', x.instansi, 'sejak', coalesce(x.aktif_pada, x.diusulkan_pada)::date, 'nomorSurat', x.nomor_surat)
    from pemblokiran x where x.status = 'AKTIF' and x.sasaran = 'INSTANSI' and x.instansi = any (ins)
  union all select 'usulLain', p.nip, jsonb_build_object('nomor', u.nomor, 'status', u.status)
    from usul_pegawai p join usul u on u.id = p.usul where p.nip = any (p_nip) and u.id is distinct from p_usul and u.status not in ('SELESAI', 'TMS', 'DIBATALKAN')
  union all select 'hukuman', x.nip, jsonb_build_object('jenisHukumanId', x.jenis_hukuman_id, 'tingkat', x.tingkat, 'mulai', x.mulai, 'akhir', x.akhir, 'nomorSk', coalesce(x.sk_nomor, '-'))
    from hukuman_disiplin x where x.nip = any (p_nip) and x.dibatalkan_tanggal is null
      and not exists (select from hukuman_disiplin y where y.mengakhiri_id = x.id and y.dibatalkan_tanggal is null)
  union all select 'temuan', x.nip, jsonb_build_object('nomor', x.nomor, 'tahap', x.tahap, 'kategori', x.kategori)
    from temuan x where x.nip = any (p_nip) and x.tahap not in ('TIDAK_TERBUKTI', 'SELESAI')
  union all select 'kinerja', x.nip, jsonb_build_object('tahun', x.tahun, 'kuadran', x.kuadran) from kinerja x where x.nip = any (p_nip)
  union all select 'formasi', s.nip, jsonb_build_object('kebutuhan', x.kebutuhan, 'terisi', x.terisi)
    from s join peta_jabatan x on x.instansi = s.tujuan and x.unor_id = s.unor and x.jabatan_id = s.jabatan
  union all select 'kesegaran', null, jsonb_build_object('instansi', x.instansi, 'sisi', x.sisi, 'jenis', x.jenis, 'pada', x.pada, 'status', x.status, 'tarikan', x.tarikan::text,
      'segar', coalesce(x.pada >= batas, false) and x.status not in ('TERTUNDA', 'PERLU_TINDAKAN', 'BELUM_PERNAH'))
    from kesegaran x where x.instansi = any (ins)
  union all select 'instansi', null, jsonb_build_object('no', x.no, 'id', x.id, 'daerah', x.daerah, 'provinsiId', x.provinsi_id) from instansi x where x.no = any (ins)
  union all select 'pilkada', null, jsonb_build_object('instansi', i.no, 'penetapanPaslon', x.penetapan_paslon, 'akhirMasaJabatan', x.akhir_masa_jabatan)
    from instansi i join kalender_pilkada x on x.instansi = i.no or (x.instansi is null and x.provinsi_id = i.provinsi_id) where i.no = any (p_tujuan) and i.daerah
  union all select 'parameter', null, jsonb_build_object('kode', x.kode, 'nama', x.nama, 'nilai', x.nilai)
    from (select distinct on (kode, nama) kode, nama, nilai from parameter_aturan where sejak <= current_date and coalesce(sampai, current_date) >= current_date order by kode, nama, sejak desc) x
  union all select 'pertek', null, jsonb_build_object('nomor', x.nomor, 'tanggal', x.tanggal) from pertek x where x.usul = p_usul
  union all select 'persetujuanMendagri', null, jsonb_build_object('nomor', x.nomor, 'tanggal', x.tanggal) from persetujuan_mendagri x where x.usul = p_usul
  union all select 'sk', null, jsonb_build_object('nomor', x.nomor, 'tanggal', x.tanggal) from sk x where x.usul = p_usul;
end $$;
