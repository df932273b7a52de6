import { ANTREAN_UTAMA } from '../../platform/antrean/definisi.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { BahanProses } from '../irisan-instansi.ts';

/** What one job may take before others have their turn: slices of one feed, and milliseconds. */
export interface Jatah {
  readonly irisan: number;
  readonly ms: number;
}

/** At the default slice about 100,000 rows: a restart reads the file again, so fewer would cost more than they give. */
export const JATAH: Jatah = { irisan: 5, ms: 30_000 };

/** Counts the slices and the time of one job. */
export function mulaiJatah({ irisan, ms }: Jatah): Required<Pick<BahanProses, 'isCukup'>> {
  const mulai = performance.now();
  let n = 0;
  return { isCukup: () => ++n >= irisan || performance.now() - mulai >= ms };
}

/** Puts a job behind those that wait; its payload says where work is due, never what. */
export async function antreLagi(
  url: string,
  pekerjaan: { antrean?: string; nama: string; payload: Readonly<Record<string, string | number>>; kunci: string },
): Promise<void> {
  await sqlUntukIrisan(
    url,
    (
      sql,
    ) => sql`with x as (insert into kotak_keluar (antrean, nama, payload, kunci) values (${pekerjaan.antrean ?? ANTREAN_UTAMA}, ${pekerjaan.nama}, ${sql.json(pekerjaan.payload)}, ${pekerjaan.kunci}) returning 1)
      select pg_notify('kotak_keluar', '') from x`,
  );
}
