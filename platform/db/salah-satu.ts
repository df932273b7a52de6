import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * `kolom = any ($1)`: the list travels as one parameter, so the text is the same for every length and stays prepared. Drizzle's `inArray`
 * writes one parameter per value. An empty list finds nothing.
 */
export const salahSatu = (kolom: PgColumn, nilai: readonly (string | number)[]): SQL =>
  sql`${kolom} = any (${sql.param([...nilai])}::${sql.raw(kolom.getSQLType())}[])`;
