import { type SQL, sql } from 'drizzle-orm';

/** One open transaction, whatever driver opened it. A `pg` client is one already; the others are adapted below. */
export interface TransaksiSql {
  query(teks: string, nilai: unknown[]): Promise<{ rows: readonly unknown[] }>;
}

/** Adapts a drizzle (node-postgres) transaction. */
export function dariDrizzle(tx: { execute(pernyataan: SQL): PromiseLike<{ rows: readonly unknown[] }> }): TransaksiSql {
  return {
    async query(teks, nilai) {
      const bagian = teks.split(/(\$\d+)/).map((potong) => (/^\$\d+$/.test(potong) ? sql`${nilai[Number(potong.slice(1)) - 1]}` : sql.raw(potong)));
      return tx.execute(sql.join(bagian));
    },
  };
}

/** Adapts a postgres.js transaction. Values must be texts or arrays of texts: the driver would encode a JSON parameter twice. */
export function dariPostgresJs(tx: { unsafe(teks: string, nilai: string[]): PromiseLike<readonly unknown[]> }): TransaksiSql {
  return {
    async query(teks, nilai) {
      return { rows: await tx.unsafe(teks, nilai.map(String)) };
    },
  };
}
