import { sql } from 'drizzle-orm';

/** Today where the law of this hub is written, from the database clock; `current_date` is the server's, which is yesterday from midnight to seven. */
export const HARI_INI = sql`(clock_timestamp() at time zone 'Asia/Jakarta')::date`;
