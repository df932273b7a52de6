import type { Pemanggil } from '../../domain/akses.ts';
import { BACAAN } from '../../domain/akses-data.ts';
import { sqlUntukIrisan, type TujuanIrisan } from '../../platform/db/postgres-js.ts';

/**
 * Writes that the rejected rows of a feed go back to this caller, before the first of them leaves: one reading of the set of people whose NIP can be read
 * in those rows. Nobody can be named of a row without one, or of one whose text only the file holds; whoever is named finds the feed.
 */
export const catatPengembalian = (tujuan: TujuanIrisan, { subjek, orang, peran, instansi }: Pemanggil, tarikan: string): Promise<void> =>
  sqlUntukIrisan(tujuan, async (sql) => {
    await sql`/* akses.pengembalian */ select akses_tulis(
      (select array_agg(distinct m[1]::bigint) from baris_ditolak b cross join lateral regexp_matches(b.isi, '(?<![0-9])[0-9]{18}(?![0-9])', 'g') m where b.tarikan = ${tarikan}),
      ${sql.json({ ...BACAAN.barisDitolak, lingkup: { tarikan } })}, ${subjek}, ${orang}, ${peran}, ${instansi}::smallint)`;
  });
