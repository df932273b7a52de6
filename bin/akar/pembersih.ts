import { putarBerkala } from '../../platform/antrean/putaran.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Penutup } from '../../platform/shutdown.ts';
import { hapusDokumenYatim } from '../../sync/unggahan/dokumen-yatim.ts';
import { bersihkanSementara } from '../../sync/unggahan/simpan-berkas.ts';

const SEHARI_MS = 86_400_000;

export interface BahanPembersih {
  /** Role simpul_sync. */
  readonly url: string;
  readonly dirUnggahan: string;
  readonly dirDokumen: string;
  readonly log: Logger;
  readonly penutup: Penutup;
}

/** Takes away what interrupted uploads left in the two stores: once before anything is served, then daily. */
export async function mulaiPembersih({ url, dirUnggahan, dirDokumen, log, penutup }: BahanPembersih): Promise<void> {
  const pembersih = putarBerkala(
    async () => {
      const sementara = (await bersihkanSementara(dirUnggahan)) + (await bersihkanSementara(dirDokumen));
      const yatim = await hapusDokumenYatim(url, dirDokumen);
      if (sementara + yatim > 0) log.info({ sementara, yatim }, 'simpanan.dibersihkan');
    },
    { setiapMs: SEHARI_MS, catatan: log, peristiwa: 'pembersih_galat' },
  );
  penutup.daftar('pembersih', () => pembersih.tutup());
  await pembersih.sekarang();
}
