-- Why: an exception lifted whatever the rule would say later. It names now what it was granted on (`atas`), one row per person; another failure, or another unknown, holds again.
-- Rows written before name nothing and lift nothing. Locks: a moment on pengecualian_aturan. Reversible: exchange the two texts, drop the column.
alter table pengecualian_aturan add column atas text check (length(atas) between 1 and 8000);
alter table pengecualian_aturan add constraint pengecualian_atas_seorang check (nip is not null and atas is not null) not valid;
alter table pengecualian_aturan drop constraint pengecualian_aturan_usul_kode_nip_nomor_key;
create unique index pengecualian_sekali on pengecualian_aturan (usul, kode, nip, nomor, md5(atas)) nulls not distinct;

do $$ declare lama text := pg_get_functiondef('gerbang_fakta'::regproc);
  cari constant text := $a$'tanggal', p.tanggal)$a$;
begin
  if position(cari in lama) = 0 then raise exception 'isi gerbang_fakta tidak dikenali'; end if;
  execute replace(lama, cari, $b$'tanggal', p.tanggal, 'atas', p.atas)$b$);
end $$;
