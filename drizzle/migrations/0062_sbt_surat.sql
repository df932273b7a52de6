-- Why: each rung of the ladder is a dated, numbered and signed letter. It is kept as it was signed; the printed form follows from that text alone. A case
-- reaches PEMBLOKIRAN only with its warning and its reprimand in the file.
-- Locks: none on existing tables. Reversible: drop the tables and the policy.
create table surat_sbt (
  id bigint generated always as identity primary key,
  temuan bigint not null references temuan (id),
  jenis text not null check (jenis in ('REKOMENDASI', 'PERINGATAN', 'TEGURAN', 'PENCANTUMAN', 'PEMBLOKIRAN', 'PENCABUTAN')),
  tahun smallint not null, urut integer not null check (urut > 0), nomor text not null unique,
  tanggal date not null, tenggat date,
  isi text not null, jws text not null, kid text not null references kunci_pertek (kid),
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp(),
  unique (temuan, jenis), unique (tahun, urut)
);
-- Last number of a year. Its row is held from the number to the commit, which follows at once: a letter that is undone gives its number back.
create table nomor_surat_sbt (tahun smallint primary key, terakhir integer not null check (terakhir > 0));

do $$ declare t text; begin
  foreach t in array array['surat_sbt', 'nomor_surat_sbt'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
  end loop;
end $$;
create policy jangkauan on surat_sbt for select to simpul_app using (exists (select from temuan t where t.id = temuan));
create policy catat on surat_sbt for insert to simpul_app with check (((select kunci.pemanggil_peran()) = 'DIR_WASDAL'
  or ((select kunci.pemanggil_peran()) = 'SISTEM' and jenis in ('PERINGATAN', 'TEGURAN', 'PENCANTUMAN'))) and exists (select from temuan t where t.id = temuan));
create policy penetap on nomor_surat_sbt to simpul_app using ((select kunci.pemanggil_peran()) in ('DIR_WASDAL', 'SISTEM'))
  with check ((select kunci.pemanggil_peran()) in ('DIR_WASDAL', 'SISTEM'));
create trigger bukti_tetap before update or delete on surat_sbt for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on surat_sbt for each statement execute function bukti_tetap();
grant select, insert on surat_sbt to simpul_app;
grant select, insert, update on nomor_surat_sbt to simpul_app;

-- As the owner: a policy of temuan cannot ask a table whose own policy asks temuan.
create function surat_sbt_lengkap(p_temuan bigint) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) = 2 from (select from surat_sbt where temuan = p_temuan and jenis = 'PERINGATAN' union all
    select from surat_sbt where temuan = p_temuan and jenis in ('TEGURAN', 'PENCANTUMAN')) s
$$;
alter function surat_sbt_lengkap(bigint) owner to simpul_pemilik;
revoke execute on function surat_sbt_lengkap(bigint) from public;
grant execute on function surat_sbt_lengkap(bigint) to simpul_app;
create policy bersurat on temuan as restrictive for update to simpul_app using ((select kunci.pemanggil_peran()) is not null)
  with check (tahap <> 'PEMBLOKIRAN' or surat_sbt_lengkap(id));
grant usage on all sequences in schema public to simpul_app;
