import { sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { diffHimpunan } from './3-diff/himpunan.ts';
import { diffKunciUbah } from './3-diff/kunci-ubah.ts';
import { type HasilSapuan, jalankanSapuan } from './3-diff/sapuan.ts';
import { tandaiSistemik } from './4-flag/sistemik.ts';
import { tandaiSelisih } from './4-flag/tandai.ts';

/** Full sweep, then repair: whatever the incremental state has wrong is recomputed for exactly those persons. The alarm stays in the sweep's row. */
export async function sapuDanPerbaiki(url: string): Promise<HasilSapuan> {
  const hasil = await jalankanSapuan(url);
  const perInstansi = new Map<number, string[]>();
  for (const { instansi, nip } of hasil.alarm) perInstansi.set(instansi, [...(perInstansi.get(instansi) ?? []), nip]);
  for (const [instansi, daftar] of perInstansi) {
    await sqlUntukIrisan(url, (sql) =>
      sql.begin(async (tx) => {
        await tx`create temp table kunci_ubah on commit drop as select n::bigint nip from jsonb_array_elements_text(${tx.json(daftar)}) n`;
        await tx`select gerbang_kunci(array(select nip from kunci_ubah))`;
        await diffKunciUbah(tx, instansi);
        await tandaiSelisih(tx, instansi, '0');
        await tandaiSistemik(tx, instansi);
      }),
    );
  }
  const semua = await sqlUntukIrisan(url, (sql) => sql<{ no: number }[]>`select no from instansi order by no`);
  for (const { no } of semua) await sqlUntukIrisan(url, (sql) => sql.begin((tx) => diffHimpunan(tx, no)));
  return hasil;
}
