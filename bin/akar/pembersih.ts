import { putarBerkala } from '../../platform/antrean/putaran.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Penutup } from '../../platform/shutdown.ts';
import { hapusKirimanLama } from '../../sync/kaitan/kiriman.ts';
import { hapusDokumenYatim } from '../../sync/unggahan/dokumen-yatim.ts';
import { bersihkanSementara } from '../../sync/unggahan/simpan-berkas.ts';
import { hapusTandaLama } from '../../sync/unggahan/tanda.ts';

const SEHARI_MS = 86_400_000;
/** How long a webhook that was settled can be seen and sent again, and the id of a signed feed stands for it. */
const KIRIMAN_HARI = 30;

export interface BahanPembersih {
  /** Role simpul_sync. */
  readonly url: string;
  readonly dirUnggahan: string;
  readonly dirDokumen: string;
  /** Days after which an untouched draft of a usul goes. */
  readonly konsepHari: number;
  readonly log: Logger;
  readonly penutup: Penutup;
}

/** Drafts of usul that nobody has touched for so many days; the database writes the audit entry. Returns how many went. */
export const hapusKonsepLama = (url: string, hari: number): Promise<number> =>
  sqlUntukIrisan(url, async (sql) => {
    const [baris] = await sql<{ jumlah: number }[]>`select konsep_usul_kedaluwarsa(${hari}) jumlah`;
    return baris?.jumlah ?? 0;
  });

/** Persons that accounts read in windows long over. Returns how many. */
export const hapusLajuLama = (url: string): Promise<number> =>
  sqlUntukIrisan(url, async (sql) => {
    const [baris] = await sql<{ jumlah: string }[]>`select laju_bersihkan() jumlah`;
    return Number(baris?.jumlah ?? 0);
  });

/** Takes away what interrupted uploads left in the two stores, forgotten drafts, windows of budgets that are over, and webhooks long settled: once before anything is served, then daily. */
export async function mulaiPembersih({ url, dirUnggahan, dirDokumen, konsepHari, log, penutup }: BahanPembersih): Promise<void> {
  const pembersih = putarBerkala(
    async () => {
      const sementara = (await bersihkanSementara(dirUnggahan)) + (await bersihkanSementara(dirDokumen));
      const yatim = await hapusDokumenYatim(url, dirDokumen);
      const konsep = await hapusKonsepLama(url, konsepHari);
      const laju = await hapusLajuLama(url);
      const kiriman = await sqlUntukIrisan(url, async (sql) => (await hapusKirimanLama(sql, KIRIMAN_HARI)) + (await hapusTandaLama(sql, KIRIMAN_HARI)));
      if (sementara + yatim + konsep + laju + kiriman > 0) log.info({ sementara, yatim, konsep, laju, kiriman }, 'simpanan.dibersihkan');
    },
    { setiapMs: SEHARI_MS, catatan: log, peristiwa: 'pembersih_galat' },
  );
  penutup.daftar('pembersih', () => pembersih.tutup());
  await pembersih.sekarang();
}
