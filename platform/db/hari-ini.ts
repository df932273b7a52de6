import { sql } from 'drizzle-orm';

/** Today where the law of this hub is written, by the database clock; `current_date` is the server's, in UTC yesterday from midnight to seven. */
export const HARI_INI = sql`hari_ini()`;
