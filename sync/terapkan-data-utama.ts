import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { diffDataUtamaSaja } from './3-diff/riwayat.ts';
import { tandaiRiwayat, tandaiSistemikRiwayat } from './4-flag/tandai-riwayat.ts';

/** After a feed of BKN's master records: what its touched persons' own histories say of them now. Nothing to do where BKN's histories never came. */
export async function segarkanDataUtama(tx: SqlTransaksi, instansi: number, tarikan: string): Promise<void> {
  const [ada] = await tx<{ ada: boolean }[]>`select exists (select from riwayat_cakupan where instansi = ${instansi} and sisi = 'BKN') ada`;
  if (ada?.ada !== true) return;
  await diffDataUtamaSaja(tx, instansi);
  await tandaiRiwayat(tx, instansi, tarikan, 'DATA_UTAMA');
  await tandaiSistemikRiwayat(tx, instansi);
}
