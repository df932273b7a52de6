-- Why: (1) a fingerprint of the whole stored row, so that a line whose bytes changed but whose meaning did not is neither copied nor rewritten;
-- (2) a person's answer to a feed that is held for losing too many rows.
-- Locks: short exclusive ones on the fingerprint tables; the default is constant, so no rewrite. Reversible: drop the columns, the table and the function.

-- 0 = not known: such a row is written once more when its line changes.
alter table sidik_bkn add column hu bigint not null default 0;
alter table sidik_simpeg add column hu bigint not null default 0;
alter table staging_pegawai add column hu bigint not null default 0;
alter table staging_kunci add column hu bigint not null default 0;
-- int8send(hu), 8 bytes a row, in the order of isi.
alter table sidik_blok add column utuh bytea not null default '';
alter table sidik_blok alter utuh set storage external;

create or replace function sidik_blok_susun(p_sisi text, p_instansi smallint) returns void language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare b record;
begin
  execute format($q$select count(*)::int n, case when min(ver) = max(ver) then min(ver) end ver, coalesce(bit_xor(h), 0) x, coalesce(sum(h), 0) s,
      coalesce(string_agg(int8send(nip) || int8send(h), ''::bytea order by nip), '') isi, coalesce(string_agg(int8send(nip) || int8send(hm), ''::bytea order by nip), '') mentah,
      coalesce(string_agg(int8send(hu), ''::bytea order by nip), '') utuh
    from %I where instansi = $1$q$, case p_sisi when 'BKN' then 'sidik_bkn' when 'SIMPEG' then 'sidik_simpeg' end) into b using p_instansi;
  update sidik_blok set kotor = false where sisi = p_sisi and instansi = p_instansi and kotor and ver is not distinct from b.ver and isi = b.isi and mentah = b.mentah and utuh = b.utuh;
  if found then return; end if;
  insert into sidik_blok (sisi, instansi, ver, n, akar_xor, akar_sum, isi, mentah, utuh) values (p_sisi, p_instansi, b.ver, b.n, b.x, b.s, b.isi, b.mentah, b.utuh)
    on conflict (sisi, instansi) do update set ver = excluded.ver, n = excluded.n, akar_xor = excluded.akar_xor, akar_sum = excluded.akar_sum, isi = excluded.isi, mentah = excluded.mentah,
      utuh = excluded.utuh, kotor = false;
end $$;
update sidik_blok set utuh = (select string_agg('\x0000000000000000'::bytea, ''::bytea) from generate_series(1, n)) where n > 0;

create table konfirmasi_tarikan (
  tarikan bigint primary key references tarikan (id),
  putusan text not null check (putusan in ('TERAPKAN', 'TOLAK')),
  alasan text not null check (length(btrim(alasan)) >= 10),
  oleh text not null,
  orang text not null,
  pada timestamptz not null default clock_timestamp()
);
alter table konfirmasi_tarikan owner to simpul_pemilik;
alter table konfirmasi_tarikan enable row level security;
alter table konfirmasi_tarikan force row level security;
create policy pemilik on konfirmasi_tarikan to simpul_pemilik using (true) with check (true);
create policy sinkron on konfirmasi_tarikan for select to simpul_sync using (true);
grant select on konfirmasi_tarikan to simpul_sync;
create trigger bukti_tetap before update or delete on konfirmasi_tarikan for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on konfirmasi_tarikan for each statement execute function bukti_tetap();

-- What a person answered to a held feed, with its trace; the feed itself is taken up again by the outbox. Answers a code: SAH, TIDAK_DITEMUKAN,
-- TIDAK_TERTUNDA (never held, answered already, or ended otherwise), TERLAMPAUI (a newer feed of its kind has been applied).
create function tarikan_putus(p_tarikan bigint, p_putusan text, p_alasan text, p_oleh text, p_orang text) returns text
language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare t tarikan;
begin
  select * into t from tarikan where id = p_tarikan for update;
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  if t.status <> 'TERTUNDA' or exists (select from konfirmasi_tarikan where tarikan = t.id) then return 'TIDAK_TERTUNDA'; end if;
  if exists (select from tarikan b where b.instansi = t.instansi and b.sisi = t.sisi and b.jenis = t.jenis and b.id > t.id and b.status in ('DITERAPKAN', 'DISIAPKAN')) then return 'TERLAMPAUI'; end if;
  insert into konfirmasi_tarikan (tarikan, putusan, alasan, oleh, orang) values (t.id, p_putusan, p_alasan, p_oleh, p_orang);
  if p_putusan = 'TERAPKAN' then
    update tarikan set status = 'DITERIMA', sebab = null, selesai_pada = null where id = t.id;
    insert into kotak_keluar (antrean, nama, payload, kunci) values ('utama', 'proses-tarikan', jsonb_build_object('tarikan', t.id::text), 'tarikan:' || t.id);
    perform pg_notify('kotak_keluar', '');
  else
    update tarikan set status = 'GAGAL', sebab = 'ditolak: ' || t.sebab where id = t.id;
    update kesegaran set status = 'PERLU_TINDAKAN', diubah_pada = clock_timestamp() where instansi = t.instansi and sisi = t.sisi and jenis = t.jenis and tarikan = t.id and status = 'TERTUNDA';
  end if;
  perform jejak_catat(case p_putusan when 'TERAPKAN' then 'tarikan.dikonfirmasi' else 'tarikan.ditolak' end, jsonb_build_object('tarikan', t.id::text, 'instansi', t.instansi), p_oleh, p_orang);
  return 'SAH';
end $$;

-- The same for the signed caller.
create function tarikan_putuskan(p_tarikan bigint, p_putusan text, p_alasan text) returns text language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
begin
  if kunci.pemanggil_peran() is distinct from 'DATA_STEWARD_BKN' then raise exception 'tidak berwenang atas tarikan' using errcode = '42501'; end if;
  return tarikan_putus(p_tarikan, p_putusan, p_alasan, kunci.pemanggil_subjek(), kunci.pemanggil_orang());
end $$;

do $$ declare f text; begin
  foreach f in array array['tarikan_putus(bigint, text, text, text, text)', 'tarikan_putuskan(bigint, text, text)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function tarikan_putus(bigint, text, text, text, text) to simpul_sync;
grant execute on function tarikan_putuskan(bigint, text, text) to simpul_app;
