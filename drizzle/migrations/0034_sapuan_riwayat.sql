-- Why: the sweep covers the histories too, and says of which version of their reading (ADR 0033). `alarm` goes on counting everything.
-- Locks: sapuan for a moment (three nullable columns). Reversible: drop them.
alter table sapuan add column ver_riwayat integer, add column riwayat_beda bigint, add column alarm_riwayat integer;
-- A remote agent keeps every kind of feed, not only the master records (ADR 0034).
alter table denyut_cermin drop constraint denyut_cermin_jenis_check;
alter table denyut_cermin add constraint denyut_cermin_jenis_check check (jenis in ('pegawai', 'kinerja', 'hukdis', 'formasi', 'riwayat'));
