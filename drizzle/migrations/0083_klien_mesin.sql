-- Why: a machine of an instansi signs in with a key of its own (client_credentials, private_key_jwt), one client per instansi and purpose, and changes that key
-- by itself: the next one is registered while the present one still holds, and the present one ends after a window or by hand. Only public keys are kept.
-- Locks: none on user data. Reversible: drop the functions and the tables.
create table klien_mesin (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,62}[a-z0-9]$'),
  instansi smallint not null references instansi (no),
  tujuan text not null check (tujuan ~ '^[a-z][a-z0-9-]{1,39}$'),
  -- Whom the issuer names in the client's tokens: the key of its grant.
  iss text not null check (length(iss) between 1 and 500),
  sub text not null check (length(sub) between 1 and 255),
  oleh text not null,
  dibuat_pada timestamptz not null default clock_timestamp(),
  dicabut_pada timestamptz,
  unique (iss, sub)
);
create unique index klien_mesin_tujuan on klien_mesin (instansi, tujuan) where dicabut_pada is null;
create table kunci_klien (
  -- Thumbprint of the key (RFC 7638). A key belongs to one client, once and for all: ended, it never comes back.
  kid text primary key check (kid ~ '^[A-Za-z0-9_-]{43}$'),
  klien text not null references klien_mesin (id),
  jwk jsonb not null check (jwk ->> 'kid' = kid and jwk ->> 'kty' in ('EC', 'OKP') and not jwk ?| array['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth']),
  oleh text not null,
  berlaku_dari timestamptz not null default clock_timestamp(),
  berlaku_sampai timestamptz check (berlaku_sampai >= berlaku_dari)
);
create index kunci_klien_klien on kunci_klien (klien);
-- Assertions that were used, until they would have expired anyway.
create table asersi_klien (klien text not null references klien_mesin (id), jti text not null, sampai timestamptz not null, primary key (klien, jti));
create index asersi_klien_sampai on asersi_klien (sampai);

-- Public keys in force of a client that was not withdrawn; null = no such client. Asked by issuers before anyone is a caller.
create function klien_jwks(p_id text) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((select jsonb_agg(k.jwk order by k.berlaku_dari, k.kid) from kunci_klien k
    where k.klien = c.id and coalesce(k.berlaku_sampai > clock_timestamp(), true)), '[]')
  from klien_mesin c where c.id = p_id and c.dicabut_pada is null
$$;

-- Uses up one assertion of a client: its subject at this issuer, or null when the assertion was used before or the client is not (any more) one of this issuer.
create function klien_masuk(p_id text, p_iss text, p_jti text, p_sampai timestamptz) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare hasil text;
begin
  select sub into hasil from klien_mesin where id = p_id and iss = p_iss and dicabut_pada is null;
  if hasil is null then return null; end if;
  delete from asersi_klien where (klien, jti) in (select a.klien, a.jti from asersi_klien a where a.sampai < clock_timestamp() order by a.sampai limit 100 for update skip locked);
  insert into asersi_klien values (p_id, p_jti, p_sampai) on conflict do nothing;
  return case when found then hasil end;
end $$;

-- Adds the next key and lets the others run out after the window. The client's row orders two changes at once. Null = done, else the code of the refusal.
create function klien_kunci_pasang(p_klien text, p_kid text, p_jwk jsonb, p_tumpang_detik integer, p_oleh text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare lama kunci_klien; kini timestamptz;
begin
  perform from klien_mesin where id = p_klien and dicabut_pada is null for update;
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  kini := clock_timestamp();
  select * into lama from kunci_klien where kid = p_kid;
  if found then return case when lama.klien = p_klien and lama.berlaku_sampai is null then null else 'PERALIHAN_DITOLAK' end; end if;
  update kunci_klien set berlaku_sampai = least(coalesce(berlaku_sampai, 'infinity'), kini + make_interval(secs => p_tumpang_detik))
    where klien = p_klien and coalesce(berlaku_sampai > kini, true);
  insert into kunci_klien (kid, klien, jwk, oleh, berlaku_dari) values (p_kid, p_klien, p_jwk, p_oleh, kini);
  perform jejak_catat('klien.kunci_dipasang', jsonb_build_object('klien', p_klien, 'kid', p_kid, 'tumpangDetik', p_tumpang_detik), p_oleh, p_oleh);
  return null;
exception when unique_violation then return 'PERALIHAN_DITOLAK';
end $$;

-- Ends one key now. Not the last one in force: who has no key cannot register another. Null = done, else the code of the refusal.
create function klien_kunci_henti(p_klien text, p_kid text, p_oleh text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare kini timestamptz;
begin
  perform from klien_mesin where id = p_klien and dicabut_pada is null for update;
  kini := clock_timestamp();
  if not found or not exists (select from kunci_klien where klien = p_klien and kid = p_kid and coalesce(berlaku_sampai > kini, true)) then return 'TIDAK_DITEMUKAN'; end if;
  if not exists (select from kunci_klien where klien = p_klien and kid <> p_kid and coalesce(berlaku_sampai > kini, true)) then return 'PERALIHAN_DITOLAK'; end if;
  update kunci_klien set berlaku_sampai = kini where kid = p_kid;
  -- The newest that stays has no end, so that a change called off does not lock the client out later.
  update kunci_klien set berlaku_sampai = null
    where kid = (select k.kid from kunci_klien k where k.klien = p_klien and coalesce(k.berlaku_sampai > kini, true) order by k.berlaku_dari desc, k.kid limit 1);
  perform jejak_catat('klien.kunci_dihentikan', jsonb_build_object('klien', p_klien, 'kid', p_kid), p_oleh, p_oleh);
  return null;
end $$;

-- The client behind the verified caller: a grant of a client names it as the person. Null = a person, or no caller.
create function klien_pemanggil() returns text language sql stable security definer set search_path = pg_catalog, public, kunci as $$
  select c.id from klien_mesin c where c.id = substr(kunci.pemanggil_orang(), 7) and kunci.pemanggil_orang() = 'klien:' || c.id
    and c.sub = kunci.pemanggil_subjek() and kunci.pemanggil_peran() = 'INTEGRATOR_INSTANSI' and c.dicabut_pada is null
$$;
-- Self-service: the client's own keys, the next one, the end of one.
create function klien_kunci_sendiri() returns table (kid text, berlaku_dari timestamptz, berlaku_sampai timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select k.kid, k.berlaku_dari, k.berlaku_sampai from kunci_klien k where k.klien = klien_pemanggil() and coalesce(k.berlaku_sampai > clock_timestamp(), true) order by k.berlaku_dari, k.kid
$$;
create function klien_kunci_ganti(p_kid text, p_jwk jsonb, p_tumpang_detik integer) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare k text := klien_pemanggil();
begin
  if k is null then return 'TIDAK_BERWENANG'; end if;
  if p_tumpang_detik is null or p_tumpang_detik not between 0 and 2592000 then return 'MASUKAN_SALAH'; end if;
  return klien_kunci_pasang(k, p_kid, p_jwk, p_tumpang_detik, 'klien:' || k);
end $$;
create function klien_kunci_akhiri(p_kid text) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare k text := klien_pemanggil();
begin
  return case when k is null then 'TIDAK_BERWENANG' else klien_kunci_henti(k, p_kid, 'klien:' || k) end;
end $$;

do $$ declare x text; begin
  foreach x in array array['klien_mesin', 'kunci_klien', 'asersi_klien'] loop
    execute format('alter table %I owner to simpul_pemilik', x);
    execute format('alter table %I enable row level security', x);
    execute format('alter table %I force row level security', x);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', x);
  end loop;
  foreach x in array array['klien_jwks(text)', 'klien_masuk(text, text, text, timestamptz)', 'klien_kunci_pasang(text, text, jsonb, integer, text)', 'klien_kunci_henti(text, text, text)',
    'klien_pemanggil()', 'klien_kunci_sendiri()', 'klien_kunci_ganti(text, jsonb, integer)', 'klien_kunci_akhiri(text)'] loop
    execute format('alter function %s owner to simpul_pemilik', x);
    execute format('revoke execute on function %s from public', x);
  end loop;
end $$;
grant execute on function klien_jwks(text), klien_masuk(text, text, text, timestamptz), klien_kunci_sendiri(), klien_kunci_ganti(text, jsonb, integer), klien_kunci_akhiri(text) to simpul_app;
