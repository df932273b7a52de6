-- Promised places count in every status from the approval to the inauguration, also those that 0050 added; recorded facts say which side stated them.
-- Locks: none beyond the functions. Reversible: run with the two texts of each row exchanged.
do $$ declare p text[]; lama text; begin
  foreach p slice 1 in array array[
    ['gerbang_fakta_nspk', $a$('DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI', 'SK_TERBIT', 'DILANTIK')$a$,
      $b$('DISETUJUI', 'PARAF_PERTEK', 'PERTEK_TERBIT', 'PERBAIKAN_PERTEK', 'MENUNGGU_MENDAGRI', 'SK_TERBIT', 'PERBAIKAN_SK', 'DILANTIK')$b$],
    ['gerbang_fakta_tercatat', $a$'sumber', f.sumber)$a$, $b$'sumber', f.sumber, 'sisi', f.sisi)$b$]] loop
    lama := pg_get_functiondef(p[1]::regproc);
    if position(p[2] in lama) = 0 then raise exception 'isi % tidak dikenali: %', p[1], p[2]; end if;
    execute replace(lama, p[2], p[3]);
  end loop;
end $$;
