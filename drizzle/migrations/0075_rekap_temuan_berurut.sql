-- Why: a stage that changed added to the counter of the new stage and then took from that of the old one. Two cases of one instansi and category that moved in
-- opposite directions locked the two counters in opposite order. Both sides are one statement now, in the order of the key.
-- Locks: none beyond the functions. Reversible: the bodies of 0009 and 0067.
create or replace function rekap_temuan_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' then
    insert into rekap_temuan as r select instansi, kategori, tahap, count(*) from baru group by 1, 2, 3 order by 1, 2, 3
      on conflict (instansi, kategori, tahap) do update set jumlah = r.jumlah + excluded.jumlah;
  elsif tg_op = 'DELETE' then
    insert into rekap_temuan as r select instansi, kategori, tahap, -count(*) from lama group by 1, 2, 3 order by 1, 2, 3
      on conflict (instansi, kategori, tahap) do update set jumlah = r.jumlah + excluded.jumlah;
  else
    insert into rekap_temuan as r
      select instansi, kategori, tahap, sum(n) from (select instansi, kategori, tahap, 1 n from baru union all select instansi, kategori, tahap, -1 from lama) x
      group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
      on conflict (instansi, kategori, tahap) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;

create or replace function rekap_tenggat_temuan_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare menunggu constant text[] := array['REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN'];
begin
  if tg_op = 'INSERT' then
    insert into rekap_tenggat_temuan as r select instansi, kategori, tahap, tenggat, count(*) from baru where tahap = any (menunggu) and tenggat is not null
      group by 1, 2, 3, 4 order by 1, 2, 3, 4 on conflict (instansi, kategori, tahap, tenggat) do update set jumlah = r.jumlah + excluded.jumlah;
  elsif tg_op = 'DELETE' then
    insert into rekap_tenggat_temuan as r select instansi, kategori, tahap, tenggat, -count(*) from lama where tahap = any (menunggu) and tenggat is not null
      group by 1, 2, 3, 4 order by 1, 2, 3, 4 on conflict (instansi, kategori, tahap, tenggat) do update set jumlah = r.jumlah + excluded.jumlah;
  else
    insert into rekap_tenggat_temuan as r
      select instansi, kategori, tahap, tenggat, sum(n)
        from (select instansi, kategori, tahap, tenggat, 1 n from baru union all select instansi, kategori, tahap, tenggat, -1 from lama) x
      where tahap = any (menunggu) and tenggat is not null group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
      on conflict (instansi, kategori, tahap, tenggat) do update set jumlah = r.jumlah + excluded.jumlah;
  end if;
  return null;
end $$;
