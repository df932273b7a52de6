-- Why: a disciplinary case from suspicion to the end of the punishment (PP 94/2021, Peraturan BKN 6/2022). The row of a case says where it stands;
-- summonses, minutes, report, decision and delivery are rows of evidence beside it.
-- Locks: none on existing tables beyond their policies. Reversible: drop the tables, the functions and the policies.
create table kasus_disiplin (
  id bigint generated always as identity primary key,
  instansi smallint not null references instansi (no),
  nip bigint not null,
  sumber text not null check (sumber in ('TEMUAN', 'INSTANSI', 'KELALAIAN_ATASAN')),
  -- One case per finding, and one for each superior who let the days of a case run out.
  temuan bigint unique references temuan (id),
  asal_kasus bigint unique references kasus_disiplin (id),
  uraian text not null check (length(uraian) between 10 and 4000),
  pelanggaran text check (pelanggaran in ('KEWAJIBAN', 'LARANGAN', 'KEHADIRAN', 'KODE_ETIK')),
  pasal text check (length(pasal) between 1 and 200),
  tingkat text check (tingkat in ('R', 'S', 'B')),
  hari_absen smallint check (hari_absen >= 0), hari_beruntun smallint check (hari_beruntun >= 0),
  atasan_nip bigint,
  tahap text not null default 'TELAAH' check (tahap in ('TELAAH', 'PEMBENTUKAN_TIM', 'PANGGILAN_1', 'PANGGILAN_2', 'PEMERIKSAAN', 'BAP', 'LHP', 'PENETAPAN', 'PENYAMPAIAN',
    'PENGIRIMAN', 'UPAYA_ADMINISTRATIF', 'BERLAKU', 'MENJALANI', 'SELESAI', 'TIDAK_TERBUKTI', 'DIBATALKAN')),
  -- Last day of the next step. Null with a reason = not known; null without one = the law sets none.
  tenggat date, tenggat_sebab text default 'belum dihitung' check (tenggat is null or tenggat_sebab is null),
  hukuman text references hukuman_disiplin (id),
  dibuka_pada timestamptz not null default clock_timestamp(),
  diubah_pada timestamptz not null default clock_timestamp(),
  versi integer not null default 1,
  oleh text not null, orang text not null,
  check ((sumber = 'TEMUAN') = (temuan is not null)), check ((sumber = 'KELALAIAN_ATASAN') = (asal_kasus is not null))
);
create index kasus_disiplin_nip on kasus_disiplin (nip);
create index kasus_disiplin_instansi on kasus_disiplin (instansi, id desc);
create index kasus_disiplin_terbuka on kasus_disiplin (id) where tahap not in ('SELESAI', 'TIDAK_TERBUKTI', 'DIBATALKAN');
create table kasus_disiplin_riwayat (
  id bigint generated always as identity primary key, kasus bigint not null references kasus_disiplin (id), tindakan text not null, dari text, ke text not null,
  catatan text check (length(catatan) <= 4000), oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create index kasus_disiplin_riwayat_kasus on kasus_disiplin_riwayat (kasus, id);
create table tim_disiplin (
  id bigint generated always as identity primary key, kasus bigint not null references kasus_disiplin (id), nomor text not null check (length(nomor) between 1 and 100), tanggal date not null,
  nip bigint not null, unsur text not null check (unsur in ('ATASAN_LANGSUNG', 'PENGAWASAN', 'KEPEGAWAIAN')), oleh text not null, pada timestamptz not null default clock_timestamp(),
  unique (kasus, nomor, nip)
);
create table panggilan_disiplin (
  id bigint generated always as identity primary key, kasus bigint not null references kasus_disiplin (id), ke smallint not null check (ke in (1, 2)),
  nomor text not null check (length(nomor) between 1 and 100), surat_tanggal date not null, periksa_tanggal date not null check (periksa_tanggal > surat_tanggal),
  oleh text not null, pada timestamptz not null default clock_timestamp()
);
create index panggilan_disiplin_kasus on panggilan_disiplin (kasus, id);
create table bap_disiplin (
  id bigint generated always as identity primary key, kasus bigint not null references kasus_disiplin (id), tanggal date not null,
  cara text not null check (cara in ('TATAP_MUKA', 'VIRTUAL')), ditandatangani boolean not null, alasan_menolak text,
  isi text not null check (length(isi) between 10 and 8000), oleh text not null, pada timestamptz not null default clock_timestamp(),
  check (ditandatangani or length(alasan_menolak) between 5 and 2000)
);
create index bap_disiplin_kasus on bap_disiplin (kasus, id);
create table lhp_disiplin (
  id bigint generated always as identity primary key, kasus bigint not null references kasus_disiplin (id), nomor text not null check (length(nomor) between 1 and 100), tanggal date not null,
  terbukti boolean not null, tingkat text check (tingkat in ('R', 'S', 'B')), dampak text check (dampak in ('UNIT_KERJA', 'INSTANSI', 'NEGARA')),
  -- Kinds proposed, one for each violation found: one punishment answers for all, the heaviest.
  usulan text[] not null default '{}',
  kesimpulan text not null check (length(kesimpulan) between 10 and 8000), oleh text not null, pada timestamptz not null default clock_timestamp(), check (not terbukti or tingkat is not null)
);
create index lhp_disiplin_kasus on lhp_disiplin (kasus, id);
create table keputusan_disiplin (
  id bigint generated always as identity primary key, kasus bigint not null references kasus_disiplin (id),
  jenis_hukuman_id text not null, tingkat text not null check (tingkat in ('R', 'S', 'B')), sk_nomor text not null check (length(sk_nomor) between 1 and 100), sk_tanggal date not null,
  penetap text not null check (penetap in ('PRESIDEN', 'PPK', 'PEJABAT', 'BPASN')), status_penetap text not null, jarak smallint, pertek_nomor text,
  pertimbangan text not null check (length(pertimbangan) between 10 and 8000),
  -- Decision of an objection or an appeal that takes the place of this one's predecessor.
  upaya bigint unique, oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create index keputusan_disiplin_kasus on keputusan_disiplin (kasus, id);
create table penyampaian_disiplin (
  id bigint generated always as identity primary key, kasus bigint not null references kasus_disiplin (id), langkah text not null check (langkah in ('JADWAL', 'KIRIM', 'TERIMA')),
  tanggal date not null, keterangan text check (length(keterangan) <= 500), oleh text not null, pada timestamptz not null default clock_timestamp(), unique (kasus, langkah)
);
create table upaya_disiplin (
  id bigint generated always as identity primary key, kasus bigint not null references kasus_disiplin (id), jenis text not null check (jenis in ('KEBERATAN', 'BANDING')), diajukan date not null,
  alasan text not null check (length(alasan) between 10 and 8000), oleh text not null, pada timestamptz not null default clock_timestamp(),
  ditanggapi date, tanggapan text check (length(tanggapan) between 10 and 8000), check ((ditanggapi is null) = (tanggapan is null)),
  hasil text check (hasil in ('MENGUATKAN', 'MERINGANKAN', 'MEMBERATKAN', 'MENGUBAH', 'MEMBATALKAN')), putusan_nomor text, putusan_tanggal date,
  check ((hasil is null) = (putusan_nomor is null) and (hasil is null) = (putusan_tanggal is null)),
  -- A decision is contested once.
  unique (kasus, jenis)
);
alter table keputusan_disiplin add foreign key (upaya) references upaya_disiplin (id);

-- The person, the instansi and BKN; nobody of another instansi.
create function kunci.boleh_kasus(p_kasus bigint) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
begin
  return coalesce((select kunci.boleh_baris(k.instansi, k.nip) from kasus_disiplin k where k.id = p_kasus), false);
end $$;

-- The walls that hold whatever the code says: an end is an end, no heavy punishment without a team, none in force that nobody received or that an appeal suspends.
create function kasus_disiplin_jaga() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if old.tahap in ('SELESAI', 'TIDAK_TERBUKTI', 'DIBATALKAN') then raise exception 'kasus sudah berakhir' using errcode = 'P0G01'; end if;
  if new.tahap = 'PENETAPAN' and old.tahap <> 'PENETAPAN' and not exists (select from keputusan_disiplin k where k.kasus = new.id
      and (k.tingkat <> 'B' or exists (select from tim_disiplin t where t.kasus = new.id))) then
    raise exception 'tanpa keputusan, atau keputusan berat tanpa tim pemeriksa' using errcode = 'P0G01';
  end if;
  if new.tahap = 'BERLAKU' and old.tahap <> 'BERLAKU' and (not exists (select from penyampaian_disiplin p where p.kasus = new.id and p.langkah = 'TERIMA')
      or exists (select from upaya_disiplin u where u.kasus = new.id and u.jenis = 'BANDING' and u.hasil is null)) then
    raise exception 'belum diterima, atau banding belum diputus' using errcode = 'P0G01';
  end if;
  return new;
end $$;
create trigger kasus_disiplin_jaga before update on kasus_disiplin for each row execute function kasus_disiplin_jaga();

do $$ declare t text; penulis constant text := '(''OPERATOR_INSTANSI'', ''APPROVER_INSTANSI'', ''PPK'', ''AUDITOR_ASN'', ''DIR_WASDAL'', ''ASN'', ''SISTEM'')'; begin
  foreach t in array array['kasus_disiplin', 'kasus_disiplin_riwayat', 'tim_disiplin', 'panggilan_disiplin', 'bap_disiplin', 'lhp_disiplin', 'keputusan_disiplin', 'penyampaian_disiplin', 'upaya_disiplin'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('grant select, insert on %I to simpul_app', t);
    if t = 'kasus_disiplin' then continue; end if;
    -- Who sits in the team and what the report says is not for the examinee before the decision is delivered.
    execute format('create policy jangkauan on %I for select to simpul_app using (kunci.boleh_kasus(kasus)%s)', t,
      case when t in ('tim_disiplin', 'lhp_disiplin') then ' and (select kunci.pemanggil_peran()) <> ''ASN''' else '' end);
    execute format('create policy catat on %I for insert to simpul_app with check ((select kunci.pemanggil_peran()) in %s and kunci.boleh_kasus(kasus))', t,
      case t when 'kasus_disiplin_riwayat' then penulis when 'upaya_disiplin' then '(''ASN'', ''AUDITOR_ASN'')'
        when 'keputusan_disiplin' then '(''APPROVER_INSTANSI'', ''PPK'', ''AUDITOR_ASN'', ''DIR_WASDAL'')' else '(''OPERATOR_INSTANSI'', ''APPROVER_INSTANSI'', ''PPK'')' end);
    if t <> 'upaya_disiplin' then
      execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
      execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
    end if;
  end loop;
  execute format('create policy ubah on kasus_disiplin for update to simpul_app using ((select kunci.pemanggil_peran()) in %s and kunci.boleh_baris(instansi, nip)) with check (true)', penulis);
end $$;
create policy jangkauan on kasus_disiplin for select to simpul_app using (case (select kunci.cakupan_baris()) when -1 then true
  when -2 then instansi in (select i.no from instansi i where i.daerah) when -3 then nip = (select kunci.pemanggil_nip()) else instansi = (select kunci.cakupan_baris()) end);
create policy catat on kasus_disiplin for insert to simpul_app
  with check ((select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK', 'AUDITOR_ASN', 'SISTEM') and kunci.boleh_baris(instansi, nip));
grant update (pelanggaran, pasal, tingkat, hari_absen, hari_beruntun, atasan_nip, tahap, tenggat, tenggat_sebab, hukuman, diubah_pada, versi) on kasus_disiplin to simpul_app;
create policy putus on upaya_disiplin for update to simpul_app using ((select kunci.pemanggil_peran()) in ('PPK', 'AUDITOR_ASN', 'DIR_WASDAL') and kunci.boleh_kasus(kasus)) with check (true);
grant update (ditanggapi, tanggapan, hasil, putusan_nomor, putusan_tanggal) on upaya_disiplin to simpul_app;

-- The hub puts into force what a decision of an open case says, and nothing else; an annulment is dated on the row, never taken away from it.
create policy catat_berlaku on hukuman_disiplin for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'SISTEM' and sumber = 'SIMPUL'
  and exists (select from kasus_disiplin k join keputusan_disiplin p on p.kasus = k.id where k.tahap = 'UPAYA_ADMINISTRATIF' and k.instansi = hukuman_disiplin.instansi
    and k.nip = hukuman_disiplin.nip and p.jenis_hukuman_id = hukuman_disiplin.jenis_hukuman_id and p.sk_nomor = hukuman_disiplin.sk_nomor));
create policy batal on hukuman_disiplin for update to simpul_app using (sumber = 'SIMPUL' and (select kunci.pemanggil_peran()) in ('PPK', 'AUDITOR_ASN', 'DIR_WASDAL')
  and kunci.boleh_baris(instansi, nip)) with check (true);
grant update (dibatalkan_tanggal) on hukuman_disiplin to simpul_app;

do $$ declare f text; begin
  foreach f in array array['kunci.boleh_kasus(bigint)', 'kasus_disiplin_jaga()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function kunci.boleh_kasus(bigint) to simpul_app;
grant usage on all sequences in schema public to simpul_app;
