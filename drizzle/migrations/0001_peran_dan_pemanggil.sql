-- Why: roles of least privilege and the signed caller verified inside Postgres, so a compromised service cannot invent an identity.
-- Locks: none on user data. Reversible: drop schema kunci and the functions.
do $$ begin
  if not exists (select from pg_roles where rolname = 'simpul_pemilik') then create role simpul_pemilik nologin; end if;
  if not exists (select from pg_roles where rolname = 'simpul_app') then create role simpul_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'simpul_sync') then create role simpul_sync nologin; end if;
end $$;
create extension if not exists pg_trgm;
revoke create on schema public from public;
grant usage, create on schema public to simpul_pemilik;
grant usage on schema public to simpul_app, simpul_sync;

create schema if not exists kunci authorization simpul_pemilik;
create table kunci.kunci_pemanggil (kid text primary key, ipad bytea not null, opad bytea not null);
create table kunci.jangkauan (peran text primary key, jangkauan text not null check (jangkauan in ('INSTANSI', 'DAERAH', 'NASIONAL', 'DIRI', 'AGREGAT')));
insert into kunci.jangkauan values
  ('INTEGRATOR_INSTANSI', 'INSTANSI'), ('OPERATOR_INSTANSI', 'INSTANSI'), ('VERIFIKATOR_INSTANSI', 'INSTANSI'), ('APPROVER_INSTANSI', 'INSTANSI'),
  ('PPK', 'INSTANSI'), ('APPROVER_PROVINSI', 'INSTANSI'), ('VERIFIKATOR_BKN', 'NASIONAL'), ('PARAF_BKN', 'NASIONAL'), ('PENANDATANGAN_BKN', 'NASIONAL'),
  ('OTDA_KEMENDAGRI', 'DAERAH'), ('AUDITOR_ASN', 'NASIONAL'), ('DIR_WASDAL', 'NASIONAL'), ('DEPUTI_WASDAL', 'NASIONAL'), ('DATA_STEWARD_BKN', 'NASIONAL'),
  ('VIEWER_PANRB', 'AGREGAT'), ('VIEWER_KEMENDAGRI', 'AGREGAT'), ('VIEWER_BAWASLU', 'AGREGAT'), ('ASN', 'DIRI'), ('SISTEM', 'NASIONAL');
grant usage on schema kunci to simpul_pemilik;

-- simpul.pemanggil = kid|peran|instansi|subjek|orang|nip|exp|mac ; missing -> null (no rows), forged or expired -> error 28000.
create function kunci.pemanggil() returns text[] language plpgsql stable security definer set search_path = pg_catalog, kunci as $$
declare c text := current_setting('simpul.pemanggil', true); p text[]; k kunci.kunci_pemanggil;
begin
  if c is null or c = '' then return null; end if;
  p := string_to_array(c, '|');
  if array_length(p, 1) is distinct from 8 then raise exception 'pemanggil tidak sah' using errcode = '28000'; end if;
  select * into k from kunci.kunci_pemanggil where kid = p[1];
  if not found
     or encode(sha256(k.opad || sha256(k.ipad || convert_to(array_to_string(p[1:7], '|'), 'UTF8'))), 'hex') <> p[8]
     or p[7]::bigint < extract(epoch from clock_timestamp()) then
    raise exception 'pemanggil tidak sah' using errcode = '28000';
  end if;
  return p;
end $$;

-- Row reach of the caller: -1 nation, -2 regional governments, -3 own record, n = instansi number, null = no rows of people.
create function kunci.cakupan_baris() returns integer language plpgsql stable security definer set search_path = pg_catalog, kunci as $$
declare p text[] := kunci.pemanggil(); j text;
begin
  if p is null then return null; end if;
  select jangkauan into j from kunci.jangkauan where peran = p[2];
  return case j when 'NASIONAL' then -1 when 'DAERAH' then -2 when 'DIRI' then -3 when 'INSTANSI' then nullif(p[3], '')::integer end;
end $$;

create function kunci.pemanggil_peran() returns text language sql stable security definer set search_path = pg_catalog, kunci as $$ select (kunci.pemanggil())[2] $$;
create function kunci.pemanggil_orang() returns text language sql stable security definer set search_path = pg_catalog, kunci as $$ select (kunci.pemanggil())[5] $$;
create function kunci.pemanggil_subjek() returns text language sql stable security definer set search_path = pg_catalog, kunci as $$ select (kunci.pemanggil())[4] $$;
create function kunci.pemanggil_nip() returns bigint language sql stable security definer set search_path = pg_catalog, kunci as $$ select nullif((kunci.pemanggil())[6], '')::bigint $$;
grant usage on schema kunci to simpul_app, simpul_sync;
