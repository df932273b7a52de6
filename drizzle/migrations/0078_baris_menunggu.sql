-- Why: a row of facts or of a history whose person has no master record in its instansi yet was refused for good, so that the order of feeds decided what the
-- hub knows. Such rows are kept as they were staged and applied when their person arrives; with them what else their feed refused, and which known facts a
-- complete feed would have taken away if they had been readable then.
-- Locks: none beyond the new tables. Reversible: drop both.
-- macam: MENUNGGU = refused for want of its person (isi: the staged row); RAGU = refused otherwise; DISISIHKAN = left out, its person is known.
create table baris_menunggu (
  instansi smallint not null references instansi (no), sisi text not null check (sisi in ('BKN', 'SIMPEG')),
  jenis text not null check (jenis in ('kinerja', 'hukdis', 'fakta', 'riwayat')), tarikan bigint not null,
  macam text not null check (macam in ('MENUNGGU', 'RAGU', 'DISISIHKAN')), baris integer, kunci text, nip bigint, pns_id text, isi jsonb,
  -- The person's fact was in doubt already, for another reason than this row.
  sudah_ragu boolean not null default false,
  check (macam <> 'MENUNGGU' or (isi is not null and baris is not null))
);
create index baris_menunggu_umpan on baris_menunggu (instansi, jenis, tarikan);
-- Facts that a complete feed does not name and that stay only because one of its refused rows may be them.
create table fakta_gugur (
  instansi smallint not null references instansi (no), jenis text not null check (jenis in ('kinerja', 'hukdis')), tarikan bigint not null, nip bigint not null,
  kunci text not null, primary key (instansi, jenis, tarikan, nip, kunci)
);
do $$ declare t text; begin
  foreach t in array array['baris_menunggu', 'fakta_gugur'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create policy sinkron on %I to simpul_sync using (true) with check (true)', t);
    execute format('grant select, insert, update, delete, maintain on %I to simpul_sync', t);
  end loop;
end $$;
