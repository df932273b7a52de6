import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { BahanProses } from '../irisan-instansi.ts';
import { sapuDanPerbaiki } from '../perbaiki-sapuan.ts';

/** Nightly: the full sweep must find what the increments found; a difference is an alarm and is repaired. A fresh report follows. */
export const pekerjaanSapuanNasional = (bahan: BahanProses): DefinisiPekerjaan<Record<string, never>> =>
  defineJob({
    name: 'sapuan-nasional',
    antrean: 'sapuan',
    payload: z.strictObject({}),
    key: () => 'sapuan',
    run: async (_muatan, { catatan }) => {
      const { sapuan, kunciBeda, alarm } = await sapuDanPerbaiki(bahan.url);
      catatan[alarm.length > 0 ? 'error' : 'info'](
        { sapuan, kunciBeda, alarm: alarm.length },
        alarm.length > 0 ? 'sapuan.berbeda_dari_inkremental' : 'sapuan.selesai',
      );
      await sqlUntukIrisan(bahan.url, (sql) => sql`select laporan_buat()`);
    },
  }) as DefinisiPekerjaan<Record<string, never>>;
