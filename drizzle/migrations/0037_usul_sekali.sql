-- Why: kunci.boleh_usul verified the caller again for every row; whoever reaches the nation is now known once per statement and asks nothing per row.
-- Who sees what is unchanged: boleh_usul answers true for reach -1, and null reach still falls through to its refusal.
-- Locks: access exclusive on each table for an instant. Reversible: alter the policies back to kunci.boleh_usul(usul).
alter policy jangkauan on usul using ((select kunci.cakupan_baris()) = -1 or instansi = (select kunci.cakupan_baris()) or kunci.boleh_usul(id));
do $$ declare t text; begin
  foreach t in array array['usul_pegawai', 'berita_acara', 'usul_riwayat', 'pertek', 'persetujuan_mendagri', 'sk', 'pelantikan'] loop
    execute format('alter policy jangkauan on %I using ((select kunci.cakupan_baris()) = -1 or kunci.boleh_usul(usul))', t);
  end loop;
end $$;
