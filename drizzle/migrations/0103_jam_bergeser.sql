-- Why: what a clock that ran ahead has written must not be believed once it stands right again. A stamp from the future counted as fresh at the wall, for facts
-- and in the report (the rule A12 alone held it), a seal from the future as young, and a hub whose clock ran three days ahead could sign callers for as long.
-- Now each of them is as good as none: beyond the minutes of A12 (menitMendahului) a stamp is not fresh, a seal is stale, and a caller may live 30 s and no more.
-- Locks: none beyond the statements' own. Reversible: the bodies before.
create function menit_mendahului() returns numeric language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((select nilai from parameter_aturan where kode = 'A12' and nama = 'menitMendahului' and sejak <= hari_ini() and coalesce(sampai, hari_ini()) >= hari_ini() order by sejak desc limit 1), 5)
$$;
-- Whether a side that was read at this instant is fresh now; one that was never read is not.
create function umur_segar(p_pada timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(p_pada between clock_timestamp() - jam_kesegaran() * interval '1 hour' and clock_timestamp() + menit_mendahului() * interval '1 minute', false)
$$;

create or replace function jejak_segel_basi() returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (select from jejak_segel where pada > clock_timestamp() - jejak_segel_jam() * interval '1 hour' and pada <= clock_timestamp() + menit_mendahului() * interval '1 minute')
$$;

do $$ declare p text[]; f text; lama text; begin
  foreach p slice 1 in array array[
    -- The 30 s of a request, and 5 s by which the clocks of two machines may differ (platform/auth/pemanggil.ts).
    ['kunci.pemanggil', $a$p[7]::bigint < extract(epoch from clock_timestamp())$a$,
      $b$p[7]::bigint not between extract(epoch from clock_timestamp()) and extract(epoch from clock_timestamp()) + 35$b$],
    ['usul_gerbang', $a$k.pada is null or k.pada < clock_timestamp() - jam_kesegaran() * interval '1 hour'$a$, $b$not umur_segar(k.pada)$b$],
    ['pegawai_segar', $a$o.pada >= clock_timestamp() - jam_kesegaran() * interval '1 hour'$a$, $b$umur_segar(o.pada)$b$],
    ['gerbang_fakta_pokok', $a$batas timestamptz := $a$, $b$muda timestamptz := clock_timestamp() + menit_mendahului() * interval '1 minute'; batas timestamptz := $b$],
    ['gerbang_fakta_pokok', $a$coalesce(x.pada >= batas, false)$a$, $b$coalesce(x.pada between batas and muda, false)$b$],
    ['laporan_buat', $a$b.pada > clock_timestamp() - jam_kesegaran() * interval '1 hour'$a$, $b$umur_segar(b.pada)$b$],
    ['laporan_buat', $a$s.pada > clock_timestamp() - jam_kesegaran() * interval '1 hour'$a$, $b$umur_segar(s.pada)$b$]] loop
    lama := pg_get_functiondef(p[1]::regproc);
    if position(p[2] in lama) = 0 then raise exception 'isi % tidak dikenali', p[1]; end if;
    execute replace(lama, p[2], p[3]);
  end loop;
  foreach f in array array['menit_mendahului()', 'umur_segar(timestamptz)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function menit_mendahului(), umur_segar(timestamptz) to simpul_app, simpul_sync;
