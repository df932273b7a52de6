-- Why: people of an open usul were read by themselves, but only their master record; kinerja and hukuman disiplin of these people kept the age of the
-- feed. Ages of single people are now kept per kind of feed. A row of facts that nobody can read leaves its person unknown (ragu) instead of taking
-- away what was known (docs/keputusan/0049).
-- Locks: ACCESS EXCLUSIVE on kesegaran_pegawai, a small table; replaces three functions. Reversible: delete the rows of other kinds, drop the columns
-- and the view, put the key of 0036 back, and the bodies of 0036.
alter table kesegaran_pegawai add column jenis text not null default 'pegawai' check (jenis in ('pegawai', 'kinerja', 'hukdis'));
-- The newest feed or reading has a row about this person that nobody can read: of this kind nothing is known until one can be read whole.
alter table kesegaran_pegawai add column ragu boolean not null default false;
alter table kesegaran_pegawai add constraint kesegaran_pegawai_ragu check (not ragu or (jenis <> 'pegawai' and pada is null));
alter table kesegaran_pegawai drop constraint kesegaran_pegawai_check;
-- Facts are read under the same rules everywhere.
alter table kesegaran_pegawai add constraint kesegaran_pegawai_revisi check (case when jenis = 'pegawai' then (pada is null) = (revisi is null) else revisi is null end);
alter table kesegaran_pegawai drop constraint kesegaran_pegawai_pkey;
alter table kesegaran_pegawai add primary key (instansi, sisi, jenis, nip);

-- Whom to ask about what: feeds whose source can be asked for one person, people of open usul. Facts of a person wait until the same kind of source was
-- asked for the master record, where it can be: only then does "not found" say that somebody has none.
create view orang_giliran with (security_invoker = true) as
  with s as (select instansi, sisi, jenis, macam from sumber_instansi where aktif and jenis in ('pegawai', 'kinerja', 'hukdis') and (macam = 'SIASN' or setelan ? 'orang'))
  select s.instansi, s.sisi, s.jenis, s.macam, d.nip, x.berikut from s join orang_didahulukan d on d.instansi = s.instansi
  left join kesegaran_pegawai x on (x.instansi, x.sisi, x.jenis, x.nip) = (s.instansi, s.sisi, s.jenis, d.nip)
  where s.jenis = 'pegawai' or not exists (select from s u where (u.instansi, u.jenis, u.macam) = (s.instansi, 'pegawai', s.macam))
    or exists (select from s u join kesegaran_pegawai p on (p.instansi, p.sisi, p.jenis) = (u.instansi, u.sisi, u.jenis)
      where (u.instansi, u.jenis, u.macam) = (s.instansi, 'pegawai', s.macam) and p.nip = d.nip);
alter view orang_giliran owner to simpul_pemilik;
grant select on orang_giliran to simpul_sync;

do $$ declare p text[]; lama text; begin
  foreach p slice 1 in array array[
    ['gerbang_fakta_pokok', $a$jsonb_build_object('sisi', x.sisi, 'pada', x.pada) from s join kesegaran_pegawai x on x.instansi = s.asal and x.nip = s.nip where x.pada is not null$a$,
      $b$jsonb_build_object('sisi', x.sisi, 'jenis', x.jenis, 'pada', x.pada, 'segar', coalesce(x.pada >= batas, false), 'ragu', x.ragu)
    from s join kesegaran_pegawai x on x.instansi = s.asal and x.nip = s.nip where x.pada is not null or x.ragu$b$],
    ['pegawai_segar', $a$o.nip = p_nip and$a$, $b$o.nip = p_nip and o.jenis = 'pegawai' and$b$],
    ['umpan_keadaan', $a$from orang_didahulukan d left join kesegaran_pegawai x on (x.instansi, x.sisi, x.nip) = (d.instansi, j.sisi, d.nip)
    where d.instansi = j.instansi and s.jenis = 'pegawai' and (s.macam = 'SIASN' or s.setelan ? 'orang')) o$a$,
      $b$from orang_giliran x where (x.instansi, x.sisi, x.jenis) = (j.instansi, j.sisi, j.jenis)) o$b$]] loop
    lama := pg_get_functiondef(p[1]::regproc);
    if position(p[2] in lama) = 0 then raise exception 'isi % tidak dikenali', p[1]; end if;
    execute replace(lama, p[2], p[3]);
  end loop;
end $$;
