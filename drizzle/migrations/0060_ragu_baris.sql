-- Why: a doubt about somebody's facts did not say which row had been refused, so that any later word about the person could end it, and a refused row
-- was known by its person alone, so that a punishment whose NIP was mistyped counted as gone. Refused rows are staged with what can be read of them.
-- Locks: ACCESS EXCLUSIVE on kesegaran_pegawai, a small table; creates a table. Reversible: drop the table and the column.
-- Which rows are in doubt: ids of hukdis, years of kinerja; null with ragu: nobody knows.
alter table kesegaran_pegawai add column ragu_kunci text[];
alter table kesegaran_pegawai add constraint kesegaran_pegawai_ragu_kunci check (ragu or ragu_kunci is null);
create unlogged table staging_ragu (tarikan bigint not null, kunci text, nip bigint, pns_id text);
create index staging_ragu_tarikan on staging_ragu (tarikan);
alter table staging_ragu owner to simpul_pemilik;
grant select, insert, update, delete, maintain on staging_ragu to simpul_sync;
