-- Why: a stolen key of a machine client could ask anything its role may. The operator names the documents a client sends; the gateway runs those and nothing else.
-- A client without a row here has no list. The hash is that of the text, so a row cannot run under another document's name.
-- Locks: none on user data. Reversible: drop the functions and the table.
create table klien_dokumen (
  klien text not null references klien_mesin (id),
  -- Lower-case hexadecimal sha256 of the canonical print.
  sidik text not null,
  nama text not null check (nama ~ '^[_A-Za-z][_0-9A-Za-z]{0,99}$'),
  teks text not null check (length(teks) between 1 and 20000),
  oleh text not null,
  pada timestamptz not null default clock_timestamp(),
  primary key (klien, sidik),
  unique (klien, nama),
  check (sidik = encode(sha256(convert_to(teks, 'UTF8')), 'hex'))
);

-- Texts by hash of a client; null = it has no list. Asked by the gateway for a client it has verified.
create function klien_dokumen_daftar(p_klien text) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_object_agg(d.sidik, d.teks) from klien_dokumen d where d.klien = p_klien
$$;

-- Replaces the whole list by `p_dokumen` ([{sidik, nama, teks}]); an empty one takes it away. The client's row orders two changes at once. The same list again
-- changes nothing and leaves no entry. Null = done, else the code of the refusal.
create function klien_dokumen_tetapkan(p_klien text, p_dokumen jsonb, p_subjek text, p_oleh text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare lama text; baru text; n integer := jsonb_array_length(p_dokumen);
begin
  perform from klien_mesin where id = p_klien and dicabut_pada is null for update;
  if not found then return 'TIDAK_DITEMUKAN'; end if;
  if n > 500 then return 'MASUKAN_SALAH'; end if;
  select string_agg(d.sidik, e'\n' order by d.sidik) into lama from klien_dokumen d where d.klien = p_klien;
  select string_agg(x ->> 'sidik', e'\n' order by x ->> 'sidik') into baru from jsonb_array_elements(p_dokumen) x;
  if lama is not distinct from baru then return null; end if;
  delete from klien_dokumen where klien = p_klien;
  insert into klien_dokumen (klien, sidik, nama, teks, oleh) select p_klien, x ->> 'sidik', x ->> 'nama', x ->> 'teks', p_oleh from jsonb_array_elements(p_dokumen) x;
  if n = 0 then perform jejak_catat('klien.dokumen_dihapus', jsonb_build_object('klien', p_klien), p_subjek, p_oleh);
  else perform jejak_catat('klien.dokumen_ditetapkan', jsonb_build_object('klien', p_klien, 'jumlah', n, 'sidik', encode(sha256(convert_to(baru, 'UTF8')), 'hex')), p_subjek, p_oleh);
  end if;
  return null;
end $$;

do $$ declare f text; begin
  alter table klien_dokumen owner to simpul_pemilik;
  alter table klien_dokumen enable row level security;
  alter table klien_dokumen force row level security;
  create policy pemilik on klien_dokumen to simpul_pemilik using (true) with check (true);
  foreach f in array array['klien_dokumen_daftar(text)', 'klien_dokumen_tetapkan(text, jsonb, text, text)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function klien_dokumen_daftar(text) to simpul_app;
