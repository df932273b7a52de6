-- Why: complaints and disciplinary cases are shared by the same authority as findings: Kemendagri sees those of regional instansi, Bawaslu the cases that a
-- neutrality finding of its own reach opened, PAN-RB counts. Nobody of them sees the examination itself, which is closed, and nobody the vault.
-- The tables of who sees what: domain/pelanggaran/aduan/berbagi.ts and domain/pelanggaran/idis/berbagi.ts; the policies say the same.
-- Locks: ACCESS EXCLUSIVE on the tables of the policies, for an instant. Reversible: drop the policies and functions, give aduan its expression of 0063 back.
alter policy jangkauan on aduan using (case (select kunci.pemanggil_peran()) when 'AUDITOR_ASN' then true when 'DIR_WASDAL' then true
  when 'VIEWER_BAWASLU' then kategori = 'NETRALITAS' and status <> 'DIRUJUK'
  when 'OTDA_KEMENDAGRI' then status <> 'DIRUJUK' and instansi in (select i.no from instansi i where i.daerah)
  when 'VIEWER_KEMENDAGRI' then status <> 'DIRUJUK' and instansi in (select i.no from instansi i where i.daerah) else false end);

create policy kemendagri on kasus_disiplin for select to simpul_app using ((select kunci.pemanggil_peran()) = 'VIEWER_KEMENDAGRI'
  and instansi in (select i.no from instansi i where i.daerah));
-- The finding is under its own policy: what Bawaslu does not see of it, it does not see of its case.
create policy bawaslu on kasus_disiplin for select to simpul_app using ((select kunci.pemanggil_peran()) = 'VIEWER_BAWASLU'
  and exists (select from temuan t where t.id = kasus_disiplin.temuan));
do $$ declare t text; begin
  foreach t in array array['kasus_disiplin_riwayat', 'keputusan_disiplin', 'penyampaian_disiplin', 'upaya_disiplin'] loop
    execute format('create policy kementerian on %I for select to simpul_app using ((select kunci.pemanggil_peran()) in (''VIEWER_KEMENDAGRI'', ''VIEWER_BAWASLU'')
      and exists (select from kasus_disiplin k where k.id = %I.kasus))', t, t);
  end loop;
  foreach t in array array['tim_disiplin', 'panggilan_disiplin', 'bap_disiplin', 'lhp_disiplin'] loop
    execute format('create policy tertutup on %I as restrictive for select to simpul_app
      using ((select kunci.pemanggil_peran()) not in (''OTDA_KEMENDAGRI'', ''VIEWER_KEMENDAGRI'', ''VIEWER_BAWASLU''))', t);
  end loop;
end $$;

-- Counts for those who see no row, within the authority of who asks.
create function rekap_aduan() returns table (kategori text, saluran text, status text, jumlah bigint) language sql stable security definer set search_path = pg_catalog, public, kunci as $$
  select a.kategori, a.saluran, a.status, count(*) from aduan a left join instansi i on i.no = a.instansi
  where case kunci.pemanggil_peran() when 'VIEWER_PANRB' then true when 'AUDITOR_ASN' then true when 'DIR_WASDAL' then true when 'DEPUTI_WASDAL' then true
    when 'OTDA_KEMENDAGRI' then i.daerah and a.status <> 'DIRUJUK' when 'VIEWER_KEMENDAGRI' then i.daerah and a.status <> 'DIRUJUK'
    when 'VIEWER_BAWASLU' then a.kategori = 'NETRALITAS' and a.status <> 'DIRUJUK' else false end
  group by 1, 2, 3 order by 1, 2, 3
$$;
create function rekap_kasus_disiplin() returns table (sumber text, tahap text, tingkat text, jumlah bigint) language sql stable security definer
set search_path = pg_catalog, public, kunci as $$
  select k.sumber, k.tahap, k.tingkat, count(*) from kasus_disiplin k join instansi i on i.no = k.instansi left join temuan t on t.id = k.temuan
  where case kunci.pemanggil_peran() when 'VIEWER_PANRB' then true when 'AUDITOR_ASN' then true when 'DIR_WASDAL' then true when 'DEPUTI_WASDAL' then true
    when 'OTDA_KEMENDAGRI' then i.daerah when 'VIEWER_KEMENDAGRI' then i.daerah
    when 'VIEWER_BAWASLU' then t.kategori in ('NETRALITAS_KODE_ETIK', 'NETRALITAS_DISIPLIN') and t.tahap not in ('VERIFIKASI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK') else false end
  group by 1, 2, 3 order by 1, 2, 3 nulls first
$$;
do $$ declare f text; begin
  foreach f in array array['rekap_aduan()', 'rekap_kasus_disiplin()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to simpul_app', f);
  end loop;
end $$;

-- Whether the head of a region or the deputy stands for election on a day, as BKN recorded it; no row = nobody knows. The ban on moves binds whether or not they
-- stand (UU 10/2016 Pasal 71 ayat (2)), so the gate does not ask; the neutrality watch shows it.
create function petahana_mencalonkan(p_hari date) returns table (instansi smallint, mencalonkan boolean) language sql stable security definer
set search_path = pg_catalog, public, kunci as $$
  select f.instansi, bool_or(f.nilai <> 'TIDAK') from fakta_instansi f
  where f.jenis = 'PETAHANA' and f.sisi = 'BKN' and not f.batal and f.mulai <= p_hari and coalesce(f.akhir, p_hari) >= p_hari and kunci.pemanggil_peran() is not null
  group by f.instansi
$$;
alter function petahana_mencalonkan(date) owner to simpul_pemilik;
revoke execute on function petahana_mencalonkan(date) from public;
grant execute on function petahana_mencalonkan(date) to simpul_app;
