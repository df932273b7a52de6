import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { LaporanUmpan } from '../unggahan/laporan.ts';
import { type BahanTerima, laporanWajib, olahDiterima } from '../unggahan/terima.ts';
import { BATAS_DENYUT } from './batas.ts';

export interface BahanDenyut extends BahanTerima {
  /** Rows up to which an agent waits for the processing of its feed; larger ones are left to the worker. Default 50,000. */
  readonly langsung?: number;
  /** Secret of the hub that seals those of signed feeds; without it no signature is looked at, and none that is a duty can be given. */
  readonly kunciTanda?: string;
}

interface Kini {
  readonly status: string;
  readonly jumlah: number | null;
  /** Applied, but its set differences were cut off. */
  readonly isBerjalan: boolean;
}

const perluOlah = (k: Kini, langsung: number): boolean =>
  k.isBerjalan || ((k.status === 'DITERIMA' || k.status === 'DISIAPKAN') && (k.jumlah ?? 0) <= langsung);

/**
 * Finishes an agreed feed while the agent waits, or leaves a large one to the worker, which looks for forgotten feeds every few seconds. A feed that has
 * ended is only reported.
 */
export async function olahSesuaiBesar(bahan: BahanDenyut, tarikan: string): Promise<LaporanUmpan> {
  const [kini] = await sqlUntukIrisan(
    bahan.url,
    (sql) => sql<Kini[]>`/* denyut.olah */ select t.status, c.jumlah, t.status = 'DITERAPKAN' and exists (select from kesegaran k where k.tarikan = t.id
        and k.instansi = t.instansi and k.sisi = t.sisi and k.jenis = t.jenis and k.status = 'BERJALAN') "isBerjalan"
      from tarikan t left join denyut_cermin c on c.tarikan = t.id where t.id = ${tarikan}`,
  );
  return kini !== undefined && perluOlah(kini, bahan.langsung ?? BATAS_DENYUT.langsung) ? olahDiterima(bahan, tarikan) : laporanWajib(bahan.url, tarikan);
}
