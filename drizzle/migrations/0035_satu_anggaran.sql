-- Why: one state and one rate budget per source. A feed that is fetched had a breaker of its look at the local file and a budget of its own beside
-- anggaran_sumber; now jadwal_umpan names the source that really answers, and its breaker, lane and budget govern the fetch as they govern a look.
-- Locks: adds columns with constant defaults; replaces one function. Reversible: recreate jatah_sumber, drop columns, triggers and functions.
alter table jadwal_umpan add column macam text not null default 'BERKAS';
-- A whole fetch and one for a few people draw on the same budget; those few are served first.
alter table anggaran_giliran add column utama boolean not null default false;

-- Files in the folder are one source per side; every remote system is one of its own.
create function sumber_nama(p_sisi text, p_kode text, p_macam text) returns text language sql immutable set search_path = pg_catalog as $$
  select lower(case p_macam when 'BERKAS' then p_sisi else p_macam end) || '/' || p_kode
$$;

update jadwal_umpan j set macam = s.macam, sumber = sumber_nama(j.sisi, i.kode_cepat, s.macam)
  from sumber_instansi s join instansi i on i.no = s.instansi where s.aktif and (s.instansi, s.sisi, s.jenis) = (j.instansi, j.sisi, j.jenis) and s.macam <> 'BERKAS';

-- Every row keeps its meaning: the pause between two calls and the next instant at which one is allowed. A budget that somebody had set for the
-- side of an instansi which is fetched goes on binding that fetch when it is the slower of the two.
insert into anggaran_sumber (sumber, kapasitas, per_detik, sisa, pada)
  select x.sumber, coalesce(l.kapasitas, 1), least(1000.0 / x.jeda, l.per_detik), 0, coalesce(g.boleh_pada, clock_timestamp()) - x.jeda * interval '1 ms'
  from (select sumber_nama(s.sisi, i.kode_cepat, s.macam) sumber, s.instansi, i.kode_cepat, max(coalesce((s.setelan ->> 'jedaMs')::numeric, 3000)) jeda
    from sumber_instansi s join instansi i on i.no = s.instansi where s.aktif and s.macam = 'SIASN' group by 1, 2, 3) x
  left join jatah_sumber g on g.kunci = 'SIASN:' || x.instansi left join anggaran_sumber l on l.sumber = 'bkn/' || x.kode_cepat
  where x.jeda > 0
  on conflict (sumber) do nothing;
insert into anggaran_sumber (sumber, kapasitas, per_detik, sisa, pada)
  select distinct on (1) sumber_nama(s.sisi, i.kode_cepat, s.macam), l.kapasitas, l.per_detik, l.sisa, l.pada from sumber_instansi s join instansi i on i.no = s.instansi
  join anggaran_sumber l on l.sumber = lower(s.sisi) || '/' || i.kode_cepat where s.aktif and s.macam <> 'BERKAS'
  on conflict (sumber) do nothing;
drop table jatah_sumber;

-- The schedule follows the active source in the same transaction. A new version is a new source: what its predecessor did says nothing about it.
create function sumber_instansi_jadwal() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare nama text;
begin
  select sumber_nama(new.sisi, i.kode_cepat, new.macam) into nama from instansi i where i.no = new.instansi;
  update jadwal_umpan set macam = new.macam, sumber = nama where instansi = new.instansi and sisi = new.sisi and jenis = new.jenis;
  if new.macam <> 'BERKAS' then delete from pemutus_sumber where sumber = nama; end if;
  return null;
end $$;
create trigger jadwal after insert on sumber_instansi for each row when (new.aktif) execute function sumber_instansi_jadwal();

-- Seconds to wait, 0 = granted and paid; null = the source has no budget row. Those who go first wait only for each other; an asker without a name
-- is served only after everybody in line.
drop function anggaran_minta(text, integer, text);
create function anggaran_minta(p_sumber text, p_n integer, p_peminta text, p_utama boolean default false) returns numeric
language plpgsql set search_path = pg_catalog, public as $$
declare b anggaran_sumber; kini timestamptz; di_depan numeric; tunggu numeric; tempat bigint;
begin
  select * into b from anggaran_sumber where sumber = p_sumber for update;
  if not found then return null; end if;
  if p_n > b.kapasitas then raise exception 'permintaan melebihi kapasitas' using errcode = '22003'; end if;
  kini := clock_timestamp();
  b.sisa := least(b.kapasitas, b.sisa + greatest(extract(epoch from kini - b.pada), 0) * b.per_detik);
  delete from anggaran_giliran where sumber = p_sumber and kembali_pada < kini - interval '5 seconds' and peminta is distinct from p_peminta;
  select urut into tempat from anggaran_giliran where sumber = p_sumber and peminta = p_peminta;
  select coalesce(sum(n), 0) into di_depan from anggaran_giliran
    where sumber = p_sumber and peminta is distinct from p_peminta and (utama > p_utama or (utama = p_utama and (tempat is null or urut < tempat)));
  tunggu := (di_depan + p_n - b.sisa) / b.per_detik;
  if tunggu <= 0 then
    b.sisa := b.sisa - p_n;
    delete from anggaran_giliran where sumber = p_sumber and peminta = p_peminta;
  elsif p_peminta is not null then
    insert into anggaran_giliran (sumber, peminta, n, utama, kembali_pada) values (p_sumber, p_peminta, p_n, p_utama, kini + tunggu * interval '1 second')
      on conflict (sumber, peminta) do update set n = excluded.n, utama = excluded.utama, kembali_pada = excluded.kembali_pada;
  end if;
  update anggaran_sumber set sisa = b.sisa, pada = greatest(kini, b.pada) where sumber = p_sumber;
  return greatest(tunggu, 0);
end $$;
do $$ declare f text; begin
  foreach f in array array['sumber_nama(text, text, text)', 'sumber_instansi_jadwal()', 'anggaran_minta(text, integer, text, boolean)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function anggaran_minta(text, integer, text, boolean), sumber_nama(text, text, text) to simpul_sync;
