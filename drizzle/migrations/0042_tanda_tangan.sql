-- Why: a pertek is signed for real. Delegations are dated rows that say who may sign for whom; public keys say which signature was valid when;
-- the signed text is kept as it was signed. All of it is written once; a delegation ends by a row of its own.
-- Locks: none. Reversible: drop the four tables and the function.
create table delegasi_pertek (
  id bigint generated always as identity primary key,
  jenjang text not null check (jenjang in ('JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS', 'PELAKSANA', 'JABATAN_FUNGSIONAL')),
  dari text not null check (length(dari) between 3 and 120),
  kepada text not null check (kepada in ('PARAF_BKN', 'VERIFIKATOR_BKN', 'SISTEM')),
  nomor_sk text not null check (length(nomor_sk) between 1 and 100),
  tanggal_sk date not null,
  berlaku_dari date not null, berlaku_sampai date,
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp(),
  check (berlaku_dari >= tanggal_sk and (berlaku_sampai is null or berlaku_sampai >= berlaku_dari))
);
create table pencabutan_delegasi (
  delegasi bigint primary key references delegasi_pertek (id),
  berlaku_sampai date not null, alasan text not null check (length(alasan) >= 10),
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
create table kunci_pertek (kid text primary key, peran text not null, jwk jsonb not null check (not jwk ? 'd'), sejak timestamptz not null default clock_timestamp(), sampai timestamptz);
create unique index kunci_pertek_kini on kunci_pertek (peran) where sampai is null;
create table pertek_bertanda (
  usul bigint primary key references pertek (usul),
  isi text not null, jws text not null, kid text not null references kunci_pertek (kid), peran text not null, pada timestamptz not null default clock_timestamp()
);

-- One signed letter with all that judges it, for the command `simpul verifikasi`.
create function pertek_bertanda_nomor(p_nomor text) returns table (isi text, jws text) language sql stable security definer set search_path = pg_catalog, public as $$
  select b.isi, b.jws from pertek p left join pertek_bertanda b on b.usul = p.usul where p.nomor = p_nomor
$$;
alter function pertek_bertanda_nomor(text) owner to simpul_pemilik;
revoke execute on function pertek_bertanda_nomor(text) from public;
grant execute on function pertek_bertanda_nomor(text) to simpul_sync;

do $$ declare t text; begin
  foreach t in array array['delegasi_pertek', 'pencabutan_delegasi', 'kunci_pertek', 'pertek_bertanda'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('grant select on %I to simpul_app', t);
    continue when t = 'kunci_pertek';
    execute format('grant insert on %I to simpul_app', t);
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
    execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
  end loop;
  foreach t in array array['delegasi_pertek', 'pencabutan_delegasi', 'kunci_pertek'] loop
    -- Public keys are for everyone, also for those who are no caller.
    execute format('create policy terbuka on %I for select to simpul_app using (%s)', t, case t when 'kunci_pertek' then 'true' else '(select kunci.pemanggil_peran()) is not null' end);
    execute format('create policy sinkron on %I for select to simpul_sync using (true)', t);
    execute format('grant select on %I to simpul_sync', t);
  end loop;
  foreach t in array array['delegasi_pertek', 'pencabutan_delegasi'] loop
    execute format('create policy pejabat on %I for insert to simpul_app with check ((select kunci.pemanggil_peran()) = ''PENANDATANGAN_BKN'')', t);
  end loop;
end $$;
create policy jangkauan on pertek_bertanda for select to simpul_app using (kunci.boleh_usul(usul));
create policy catat on pertek_bertanda for insert to simpul_app
  with check ((select kunci.pemanggil_peran()) in ('VERIFIKATOR_BKN', 'PARAF_BKN', 'PENANDATANGAN_BKN', 'SISTEM') and peran = (select kunci.pemanggil_peran()) and kunci.boleh_usul(usul));
grant usage on all sequences in schema public to simpul_app, simpul_sync;
