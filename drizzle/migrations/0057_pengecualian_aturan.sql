-- Why: a rule that blocks is lifted for one usul only by the office that the catalogue names, with the number of its letter; the row is evidence.
-- Locks: none on existing tables. Reversible: drop the table and the outer function, rename the inner one back.
create table pengecualian_aturan (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id),
  kode text not null check (kode ~ '^[A-F][0-9]{2}[A-Z]?$'),
  nip bigint,
  peran text not null,
  nomor text not null check (length(nomor) between 1 and 100),
  tanggal date not null,
  alasan text not null check (length(alasan) between 1 and 4000),
  oleh text not null,
  orang text not null,
  pada timestamptz not null default clock_timestamp(),
  unique nulls not distinct (usul, kode, nip, nomor),
  foreign key (usul, nip) references usul_pegawai (usul, nip)
);

alter function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) rename to gerbang_fakta_tercatat;
create function gerbang_fakta(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  return query select f.bagian, f.nip, f.isi from gerbang_fakta_tercatat(p_usul, p_nip, p_asal, p_tujuan, p_unor, p_jabatan) f;
  return query select 'pengecualian', p.nip, jsonb_build_object('kode', p.kode, 'peran', p.peran, 'nomor', p.nomor, 'tanggal', p.tanggal)
    from pengecualian_aturan p where p.usul = p_usul order by p.id;
end $$;

alter table pengecualian_aturan owner to simpul_pemilik;
alter table pengecualian_aturan enable row level security;
alter table pengecualian_aturan force row level security;
create policy pemilik on pengecualian_aturan to simpul_pemilik using (true) with check (true);
create policy jangkauan on pengecualian_aturan for select to simpul_app using (kunci.boleh_usul(usul));
create policy catat on pengecualian_aturan for insert to simpul_app with check (peran = (select kunci.pemanggil_peran())
  and (select kunci.pemanggil_peran()) in ('PENANDATANGAN_BKN', 'DEPUTI_WASDAL') and kunci.boleh_usul(usul));
create trigger bukti_tetap before update or delete on pengecualian_aturan for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on pengecualian_aturan for each statement execute function bukti_tetap();
grant select, insert on pengecualian_aturan to simpul_app;
grant usage on all sequences in schema public to simpul_app;

alter function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) owner to simpul_pemilik;
revoke execute on function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) from public;
revoke execute on function gerbang_fakta_tercatat(bigint, bigint[], smallint[], smallint[], text[], text[]) from simpul_app;
grant execute on function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) to simpul_app;
