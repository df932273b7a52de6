import { sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { diffHimpunan } from './3-diff/himpunan.ts';
import { type HasilSapuan, jalankanSapuan } from './3-diff/sapuan.ts';
import { hitungUlang } from './hitung-ulang.ts';

/** Full sweep, then repair: whatever the incremental state has wrong is recomputed for exactly those persons. The alarm stays in the sweep's row. */
export async function sapuDanPerbaiki(url: string): Promise<HasilSapuan> {
  const hasil = await jalankanSapuan(url);
  const perInstansi = new Map<number, string[]>();
  for (const { instansi, nip } of hasil.alarm) perInstansi.set(instansi, [...(perInstansi.get(instansi) ?? []), nip]);
  for (const [instansi, daftar] of perInstansi) await sqlUntukIrisan(url, (sql) => sql.begin((tx) => hitungUlang(tx, instansi, daftar)));
  const semua = await sqlUntukIrisan(url, (sql) => sql<{ no: number }[]>`select no from instansi order by no`);
  for (const { no } of semua) await sqlUntukIrisan(url, (sql) => sql.begin((tx) => diffHimpunan(tx, no)));
  return hasil;
}
