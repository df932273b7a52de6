import { z } from 'zod';
import { type AturanSapuan, sapuanJatuhTempo } from '../../domain/selisih/jadwal-sapuan.ts';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { jumlahAlarm } from '../3-diff/sapuan.ts';
import type { BahanProses } from '../irisan-instansi.ts';
import { bacaKeadaanSapuan, VERSI_BACAAN } from '../keadaan-sapuan.ts';
import { sapuDanPerbaiki } from '../perbaiki-sapuan.ts';

/** It reads every history of the nation once: about 13 s of processor per million rows. */
const TENGGAT_ACUAN_MS = 3_600_000;

export interface BahanSapuan extends BahanProses {
  readonly jadwal: Pick<AturanSapuan, 'jam' | 'zona'>;
}

/**
 * Asks Postgres whether a sweep is due (nightly, after a canon-version change, on request), and then sweeps: it must find what the increments
 * found; a difference is an alarm and is repaired. A fresh report follows. Runs often and mostly does nothing, so no lost job loses a sweep.
 */
export const pekerjaanSapuanNasional = (bahan: BahanSapuan): DefinisiPekerjaan<Record<string, never>> =>
  defineJob({
    name: 'sapuan-nasional',
    antrean: 'sapuan',
    payload: z.strictObject({}),
    key: () => 'sapuan',
    run: async (_muatan, { catatan }) => {
      const keadaan = await sqlUntukIrisan(bahan.url, (sql) => bacaKeadaanSapuan(sql, VERSI_BACAAN));
      const sebab = sapuanJatuhTempo(keadaan, { ...bahan.jadwal, versi: VERSI_BACAAN });
      if (sebab === null) return;
      const hasil = await sapuDanPerbaiki(bahan.url);
      const { sapuan, kunciBeda, alarm, alarmHimpunan, riwayat } = hasil;
      const berbeda = jumlahAlarm(hasil) > 0;
      catatan[berbeda ? 'error' : 'info'](
        { sapuan, sebab, kunciBeda, alarm: alarm.length, alarmHimpunan: alarmHimpunan.length, riwayatBeda: riwayat.beda, alarmRiwayat: riwayat.alarm.length },
        berbeda ? 'sapuan.berbeda_dari_inkremental' : 'sapuan.selesai',
      );
      await sqlUntukIrisan(bahan.url, (sql) => sql`select laporan_buat()`);
      // Reference figures of the risk score are as old as the last sweep.
      await sqlUntukIrisan(bahan.url, (sql) => sql`select risiko_acuan_hitung()`, { tenggatPernyataanMs: TENGGAT_ACUAN_MS });
    },
  }) as DefinisiPekerjaan<Record<string, never>>;
