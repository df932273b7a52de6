-- Why: every deadline of a disciplinary case that passes is put on record, once; until now only that of the first summons was.
-- Locks: ACCESS EXCLUSIVE on kasus_disiplin_riwayat for an instant (a nullable column), SHARE for the index. Reversible: drop the index and the column.
alter table kasus_disiplin_riwayat add column tenggat date check (tenggat is null or tindakan = 'lewatTenggat');
create unique index kasus_disiplin_riwayat_lewat on kasus_disiplin_riwayat (kasus, dari, tenggat) where tenggat is not null;

-- Why: whoever holds a letter of SBT checks it by its code, like minutes, without sign-in. The code follows from the letter: it cannot be guessed from the number,
-- and letters of before have theirs as well.
-- Locks: ACCESS EXCLUSIVE on surat_sbt while its rows are written anew. Reversible: drop the function, the column, the function.
create function kode_surat_sbt(p_nomor text, p_isi text) returns text language sql immutable parallel safe set search_path = pg_catalog as $$
  select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', substring(b from i * 5 + 1 for 5)::bit(5)::int + 1, 1) || case when i in (3, 7, 11) then '-' else '' end, '' order by i)
    from (select ('x' || encode(substring(sha256(convert_to('simpul-surat-sbt|' || p_nomor || '|' || p_isi, 'UTF8')) from 1 for 10), 'hex'))::bit(80) b) x, generate_series(0, 15) i
$$;
alter function kode_surat_sbt(text, text) owner to simpul_pemilik;
revoke execute on function kode_surat_sbt(text, text) from public;
grant execute on function kode_surat_sbt(text, text) to simpul_app, simpul_sync;
alter table surat_sbt add column kode text not null generated always as (kode_surat_sbt(nomor, isi)) stored;
create unique index surat_sbt_kode on surat_sbt (kode);

-- One letter by its code, for whoever holds it. The signed text names people: what is answered to the public is chosen by the hub, never this row.
create function surat_sbt_verifikasi(p_kode text) returns table (nomor text, tanggal text, isi text, jws text, kid text, kode text, pada text, kunci jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.nomor, s.tanggal::text, s.isi, s.jws, s.kid, s.kode, to_jsonb(s.pada) #>> '{}', jsonb_build_object('peran', k.peran, 'jwk', k.jwk, 'sejak', k.sejak, 'sampai', k.sampai)
  from surat_sbt s join kunci_pertek k on k.kid = s.kid where s.kode = p_kode
$$;
alter function surat_sbt_verifikasi(text) owner to simpul_pemilik;
revoke execute on function surat_sbt_verifikasi(text) from public;
grant execute on function surat_sbt_verifikasi(text) to simpul_app, simpul_sync;
