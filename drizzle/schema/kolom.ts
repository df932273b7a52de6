import { sql } from 'drizzle-orm';
import { customType } from 'drizzle-orm/pg-core';

/** NIP: bigint in the database (16 of 18 digits overflow a JS number), 18-digit text everywhere else. */
export const nip = customType<{ data: string; driverData: string }>({
  dataType: () => 'bigint',
  fromDriver: (nilai) => String(nilai).padStart(18, '0'),
});

/** Surrogate key: bigint in the database, opaque text outside. */
export const kunci = customType<{ data: string; driverData: string }>({
  dataType: () => 'bigint',
  fromDriver: (nilai) => String(nilai),
});

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

/** Says that the database fills the column; the expression itself lives in the migration. */
export const bawaan = sql`default`;
