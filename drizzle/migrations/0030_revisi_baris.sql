-- Why: the hash of a raw line no longer holds the profile and units it was read under; the side of the instansi says that once. After a change of the
-- units every line is read again as before, but a person of whom it says the same is not written: neither the row nor the hash of its line.
-- Locks: short exclusive one on sidik_blok. Null makes every line be read once more. Reversible: drop the function and the column.
alter table sidik_blok add column revisi text;

create function sidik_blok_revisi(p_sisi text, p_instansi smallint, p_revisi text) returns void language sql security definer set search_path = pg_catalog, public, kunci as $$
  update sidik_blok set revisi = p_revisi where sisi = p_sisi and instansi = p_instansi and revisi is distinct from p_revisi
$$;
alter function sidik_blok_revisi(text, smallint, text) owner to simpul_pemilik;
revoke execute on function sidik_blok_revisi(text, smallint, text) from public;
grant execute on function sidik_blok_revisi(text, smallint, text) to simpul_sync;
