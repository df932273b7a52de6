-- Why: minutes that a head of office can rely on carry the hub's signature and a code by which anybody checks them. What was signed is kept as it was
-- signed, once, with the names of offices as they were then: the printed form follows from the minutes and this row alone.
-- Locks: none. Reversible: drop the function and the table.
create table berita_acara_bertanda (
  berita_acara bigint primary key references berita_acara (id),
  usul bigint not null references usul (id),
  kode text not null unique check (kode ~ '^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$'),
  isi text not null, jws text not null, kid text not null references kunci_pertek (kid), pada timestamptz not null default clock_timestamp()
);
create index berita_acara_bertanda_usul on berita_acara_bertanda (usul);
alter table berita_acara_bertanda owner to simpul_pemilik;
alter table berita_acara_bertanda enable row level security;
alter table berita_acara_bertanda force row level security;
create policy pemilik on berita_acara_bertanda to simpul_pemilik using (true) with check (true);
create policy jangkauan on berita_acara_bertanda for select to simpul_app using (kunci.boleh_usul(usul));
-- Whoever may read minutes may ask for their signed form; it says nothing that the stored minutes do not say.
create policy catat on berita_acara_bertanda for insert to simpul_app with check ((select kunci.pemanggil_peran()) is not null
  and exists (select from berita_acara b where b.id = berita_acara and b.usul = berita_acara_bertanda.usul));
grant select, insert on berita_acara_bertanda to simpul_app;
create trigger bukti_tetap before update or delete on berita_acara_bertanda for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on berita_acara_bertanda for each statement execute function bukti_tetap();

-- One signed form by its code, for anybody: the signed text names no person. `sidik` is what the minutes themselves say their fingerprint is.
create function berita_acara_verifikasi(p_kode text) returns table (id text, isi text, jws text, kid text, sidik text, kunci jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select b.id::text, t.isi, t.jws, t.kid, b.sidik, jsonb_build_object('peran', k.peran, 'jwk', k.jwk, 'sejak', k.sejak, 'sampai', k.sampai)
  from berita_acara_bertanda t join berita_acara b on b.id = t.berita_acara join kunci_pertek k on k.kid = t.kid where t.kode = p_kode
$$;
alter function berita_acara_verifikasi(text) owner to simpul_pemilik;
revoke execute on function berita_acara_verifikasi(text) from public;
grant execute on function berita_acara_verifikasi(text) to simpul_app, simpul_sync;
