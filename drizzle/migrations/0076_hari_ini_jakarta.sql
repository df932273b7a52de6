-- Why: `current_date` is the day of the server's time zone, in UTC yesterday from midnight to seven in Jakarta. The gate judged such hours by the day before, while
-- letters, working days and cases are counted in Jakarta's. Every function asks for Jakarta's day now, and reads the day of a moment (`…_pada::date`) there.
-- Locks: none beyond the functions. Reversible: exchange the two expressions, drop the function.
create function hari_ini() returns date language sql stable parallel safe set search_path = pg_catalog as $$ select (now() at time zone 'Asia/Jakarta')::date $$;
alter function hari_ini() owner to simpul_pemilik;
revoke execute on function hari_ini() from public;
grant execute on function hari_ini() to simpul_app, simpul_sync;
do $$ declare f record; begin
  for f in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'kunci') and p.prokind = 'f' and p.prosrc ~ '\mcurrent_date\M|_pada::date\M' loop
    execute regexp_replace(regexp_replace(pg_get_functiondef(f.oid), '\mcurrent_date\M', 'public.hari_ini()', 'g'), '(\m[a-z_.]+_pada)::date\M', '(\1 at time zone ''Asia/Jakarta'')::date', 'g');
  end loop;
end $$;
