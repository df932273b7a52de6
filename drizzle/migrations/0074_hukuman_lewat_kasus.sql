-- Why: a PPK could record a punishment outright: it held the gate and went to SIASN without team, summons, delivery or day 15. A PPK punishes through a case;
-- what BKN records from outside the hub (AUDITOR_ASN, DIR_WASDAL) stays. Of a PPK the database takes only the punishment that the decision of an objection
-- puts in the place of the one in force, as that decision says it.
-- Locks: ACCESS EXCLUSIVE on hukuman_disiplin for a moment. Reversible: drop both policies, create `catat` as in 0010.
drop policy catat on hukuman_disiplin;
create policy catat on hukuman_disiplin for insert to simpul_app
  with check ((select kunci.pemanggil_peran()) in ('AUDITOR_ASN', 'DIR_WASDAL') and kunci.boleh_baris(instansi, nip));
create policy catat_keberatan on hukuman_disiplin for insert to simpul_app with check ((select kunci.pemanggil_peran()) = 'PPK' and sumber = 'SIMPUL'
  and exists (select from kasus_disiplin k join keputusan_disiplin p on p.kasus = k.id join upaya_disiplin u on u.id = p.upaya
    where k.tahap in ('BERLAKU', 'MENJALANI') and u.jenis = 'KEBERATAN' and k.hukuman = hukuman_disiplin.mengakhiri_id and k.instansi = hukuman_disiplin.instansi
      and k.nip = hukuman_disiplin.nip and p.jenis_hukuman_id = hukuman_disiplin.jenis_hukuman_id and p.sk_nomor = hukuman_disiplin.sk_nomor));
