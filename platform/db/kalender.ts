import { sql } from 'drizzle-orm';

/** Rows of the calendar in the version that counts, as JSON (`BarisKalender[]`, null when there are none). */
export const KALENDER = sql`(select jsonb_agg(jsonb_build_object('tanggal', h.tanggal, 'libur', h.libur, 'perkiraan', h.keyakinan = 'SIMPULAN'))
  from (select distinct on (tanggal) tanggal, libur, keyakinan from hari_libur order by tanggal, versi desc) h)`;
