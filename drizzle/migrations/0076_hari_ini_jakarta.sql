-- Why: `current_date` is the day of the server's time zone, in UTC yesterday from midnight to seven in Jakarta. The gate judged such hours by the day before, while
-- letters, working days and cases are counted in Jakarta's. Every function asks for Jakarta's day now.
-- Locks: none beyond the functions. Reversible: exchange the two expressions.
do $$ declare f record; begin
  for f in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'kunci') and p.prokind = 'f' and p.prosrc ~ '\mcurrent_date\M' loop
    execute regexp_replace(pg_get_functiondef(f.oid), '\mcurrent_date\M', '(now() at time zone ''Asia/Jakarta'')::date', 'g');
  end loop;
end $$;
