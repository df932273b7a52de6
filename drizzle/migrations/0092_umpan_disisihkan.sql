-- Why: a complete feed that left people alone, because they were read by themselves after its moment, does not say of them what the hub holds. When the source
-- goes back to that very content, "unchanged" is then not true of the hub: how many were left alone is kept, so that such a confirmation is applied.
-- Locks: ACCESS EXCLUSIVE on tarikan for a moment (a constant default). Reversible: drop the column.
alter table tarikan add column disisihkan integer not null default 0 check (disisihkan >= 0);
