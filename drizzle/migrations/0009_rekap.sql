-- Why: national reports read counters, never a scan of the nation. Statement triggers keep each counter equal to a recount.
create table rekap_pegawai (instansi smallint not null, status_asn text not null, golongan text not null, jenis_jabatan text not null, jumlah bigint not null, primary key (instansi, status_asn, golongan, jenis_jabatan));
create table rekap_selisih (instansi smallint not null, bidang smallint not null, level text not null, jumlah bigint not null, primary key (instansi, bidang, level));
create table rekap_usul (instansi smallint not null, status text not null, jumlah bigint not null, primary key (instansi, status));
create table rekap_blokir (instansi smallint not null, sasaran text not null, jumlah bigint not null, primary key (instansi, sasaran));
create table rekap_temuan (instansi smallint not null, kategori text not null, tahap text not null, jumlah bigint not null, primary key (instansi, kategori, tahap));

create function rekap_pegawai_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op <> 'DELETE' then
    insert into rekap_pegawai as r select instansi, coalesce(status_asn, '-'), coalesce(gol_akhir_id, '-'), coalesce(jenis_jabatan_id, '-'), count(*) from baru group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (instansi, status_asn, golongan, jenis_jabatan) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  if tg_op <> 'INSERT' then
    insert into rekap_pegawai as r select instansi, coalesce(status_asn, '-'), coalesce(gol_akhir_id, '-'), coalesce(jenis_jabatan_id, '-'), -count(*) from lama group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (instansi, status_asn, golongan, jenis_jabatan) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;
create function rekap_selisih_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op <> 'DELETE' then
    insert into rekap_selisih as r select instansi, bidang, level, count(*) from baru where status not in ('TERTUTUP', 'DIKECUALIKAN') group by 1, 2, 3 order by 1, 2, 3
      on conflict (instansi, bidang, level) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  if tg_op <> 'INSERT' then
    insert into rekap_selisih as r select instansi, bidang, level, -count(*) from lama where status not in ('TERTUTUP', 'DIKECUALIKAN') group by 1, 2, 3 order by 1, 2, 3
      on conflict (instansi, bidang, level) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;
create function rekap_usul_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op <> 'DELETE' then
    insert into rekap_usul as r select instansi, status, count(*) from baru group by 1, 2 order by 1, 2 on conflict (instansi, status) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  if tg_op <> 'INSERT' then
    insert into rekap_usul as r select instansi, status, -count(*) from lama group by 1, 2 order by 1, 2 on conflict (instansi, status) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;
create function rekap_blokir_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op <> 'DELETE' then
    insert into rekap_blokir as r select instansi, sasaran, count(*) from baru where status = 'AKTIF' group by 1, 2 order by 1, 2 on conflict (instansi, sasaran) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  if tg_op <> 'INSERT' then
    insert into rekap_blokir as r select instansi, sasaran, -count(*) from lama where status = 'AKTIF' group by 1, 2 order by 1, 2 on conflict (instansi, sasaran) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;
create function rekap_temuan_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op <> 'DELETE' then
    insert into rekap_temuan as r select instansi, kategori, tahap, count(*) from baru group by 1, 2, 3 order by 1, 2, 3 on conflict (instansi, kategori, tahap) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  if tg_op <> 'INSERT' then
    insert into rekap_temuan as r select instansi, kategori, tahap, -count(*) from lama group by 1, 2, 3 order by 1, 2, 3 on conflict (instansi, kategori, tahap) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;
do $$ declare p record; begin
  for p in select * from (values ('pegawai_bkn', 'rekap_pegawai_pemicu'), ('selisih', 'rekap_selisih_pemicu'), ('usul', 'rekap_usul_pemicu'), ('pemblokiran', 'rekap_blokir_pemicu'), ('temuan', 'rekap_temuan_pemicu')) v(t, f) loop
    execute format('create trigger rekap_tambah after insert on %I referencing new table as baru for each statement execute function %I()', p.t, p.f);
    execute format('create trigger rekap_ganti after update on %I referencing old table as lama new table as baru for each statement execute function %I()', p.t, p.f);
    execute format('create trigger rekap_hapus after delete on %I referencing old table as lama for each statement execute function %I()', p.t, p.f);
  end loop;
end $$;
