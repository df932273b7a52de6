-- Why: the second wall. Every table forces row-level security; the caller is verified inside Postgres; grants are per column where people's numbers are.
create function kunci.boleh_baris(p_instansi smallint, p_nip bigint) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
declare c integer := kunci.cakupan_baris();
begin
  return case when c is null then false when c = -1 then true
    when c = -2 then exists (select from instansi where no = p_instansi and daerah)
    when c = -3 then p_nip is not null and p_nip = kunci.pemanggil_nip() else p_instansi = c end;
end $$;

do $$ declare t text; begin
  for t in select tablename from pg_tables where schemaname = 'public' and tablename not like '\_\_%' loop
    execute format('alter table %I owner to simpul_pemilik', t);
    -- COPY refuses tables under row-level security; staging is out of reach of every other role by grant.
    continue when t like 'staging\_%';
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
  end loop;
  -- Rows of people: reach of the caller. (select ...) makes the reach an InitPlan, evaluated once per statement.
  foreach t in array array['pegawai_bkn', 'pegawai_simpeg', 'selisih', 'beda_himpunan', 'kinerja', 'hukuman_disiplin', 'temuan', 'pemblokiran', 'tugas_keluar', 'sidik_bkn', 'sidik_simpeg'] loop
    execute format($f$create policy jangkauan on %I for select to simpul_app using (case (select kunci.cakupan_baris()) when -1 then true
      when -2 then instansi in (select i.no from instansi i where i.daerah) when -3 then nip = (select kunci.pemanggil_nip())
      else instansi = (select kunci.cakupan_baris()) end)$f$, t);
  end loop;
  -- Rows of an instansi without a person.
  foreach t in array array['tarikan', 'temuan_sistemik', 'padanan'] loop
    execute format($f$create policy jangkauan on %I for select to simpul_app using ((select kunci.cakupan_baris()) = -1 or instansi = (select kunci.cakupan_baris()))$f$, t);
  end loop;
  -- Open to every signed caller: codes, units, positions, ages of feeds, counters.
  foreach t in array array['provinsi', 'instansi', 'unor', 'jabatan', 'peta_jabatan', 'kalender_pilkada', 'rujukan_siasn', 'profil_pemetaan', 'parameter_aturan', 'kesegaran',
                           'rekap_pegawai', 'rekap_selisih', 'rekap_usul', 'rekap_blokir', 'rekap_temuan', 'sapuan'] loop
    execute format('create policy terbuka on %I for select to simpul_app using ((select kunci.pemanggil_peran()) is not null)', t);
  end loop;
end $$;

-- Usul and its papers: proposer's, origin's and destination's instansi, national roles, and the person.
create function kunci.boleh_usul(p_usul bigint) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
declare c integer := kunci.cakupan_baris();
begin
  if c is null then return false; elsif c = -1 then return true; end if;
  return exists (select from usul u join usul_pegawai p on p.usul = u.id where u.id = p_usul and (
    (c = -2 and exists (select from instansi i where i.no in (p.instansi_asal, p.instansi_tujuan) and i.daerah))
    or (c = -3 and p.nip = kunci.pemanggil_nip()) or (c > 0 and c in (u.instansi, p.instansi_asal, p.instansi_tujuan))));
end $$;
create policy jangkauan on usul for select to simpul_app using (instansi = (select kunci.cakupan_baris()) or kunci.boleh_usul(id));
-- Writers are named by role as well: a caller's own usul is still not everyone's to move. The lists are those of AKSES.
create policy ajukan on usul for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI') and instansi = (select kunci.cakupan_baris()));
create policy ubah on usul for update to simpul_app using ((select kunci.pemanggil_peran()) in ('INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI', 'PPK', 'VERIFIKATOR_BKN', 'PARAF_BKN', 'PENANDATANGAN_BKN', 'OTDA_KEMENDAGRI')
  and (instansi = (select kunci.cakupan_baris()) or kunci.boleh_usul(id))) with check (true);
create policy jangkauan on usul_pegawai for select to simpul_app using (kunci.boleh_usul(usul));
-- Own people into an own usul only: being named in a usul opens it, and a usul opens the facts of its people.
create policy ajukan on usul_pegawai for insert to simpul_app with check (instansi_asal = (select kunci.cakupan_baris())
  and exists (select from usul u where u.id = usul_pegawai.usul and u.instansi = (select kunci.cakupan_baris()))
  and (exists (select from pegawai_bkn b where b.instansi = usul_pegawai.instansi_asal and b.nip = usul_pegawai.nip)
    or exists (select from pegawai_simpeg b where b.instansi = usul_pegawai.instansi_asal and b.nip = usul_pegawai.nip)));
do $$ declare t text; penulis text[]; begin
  foreach t in array array['berita_acara', 'usul_riwayat', 'pertek', 'persetujuan_mendagri', 'sk', 'pelantikan'] loop
    penulis := case t when 'pertek' then array['VERIFIKATOR_BKN', 'PARAF_BKN', 'PENANDATANGAN_BKN'] when 'persetujuan_mendagri' then array['OTDA_KEMENDAGRI']
      when 'sk' then array['PPK'] when 'pelantikan' then array['OPERATOR_INSTANSI', 'PPK']
      else array['INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI', 'PPK', 'VERIFIKATOR_BKN', 'PARAF_BKN', 'PENANDATANGAN_BKN', 'OTDA_KEMENDAGRI'] end;
    execute format('create policy jangkauan on %I for select to simpul_app using (kunci.boleh_usul(usul))', t);
    execute format('create policy catat on %I for insert to simpul_app with check ((select kunci.pemanggil_peran()) = any (%L::text[]) and kunci.boleh_usul(usul))', t, penulis);
    execute format('grant select, insert on %I to simpul_app', t);
  end loop;
  foreach t in array array['selisih_riwayat', 'keputusan'] loop
    execute format('create policy jangkauan on %I for select to simpul_app using (exists (select from selisih s where s.id = selisih))', t);
    execute format('create policy catat on %I for insert to simpul_app with check ((select kunci.pemanggil_peran()) = ''DATA_STEWARD_BKN'' and exists (select from selisih s where s.id = selisih))', t);
    execute format('grant select, insert on %I to simpul_app', t);
  end loop;
end $$;
create policy steward on selisih for update to simpul_app using ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN') with check (true);
create policy steward on padanan for all to simpul_app using ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN') with check (true);
create policy tugas on tugas_keluar for insert to simpul_app with check ((select kunci.pemanggil_peran()) is not null and kunci.boleh_baris(instansi, nip));
create policy tugas_ubah on tugas_keluar for update to simpul_app using ((select kunci.pemanggil_peran()) = 'DATA_STEWARD_BKN') with check (true);
create policy catat on hukuman_disiplin for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('PPK', 'AUDITOR_ASN', 'DIR_WASDAL') and kunci.boleh_baris(instansi, nip));
create policy catat on temuan for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('AUDITOR_ASN', 'DIR_WASDAL', 'SISTEM') and kunci.boleh_baris(instansi, nip));
create policy catat on pemblokiran for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('DIR_WASDAL', 'AUDITOR_ASN'));
create policy ubah on pemblokiran for update to simpul_app using ((select kunci.pemanggil_peran()) in ('DIR_WASDAL', 'DEPUTI_WASDAL')) with check (true);
create policy tolak_baca on baris_ditolak for select to simpul_app using (exists (select from tarikan t where t.id = tarikan));
create policy sendiri on idempotensi to simpul_app using (subjek = (select kunci.pemanggil_subjek())) with check (subjek = (select kunci.pemanggil_subjek()));
create policy auditor on jejak for select to simpul_app using ((select kunci.pemanggil_peran()) = 'AUDITOR_ASN');
create policy auditor on jejak_kepala for select to simpul_app using ((select kunci.pemanggil_peran()) = 'AUDITOR_ASN');
-- Grants are read before anyone is a caller.
create policy hibah_baca on hibah for select to simpul_app using (true);

grant select on provinsi, instansi, unor, jabatan, peta_jabatan, kalender_pilkada, rujukan_siasn, profil_pemetaan, parameter_aturan, kesegaran, rekap_pegawai, rekap_selisih,
  rekap_usul, rekap_blokir, rekap_temuan, sapuan, tarikan, baris_ditolak, temuan_sistemik, padanan, selisih, beda_himpunan, kinerja, hukuman_disiplin, temuan, pemblokiran,
  tugas_keluar, sidik_bkn, sidik_simpeg, usul, usul_pegawai, jejak, jejak_kepala, hibah to simpul_app;
grant insert on usul, usul_pegawai, tugas_keluar, hukuman_disiplin, temuan, pemblokiran, padanan to simpul_app;
grant update (status, versi, diubah_pada, perlu_mendagri, akui) on usul to simpul_app;
grant update (status, versi, diubah_pada, ditutup_pada) on selisih to simpul_app;
grant update (siasn, status, versi, oleh, diubah_pada) on padanan to simpul_app;
grant update (disimpan_pada, disinkronkan_pada, dokumen_pada, dibatalkan_pada) on tugas_keluar to simpul_app;
grant update (status, disetujui_oleh, aktif_pada, dibuka_oleh, dibuka_pada, dasar_pembukaan, versi) on pemblokiran to simpul_app;
grant select, insert on idempotensi to simpul_app;
grant usage on all sequences in schema public to simpul_app, simpul_sync;
do $$ declare t text; kolom text; begin
  foreach t in array array['pegawai_bkn', 'pegawai_simpeg'] loop
    select string_agg(quote_ident(column_name), ', ') into kolom from information_schema.columns
      where table_schema = 'public' and table_name = t and column_name not in ('nik', 'tambahan', 'mentah');
    execute format('grant select (%s) on %I to simpul_app', kolom, t);
  end loop;
end $$;

-- The sync engine moves every instansi's rows; it may not touch evidence, letters or grants.
do $$ declare t text; begin
  foreach t in array array['provinsi', 'instansi', 'unor', 'jabatan', 'peta_jabatan', 'kalender_pilkada', 'rujukan_siasn', 'profil_pemetaan', 'padanan', 'tarikan', 'baris_ditolak', 'kesegaran',
    'pegawai_bkn', 'pegawai_simpeg', 'sidik_bkn', 'sidik_simpeg', 'staging_pegawai', 'staging_kunci', 'staging_fakta', 'selisih', 'temuan_sistemik', 'beda_himpunan', 'sapuan', 'beda_sapuan',
    'tugas_keluar', 'kinerja', 'hukuman_disiplin', 'temuan', 'pekerjaan_selesai', 'kotak_keluar'] loop
    if t not like 'staging\_%' then execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', t); end if;
    execute format('grant select, insert, update, delete, maintain on %I to simpul_sync', t);
  end loop;
  foreach t in array array['selisih_riwayat', 'usul_riwayat'] loop
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', t);
    execute format('grant select, insert on %I to simpul_sync', t);
  end loop;
  foreach t in array array['usul', 'usul_pegawai', 'keputusan', 'parameter_aturan', 'pemblokiran', 'berita_acara', 'sk', 'jejak', 'jejak_kepala', 'rekap_pegawai', 'rekap_selisih', 'rekap_usul', 'rekap_blokir', 'rekap_temuan'] loop
    execute format('create policy sinkron on %I for select to simpul_sync using (true)', t);
    execute format('grant select on %I to simpul_sync', t);
  end loop;
end $$;
create policy sinkron_bukti on usul_pegawai for update to simpul_sync using (true) with check (true);
grant update (terbukti_bkn, terbukti_simpeg) on usul_pegawai to simpul_sync;
create policy sinkron_selesai on usul for update to simpul_sync using (status = 'DILANTIK') with check (status in ('DILANTIK', 'SELESAI'));
grant update (status, versi, diubah_pada) on usul to simpul_sync;

-- Full NIK only for those who may, and never without a trace in the same transaction; the purpose goes into the trace, so it may hold no person number.
create function nik_penuh(p_nip bigint[], p_tujuan text) returns table (nip bigint, nik text)
language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  if kunci.pemanggil_peran() not in ('DATA_STEWARD_BKN', 'ASN') or length(coalesce(p_tujuan, '')) < 10 or p_tujuan ~ '[0-9]{16}' then raise exception 'tidak berwenang atas NIK' using errcode = '42501'; end if;
  perform jejak_pemanggil('akses.nik_dibuka', jsonb_build_object('tujuan', p_tujuan, 'jumlah', cardinality(p_nip)));
  return query select b.nip, b.nik from pegawai_bkn b where b.nip = any (p_nip) and kunci.boleh_baris(b.instansi, b.nip);
end $$;

do $$ declare f text; begin
  for f in select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('kunci', 'public') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
alter table kunci.kunci_pemanggil owner to simpul_pemilik;
alter table kunci.jangkauan owner to simpul_pemilik;
grant execute on function kunci.pemanggil(), kunci.cakupan_baris(), kunci.pemanggil_peran(), kunci.pemanggil_orang(), kunci.pemanggil_subjek(), kunci.pemanggil_nip(),
  kunci.boleh_baris(smallint, bigint), kunci.boleh_usul(bigint) to simpul_app, simpul_sync;
grant execute on function jejak_pemanggil(text, jsonb), nik_penuh(bigint[], text), gerbang_kunci(bigint[]), gerbang_kunci_instansi(smallint[]), gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]),
  usul_isi(bigint), usul_penghalang(bigint), jam_kesegaran(), jejak_periksa(),
  jejak_hash(smallint, bigint, timestamptz, text, text, text, jsonb, bytea) to simpul_app;
grant execute on function jejak_catat(text, jsonb, text, text), gerbang_kunci(bigint[]), gerbang_ubah(bigint[]), jejak_periksa(), jam_kesegaran(), usul_catat(bigint, text, text, text, text),
  jejak_hash(smallint, bigint, timestamptz, text, text, text, jsonb, bytea) to simpul_sync;
