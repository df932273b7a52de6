-- Why: a case of discipline that a finding opened reads that finding while it stands still, and a punishment that has come into force is the follow-up of its
-- finding: recorded by the hub in the same transaction, once, and weighed by the auditor like every other.
-- Locks: ACCESS EXCLUSIVE on temuan_tindak_lanjut for its policy, SHARE on temuan_riwayat for its index. Lock order: kasus_disiplin, then its temuan, then gate
-- rows. Reversible: drop the function and the index, give the policy its role PPK back.
create function kasus_kunci_temuan(p_kasus bigint) returns text language plpgsql volatile security definer set search_path = pg_catalog, public, kunci as $$
declare hasil text;
begin
  if not kunci.boleh_kasus(p_kasus) then raise exception 'di luar kewenangan' using errcode = '42501'; end if;
  select t.tahap into hasil from temuan t where t.id = (select k.temuan from kasus_disiplin k where k.id = p_kasus) for no key update;
  return hasil;
end $$;
alter function kasus_kunci_temuan(bigint) owner to simpul_pemilik;
revoke execute on function kasus_kunci_temuan(bigint) from public;
grant execute on function kasus_kunci_temuan(bigint) to simpul_app;

create unique index temuan_riwayat_hukuman on temuan_riwayat (temuan) where tindakan = 'hukumanBerlaku';
-- The hub reports what a decision of the case of this very finding says, and nothing else.
alter policy catat on temuan_tindak_lanjut with check (exists (select from temuan t where t.id = temuan) and ((select kunci.pemanggil_peran()) = 'PPK'
  or ((select kunci.pemanggil_peran()) = 'SISTEM' and exists (select from kasus_disiplin k join keputusan_disiplin p on p.kasus = k.id
    where k.temuan = temuan_tindak_lanjut.temuan and p.sk_nomor = temuan_tindak_lanjut.nomor_sk))));
