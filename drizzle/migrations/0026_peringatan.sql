-- Why: a cell that cannot be read makes its field unknown, not its row wrong. The sender is told which cell, and what to write instead; without this
-- a date of 31 February was accepted in silence.
-- Locks: tarikan, for the time of adding a column with a constant default. Reversible: drop the table and the column.
alter table tarikan add column peringatan integer not null default 0;
create table baris_diperingatkan (
  tarikan bigint not null references tarikan (id), baris integer not null, kolom text not null, kode text not null, pesan text not null,
  primary key (tarikan, baris, kolom)
);
alter table baris_diperingatkan owner to simpul_pemilik;
alter table baris_diperingatkan enable row level security;
alter table baris_diperingatkan force row level security;
create policy peringatan_baca on baris_diperingatkan for select to simpul_app using (exists (select from tarikan t where t.id = tarikan));
create policy sinkron on baris_diperingatkan to simpul_sync using (true) with check (true);
grant select on baris_diperingatkan to simpul_app;
grant select, insert, update, delete on baris_diperingatkan to simpul_sync;
