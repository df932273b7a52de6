-- Why: minutes keep each fact and each answer once and name them by their place (form 2, subgraphs/mutasi/isi-tersimpan.ts): those of 5,000 people were 39 MB, of which a quarter
-- of a million answers were about a hundred different ones. The link by which a person follows the own usul reads them in the database, so it must know both forms.
-- Locks: none beyond the statement's own. Not reversible once minutes of form 2 are written: they are evidence and stay. Processes of an older version cannot read them: stop those first.
do $$
declare lama text; baru text;
begin
  lama := pg_get_functiondef('tautan_usul_buka(text)'::regprocedure);
  baru := replace(lama, 'jsonb_array_elements(q.p -> ''butir'') x', 'jsonb_array_elements(r.butir) x');
  baru := replace(baru, 'lpad(t.nip::text, 18, ''0'') limit 1) q)', $x$lpad(t.nip::text, 18, '0') limit 1) q
        cross join lateral (select coalesce(jsonb_agg(case when jsonb_typeof(x) = 'number' then k.butir -> x::int else x end), '[]') as butir
          from (select b.isi -> 'butir' as butir offset 0) k cross join jsonb_array_elements(q.p -> 'butir') x) r)$x$);
  if baru = lama or position('r.butir' in baru) = 0 or position('offset 0) k' in baru) = 0 then raise exception 'isi tautan_usul_buka tidak dikenali'; end if;
  execute baru;
end $$;
