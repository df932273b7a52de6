-- Why: a remote agent signs each of its messages, and a message that was taken once is not taken again, whoever sends it. An uploaded feed has its ids in
-- tanda_umpan_pakai, with the feed that each of them brought; a message of DenyutSync mostly brings none.
-- Locks: SHARE ROW EXCLUSIVE on instansi until commit (foreign key): writers wait, readers do not. Reversible: drop the table.
create table tanda_denyut_pakai (
  instansi smallint not null references instansi (no),
  webhook_id text not null check (webhook_id ~ '^[A-Za-z0-9_-]{1,128}$'),
  pada timestamptz not null default clock_timestamp(),
  primary key (instansi, webhook_id)
);
create index tanda_denyut_pakai_pada on tanda_denyut_pakai (pada);
alter table tanda_denyut_pakai owner to simpul_pemilik;
alter table tanda_denyut_pakai enable row level security;
alter table tanda_denyut_pakai force row level security;
create policy pemilik on tanda_denyut_pakai to simpul_pemilik using (true) with check (true);
create policy sinkron on tanda_denyut_pakai to simpul_sync using (true) with check (true);
grant select, insert, delete on tanda_denyut_pakai to simpul_sync;
