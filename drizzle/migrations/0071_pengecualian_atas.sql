-- Why: an exception lifted whatever the rule would say later. It names now what it was granted on (`atas`), one row per person; another failure, or another unknown, holds again.
-- Rows written before name nothing and lift nothing. Locks: a moment on pengecualian_aturan. Reversible: put the function body of 0057 back, drop the column.
alter table pengecualian_aturan add column atas text check (length(atas) between 1 and 8000);
alter table pengecualian_aturan add constraint pengecualian_atas_seorang check (nip is not null and atas is not null) not valid;
alter table pengecualian_aturan drop constraint pengecualian_aturan_usul_kode_nip_nomor_key;
create unique index pengecualian_sekali on pengecualian_aturan (usul, kode, nip, nomor, md5(atas)) nulls not distinct;

create or replace function gerbang_fakta(p_usul bigint, p_nip bigint[], p_asal smallint[], p_tujuan smallint[], p_unor text[], p_jabatan text[])
returns table (bagian text, nip bigint, isi jsonb) language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
begin
  return query select f.bagian, f.nip, f.isi from gerbang_fakta_tercatat(p_usul, p_nip, p_asal, p_tujuan, p_unor, p_jabatan) f;
  return query select 'pengecualian', p.nip, jsonb_build_object('kode', p.kode, 'peran', p.peran, 'nomor', p.nomor, 'tanggal', p.tanggal, 'atas', p.atas)
    from pengecualian_aturan p where p.usul = p_usul order by p.id;
end $$;
