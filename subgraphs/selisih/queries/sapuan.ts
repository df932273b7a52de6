import { desc } from 'drizzle-orm';
import { sapuan, sapuanPermintaan } from '../../../drizzle/schema/selisih.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export type BarisSapuan = Pick<typeof sapuan.$inferSelect, 'id' | 'mulai' | 'selesai' | 'kunciBeda' | 'alarm' | 'riwayatBeda' | 'alarmRiwayat'>;

export async function insertPermintaanSapuan(tx: Tx, siapa: { oleh: string; orang: string }): Promise<string> {
  const [p] = await tx.insert(sapuanPermintaan).values(siapa).returning({ id: sapuanPermintaan.id });
  return String(p?.id);
}

/** The newest sweep, finished or not. */
export const selectSapuanTerakhir = async (tx: Tx): Promise<BarisSapuan | null> =>
  (
    await tx
      .select({
        id: sapuan.id,
        mulai: sapuan.mulai,
        selesai: sapuan.selesai,
        kunciBeda: sapuan.kunciBeda,
        alarm: sapuan.alarm,
        riwayatBeda: sapuan.riwayatBeda,
        alarmRiwayat: sapuan.alarmRiwayat,
      })
      .from(sapuan)
      .orderBy(desc(sapuan.id))
      .limit(1)
  )[0] ?? null;
