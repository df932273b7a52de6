import { JEJAK, type Peristiwa } from '../../../domain/jejak.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';

export interface Entri {
  readonly peristiwa: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The audit entries that `kerja` leaves in the database of this superuser's URL. */
export async function jejakDari(url: string, kerja: () => Promise<unknown>): Promise<readonly Entri[]> {
  const baca = (): Promise<(Entri & { n: string })[]> =>
    sqlUntukIrisan(url, (sql) => sql<(Entri & { n: string })[]>`select shard || ':' || urut n, peristiwa, data from jejak`);
  const sebelum = new Set((await baca()).map((e) => e.n));
  await kerja();
  return (await baca()).filter((e) => !sebelum.has(e.n));
}

/** What is wrong with entries: an event or a field that the catalogue does not name, or a field left out. */
export const salahDari = (entri: readonly Entri[]): string[] =>
  entri.flatMap(({ peristiwa, data }) => {
    const bidang: readonly string[] | undefined = JEJAK[peristiwa as Peristiwa];
    if (bidang === undefined) return [`${peristiwa} tidak ada pada katalog`];
    return Object.keys(data).sort().join() === [...bidang].sort().join() ? [] : [`${peristiwa} memuat ${Object.keys(data).join(', ')}`];
  });
