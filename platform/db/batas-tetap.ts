import { sql } from 'drizzle-orm';

/**
 * A page size that stands in the text of the statement instead of being a parameter. For an unknown limit PostgreSQL plans on a tenth of the
 * table and so never keeps the plan. Page sizes are few, so the texts stay few. Throws RangeError unless `n` is a whole number from 0.
 */
export function batasTetap(n: number): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('batas halaman bukan bilangan bulat');
  // Drizzle writes an SQL object as it is, though its type names only numbers and placeholders.
  return sql.raw(String(n)) as unknown as number;
}
