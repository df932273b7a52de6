-- Why: the instansi's own approval hands a usul to BKN (DITERIMA_BKN). From there the hub may decide for BKN: its automatic decisions are rows of
-- evidence, and the job that takes them exists if and only if the approval commits.
-- Locks: usul, for the time of replacing its check. Reversible: drop the tables, the trigger and the policies; put the old check back.
alter table usul drop constraint usul_status_check;
alter table usul add constraint usul_status_check check (status in ('DRAF', 'DIAJUKAN', 'DITAHAN', 'DITERIMA_BKN', 'DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI',
  'SK_TERBIT', 'DILANTIK', 'SELESAI', 'BTS', 'TMS', 'DIBATALKAN'));
create index usul_diterima_bkn on usul (id) where status = 'DITERIMA_BKN';
create index usul_disetujui on usul (id) where status = 'DISETUJUI';

create table keputusan_otomatis (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id), tindakan text not null check (tindakan in ('setujui', 'terbitkanPertek')),
  dasar text not null check (dasar in ('LANGSUNG', 'SLA')), jatuh_tempo date, pada timestamptz not null default clock_timestamp()
);
create index keputusan_otomatis_usul on keputusan_otomatis (usul, id);
create table keputusan_pemindahan (
  usul bigint primary key references usul (id), penetap text not null check (penetap in ('GUBERNUR', 'MENDAGRI', 'KEPALA_BKN')),
  nomor text not null, tanggal date not null, oleh text not null, pada timestamptz not null default clock_timestamp()
);

do $$ declare t text; begin
  foreach t in array array['keputusan_otomatis', 'keputusan_pemindahan'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create policy jangkauan on %I for select to simpul_app using (kunci.boleh_usul(usul))', t);
    execute format('grant select, insert on %I to simpul_app', t);
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
    execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
  end loop;
  foreach t in array array['berita_acara', 'usul_riwayat'] loop
    execute format('create policy catat_alur on %I for insert to simpul_app with check ((select kunci.pemanggil_peran()) in (''APPROVER_INSTANSI'', ''SISTEM'') and kunci.boleh_usul(usul))', t);
  end loop;
end $$;
create policy catat on keputusan_otomatis for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'SISTEM');
create policy catat on keputusan_pemindahan for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'PPK' and kunci.boleh_usul(usul));
create policy catat_otomatis on pertek for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'SISTEM' and mode = 'DELEGASI_OTOMATIS' and kunci.boleh_usul(usul));
create policy ubah_alur on usul for update to simpul_app using ((select kunci.pemanggil_peran()) in ('APPROVER_INSTANSI', 'SISTEM') and kunci.boleh_usul(id)) with check (true);

create function usul_antrekan_otomatis() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into kotak_keluar (antrean, nama, payload, kunci, dibuat)
    values ('otomatis', 'otomatis-usul', jsonb_build_object('usul', new.id::text), 'otomatis:' || new.id, clock_timestamp());
  perform pg_notify('kotak_keluar', '');
  return null;
end $$;
alter function usul_antrekan_otomatis() owner to simpul_pemilik;
revoke execute on function usul_antrekan_otomatis() from public;
create trigger usul_antrekan_otomatis after update of status on usul for each row
  when (new.status = 'DITERIMA_BKN' and old.status is distinct from new.status) execute function usul_antrekan_otomatis();
grant usage on all sequences in schema public to simpul_app, simpul_sync;
