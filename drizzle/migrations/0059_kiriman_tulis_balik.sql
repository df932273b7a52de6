-- Why: a step that SIASN accepts but never shows must not be sent without end; how often each step left stands with the task.
-- Locks: ACCESS EXCLUSIVE on tulis_balik for an instant (constant default). Reversible: drop the column.
alter table tulis_balik add column kiriman jsonb not null default '{}' check (jsonb_typeof(kiriman) = 'object');
