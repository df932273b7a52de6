-- Why: a punishment in force that only one record knows may not slip past the gate, nor past an approval already given (I1, I15).
-- Only rows of level BLOKIR are the gate's business; every other finding about histories warns and takes no gate row.
-- Locks: none beyond the statements' own. Reversible: drop the triggers and the two outer functions, rename the inner ones back.
create function beda_riwayat_menahan(p_jenis text, p_tmt date, b beda_riwayat) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  -- In force at the TMT as rule B01 reads it; an end or a start that nobody wrote counts as running.
  select b.status <> 'TERTUTUP' and b.level = 'BLOKIR' and p_jenis <> 'PEMBERHENTIAN'
    and coalesce(coalesce(b.nilai #>> '{akhir,0}', b.nilai #>> '{akhir,1}')::date >= p_tmt, true)
    and coalesce(coalesce(b.nilai #>> '{mulai,0}', b.nilai #>> '{mulai,1}')::date <= greatest(p_tmt, current_date), true)
$$;

alter function gerbang_penghalang(bigint[], text, date) rename to gerbang_penghalang_pokok;
create function gerbang_penghalang(p_nip bigint[], p_jenis text, p_tmt date) returns table (nip bigint, sebab text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.nip, p.sebab from gerbang_penghalang_pokok(p_nip, p_jenis, p_tmt) p
  union all select b.nip, 'HUKUMAN_SATU_SISI' from beda_riwayat b where b.nip = any (p_nip) and b.status <> 'TERTUTUP' and beda_riwayat_menahan(p_jenis, p_tmt, b)
$$;

alter function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) rename to gerbang_fakta_pokok;
-- The inner function judges the caller first and raises 42501; only then is anything else answered.
create function gerbang_fakta(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  return query select f.bagian, f.nip, f.isi from gerbang_fakta_pokok(p_usul, p_nip, p_asal, p_tujuan, p_unor, p_jabatan) f;
  return query select 'hukumanSatuSisi', b.nip, jsonb_build_object('sisi', case b.beda when 'HANYA_BKN' then 'BKN' else 'SIMPEG' end,
      'mulai', coalesce(b.nilai #>> '{mulai,0}', b.nilai #>> '{mulai,1}'), 'akhir', coalesce(b.nilai #>> '{akhir,0}', b.nilai #>> '{akhir,1}'),
      'nomorSk', coalesce(b.nilai #>> '{skNomor,0}', b.nilai #>> '{skNomor,1}', '-'))
    from beda_riwayat b where b.nip = any (p_nip) and b.status <> 'TERTUTUP' and b.level = 'BLOKIR' order by b.nip, b.id;
end $$;

create function beda_riwayat_gerbang() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare n bigint[];
begin
  if tg_op = 'INSERT' then select array_agg(distinct nip order by nip) into n from baru where level = 'BLOKIR';
  elsif tg_op = 'DELETE' then select array_agg(distinct nip order by nip) into n from lama where level = 'BLOKIR';
  else select array_agg(distinct nip order by nip) into n from (select nip from lama where level = 'BLOKIR' union select nip from baru where level = 'BLOKIR') x; end if;
  if n is null then return null; end if;
  perform gerbang_ubah(n);
  if tg_op <> 'DELETE' then perform usul_tahan_penghalang(n, tg_table_name); end if;
  return null;
end $$;
create trigger gerbang_tambah after insert on beda_riwayat referencing new table as baru for each statement execute function beda_riwayat_gerbang();
create trigger gerbang_ganti after update on beda_riwayat referencing old table as lama new table as baru for each statement execute function beda_riwayat_gerbang();
create trigger gerbang_hapus after delete on beda_riwayat referencing old table as lama for each statement execute function beda_riwayat_gerbang();

do $$ declare f text; begin
  foreach f in array array['beda_riwayat_menahan(text, date, beda_riwayat)', 'gerbang_penghalang(bigint[], text, date)', 'beda_riwayat_gerbang()',
    'gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[])'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
revoke execute on function gerbang_fakta_pokok(bigint, bigint[], smallint[], smallint[], text[], text[]) from simpul_app;
grant execute on function gerbang_fakta(bigint, bigint[], smallint[], smallint[], text[], text[]) to simpul_app;
