-- Why: the key of an upload was remembered after the transaction that accepts the feed. An answer lost between the two let the repetition be accepted as a second feed, and an older
-- file could so be applied over a newer one. Now it is remembered in that transaction, which runs as simpul_sync.
-- Locks: access exclusive on idempotensi for a moment. Reversible: drop policy unggahan on idempotensi; revoke insert on idempotensi from simpul_sync.
grant insert on idempotensi to simpul_sync;
create policy unggahan on idempotensi for insert to simpul_sync with check (kunci like 'unggahan:%');
