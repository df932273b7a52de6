-- Why: four institutions share cases by their authority. Kemendagri's viewer sees regional cases, the accused no more of the file than what concerns him, and
-- who opened a file is written beside it. Parties talk inside the case. Counters by due date tell the overdue of any day without a scan.
-- The table of who sees what is domain/pelanggaran/sbt/berbagi.ts; the policies say the same.
-- Locks: temuan, for the time of its triggers. Reversible: drop the tables, triggers and policies; give rekap_temuan its open policy back.
create policy kemendagri on temuan for select to simpul_app using ((select kunci.pemanggil_peran()) = 'VIEWER_KEMENDAGRI'
  and instansi in (select i.no from instansi i where i.daerah));
create policy terlapor on temuan_tanggapan as restrictive for select to simpul_app using ((select kunci.pemanggil_peran()) <> 'ASN' or pihak = 'TERLAPOR');
create policy terlapor on temuan_tindak_lanjut as restrictive for select to simpul_app using ((select kunci.pemanggil_peran()) <> 'ASN');

create table temuan_akses (
  id bigint generated always as identity primary key,
  temuan bigint not null references temuan (id),
  cara text not null check (cara in ('BERKAS', 'SURAT', 'BUNDEL')),
  peran text not null, instansi smallint references instansi (no), pada timestamptz not null default clock_timestamp()
);
create index temuan_akses_temuan on temuan_akses (temuan, id desc);
create table temuan_pesan (
  id bigint generated always as identity primary key,
  temuan bigint not null references temuan (id),
  audiens text not null check (audiens in ('INTERNAL_SATGAS', 'SEMUA_PIHAK')),
  isi text not null check (length(isi) between 1 and 4000),
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create index temuan_pesan_temuan on temuan_pesan (temuan, id);
create table rekap_tenggat_temuan (instansi smallint not null, kategori text not null, tahap text not null, tenggat date not null, jumlah bigint not null,
  primary key (instansi, kategori, tahap, tenggat));

-- Only cases in which the PPK owes a follow-up by a known day.
create function rekap_tenggat_temuan_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare menunggu constant text[] := array['REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN'];
begin
  if tg_op <> 'DELETE' then
    insert into rekap_tenggat_temuan as r select instansi, kategori, tahap, tenggat, count(*) from baru where tahap = any (menunggu) and tenggat is not null
      group by 1, 2, 3, 4 order by 1, 2, 3, 4 on conflict (instansi, kategori, tahap, tenggat) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  if tg_op <> 'INSERT' then
    insert into rekap_tenggat_temuan as r select instansi, kategori, tahap, tenggat, -count(*) from lama where tahap = any (menunggu) and tenggat is not null
      group by 1, 2, 3, 4 order by 1, 2, 3, 4 on conflict (instansi, kategori, tahap, tenggat) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;
create trigger rekap_tenggat_tambah after insert on temuan referencing new table as baru for each statement execute function rekap_tenggat_temuan_pemicu();
create trigger rekap_tenggat_ganti after update on temuan referencing old table as lama new table as baru for each statement execute function rekap_tenggat_temuan_pemicu();
create trigger rekap_tenggat_hapus after delete on temuan referencing old table as lama for each statement execute function rekap_tenggat_temuan_pemicu();
insert into rekap_tenggat_temuan select instansi, kategori, tahap, tenggat, count(*) from temuan
  where tahap in ('REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN') and tenggat is not null group by 1, 2, 3, 4;
alter function rekap_tenggat_temuan_pemicu() owner to simpul_pemilik;
revoke execute on function rekap_tenggat_temuan_pemicu() from public;

do $$ declare t text; begin
  foreach t in array array['temuan_akses', 'temuan_pesan', 'rekap_tenggat_temuan'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
  end loop;
  foreach t in array array['temuan_akses', 'temuan_pesan'] loop
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
    execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
    execute format('grant select, insert on %I to simpul_app', t);
  end loop;
  -- Counters within the same authority as cases; PAN-RB, which sees no case, sees every counter.
  drop policy terbuka on rekap_temuan;
  foreach t in array array['rekap_temuan', 'rekap_tenggat_temuan'] loop
    execute format($f$create policy kewenangan on %I for select to simpul_app using (case (select kunci.pemanggil_peran())
      when 'VIEWER_PANRB' then true
      when 'VIEWER_KEMENDAGRI' then instansi in (select i.no from instansi i where i.daerah)
      when 'VIEWER_BAWASLU' then kategori in ('NETRALITAS_KODE_ETIK', 'NETRALITAS_DISIPLIN') and tahap not in ('VERIFIKASI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK')
      else case (select kunci.cakupan_baris()) when -1 then true when -2 then instansi in (select i.no from instansi i where i.daerah)
        else instansi = (select kunci.cakupan_baris()) end end)$f$, t);
  end loop;
end $$;
create policy sinkron on rekap_tenggat_temuan for select to simpul_sync using (true);
grant select on rekap_tenggat_temuan to simpul_app, simpul_sync;

-- Who opened a file: the auditor of every case, the accused of his own. Nobody writes another's name.
create policy pembaca on temuan_akses for select to simpul_app using ((select kunci.pemanggil_peran()) = 'AUDITOR_ASN'
  or ((select kunci.pemanggil_peran()) = 'ASN' and exists (select from temuan t where t.id = temuan)));
create policy catat on temuan_akses for insert to simpul_app with check (peran = (select kunci.pemanggil_peran())
  and instansi is not distinct from (case when (select kunci.cakupan_baris()) > 0 then (select kunci.cakupan_baris()) end)
  and exists (select from temuan t where t.id = temuan));

create policy audiens on temuan_pesan for select to simpul_app using ((audiens = 'SEMUA_PIHAK'
  or (select kunci.pemanggil_peran()) in ('AUDITOR_ASN', 'DIR_WASDAL', 'DEPUTI_WASDAL', 'VIEWER_BAWASLU', 'OTDA_KEMENDAGRI', 'VIEWER_KEMENDAGRI'))
  and exists (select from temuan t where t.id = temuan));
create policy kirim on temuan_pesan for insert to simpul_app with check (oleh = (select kunci.pemanggil_peran()) and orang = (select kunci.pemanggil_orang())
  and (oleh in ('AUDITOR_ASN', 'DIR_WASDAL', 'DEPUTI_WASDAL', 'VIEWER_BAWASLU', 'OTDA_KEMENDAGRI', 'VIEWER_KEMENDAGRI') or (oleh in ('PPK', 'ASN') and audiens = 'SEMUA_PIHAK'))
  and exists (select from temuan t where t.id = temuan and t.tahap not in ('TIDAK_TERBUKTI', 'SELESAI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK')));
grant usage on all sequences in schema public to simpul_app;
