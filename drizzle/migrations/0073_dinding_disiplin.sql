-- Why: the walls of a disciplinary case ask who the caller is, not only which role: the examinee reads neither team nor report under any office, and the decision
-- only once it is delivered; and each office writes only the stages it decides.
-- Locks: ACCESS EXCLUSIVE on the tables of the policies, for an instant. Reversible: put the expressions of 0064 back.
do $$ declare t text; begin
  foreach t in array array['tim_disiplin', 'lhp_disiplin'] loop
    execute format('alter policy jangkauan on %I using (kunci.boleh_kasus(kasus) and (select kunci.pemanggil_peran()) <> ''ASN''
      and not exists (select from kasus_disiplin k where k.id = %I.kasus and k.nip = (select kunci.pemanggil_nip())))', t, t);
  end loop;
end $$;
alter policy jangkauan on keputusan_disiplin using (kunci.boleh_kasus(kasus)
  and (not exists (select from kasus_disiplin k where k.id = keputusan_disiplin.kasus and k.nip = (select kunci.pemanggil_nip()))
    or exists (select from penyampaian_disiplin p where p.kasus = keputusan_disiplin.kasus and p.langkah = 'TERIMA')));

-- The examinee contests a decision that was received, and moves nothing else.
alter policy ubah on kasus_disiplin
  using (kunci.boleh_baris(instansi, nip) and case (select kunci.pemanggil_peran()) when 'ASN' then tahap = 'UPAYA_ADMINISTRATIF'
    else (select kunci.pemanggil_peran()) in ('OPERATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK', 'AUDITOR_ASN', 'DIR_WASDAL', 'SISTEM') end)
  with check (case (select kunci.pemanggil_peran())
    when 'ASN' then tahap = 'UPAYA_ADMINISTRATIF'
    when 'OPERATOR_INSTANSI' then tahap not in ('PENETAPAN', 'BERLAKU', 'MENJALANI', 'SELESAI', 'TIDAK_TERBUKTI', 'DIBATALKAN')
    when 'APPROVER_INSTANSI' then tahap not in ('BERLAKU', 'MENJALANI', 'SELESAI', 'DIBATALKAN')
    when 'PPK' then tahap <> 'SELESAI'
    when 'AUDITOR_ASN' then tahap in ('TELAAH', 'UPAYA_ADMINISTRATIF', 'BERLAKU', 'MENJALANI', 'DIBATALKAN')
    when 'DIR_WASDAL' then tahap in ('UPAYA_ADMINISTRATIF', 'BERLAKU', 'MENJALANI', 'DIBATALKAN')
    when 'SISTEM' then tahap not in ('TIDAK_TERBUKTI', 'DIBATALKAN')
    else false end);
