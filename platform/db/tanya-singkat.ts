import type { Pool, QueryConfig, QueryResultRow } from 'pg';
import { denganTenggat } from './deadline.ts';
import { petakanGalat } from './galat.ts';

const TENGGAT_MS = 3_000;

/**
 * One small statement that a request waits for before anything else is done. After 3 s the answer is TENGGAT_TERLEWATI, and a connection that has not
 * answered is thrown away, so that a silent path does not empty the pool. Database faults come out catalogued.
 */
export async function tanyaSingkat<T extends QueryResultRow>(pool: Pool, text: string, values: unknown[]): Promise<readonly T[]> {
  const pernyataan: QueryConfig & { readonly query_timeout: number } = { text, values, query_timeout: TENGGAT_MS };
  try {
    return (await denganTenggat(pool.query<T>(pernyataan), TENGGAT_MS)).rows;
  } catch (galat) {
    throw petakanGalat(galat);
  }
}
