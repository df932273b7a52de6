-- Why: a proven breach of the code of ethics is registered as a case, too (moral sanctions are its kinds). And whether somebody repeats a breach is asked of all
-- punishments, whatever instansi imposed them: by the case where it says the same article, else whoever decides must say so.
-- Locks: ACCESS EXCLUSIVE on keputusan_disiplin for its new column. Reversible: the body of 0065, drop the function and the column.
alter table keputusan_disiplin add column hukuman_lama_serupa boolean;

create or replace function kasus_disiplin_buka() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare k record;
begin
  for k in insert into kasus_disiplin (instansi, nip, sumber, temuan, uraian, pelanggaran, oleh, orang)
      select b.instansi, b.nip, 'TEMUAN', b.id, left('Temuan ' || b.nomor || ': ' || b.uraian, 4000), case b.kategori when 'NETRALITAS_KODE_ETIK' then 'KODE_ETIK' end, 'SISTEM', 'SISTEM'
      from baru b where b.tahap = 'TERBUKTI' and b.kategori in ('NETRALITAS_DISIPLIN', 'NETRALITAS_KODE_ETIK', 'DISIPLIN_UMUM') and b.nip is not null order by b.nip, b.id
      on conflict (temuan) do nothing returning id
  loop
    insert into kasus_disiplin_riwayat (kasus, tindakan, ke, oleh, orang) values (k.id, 'buka', 'TELAAH', 'SISTEM', 'SISTEM');
    perform jejak_catat('idis.kasus_dibuka', jsonb_build_object('kasus', k.id, 'sumber', 'TEMUAN'), 'SISTEM', 'SISTEM');
  end loop;
  return null;
end $$;

-- An article as it is meant: "Pasal 5 huruf n" and "Ps. 5 n" are one.
create function pasal_baku(p_pasal text) returns text language sql immutable parallel safe set search_path = pg_catalog as $$
  select regexp_replace(regexp_replace(lower(p_pasal), '\m(pasal|ps|ayat|huruf|hrf|angka|butir)\M', '', 'g'), '[^a-z0-9]', '', 'g')
$$;
-- Punishments of the examinee other than this case's own: serupa = of the same nature; null = not known here, since no case explains it or its article is
-- written otherwise, which proves nothing.
create function hukuman_serupa(p_kasus bigint) returns table (jenis text, serupa boolean) language plpgsql stable security definer set search_path = pg_catalog, public, kunci as $$
begin
  if not kunci.boleh_kasus(p_kasus) then raise exception 'di luar kewenangan' using errcode = '42501'; end if;
  return query select h.jenis_hukuman_id, case when l.pelanggaran <> k.pelanggaran then false when pasal_baku(l.pasal) = pasal_baku(k.pasal) then true end
    from kasus_disiplin k join hukuman_disiplin h on h.nip = k.nip and h.id is distinct from k.hukuman and h.dibatalkan_tanggal is null
    left join kasus_disiplin l on l.hukuman = h.id where k.id = p_kasus;
end $$;
do $$ declare f text; begin
  foreach f in array array['pasal_baku(text)', 'hukuman_serupa(bigint)'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function hukuman_serupa(bigint) to simpul_app;
