-- Why: a person reads the usul they are named in, but a letter about one of its people (a punishment, a test) is no colleague's business.
-- Locks: the policy of usul_dokumen, for an instant. Reversible: put back the policy of 0039. The policy of dokumen asks usul_dokumen as the caller and follows.
-- Plain calls, no subselects: dokumen asks this table while this table asks dokumen, and PostgreSQL takes two policies with subselects for a circle.
alter policy jangkauan on usul_dokumen using (kunci.boleh_usul(usul) and (nip is null or kunci.cakupan_baris() <> -3 or nip = kunci.pemanggil_nip()));
