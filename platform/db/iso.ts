import { type SQL, sql } from 'drizzle-orm';

/** An instant as ISO 8601 text with its offset. A statement written by hand answers one in PostgreSQL's own form, which the scalar WaktuUtc refuses. */
export const iso = (kolom: SQL): SQL => sql`to_jsonb(${kolom}) #>> '{}'`;
