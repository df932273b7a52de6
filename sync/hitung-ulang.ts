import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { diffKunciUbah } from './3-diff/kunci-ubah.ts';
import { tandaiSistemik } from './4-flag/sistemik.ts';
import { tandaiSelisih } from './4-flag/tandai.ts';

/** Compares these persons of one instansi again, from the two records as they stand, and sets their discrepancies right. */
export async function hitungUlang(tx: SqlTransaksi, instansi: number, nip: readonly string[]): Promise<void> {
  await tx`create temp table kunci_ubah on commit drop as select n::bigint nip from jsonb_array_elements_text(${tx.json([...nip])}) n`;
  await tx`select gerbang_kunci(array(select nip from kunci_ubah))`;
  await diffKunciUbah(tx, instansi);
  await tandaiSelisih(tx, instansi, '0');
  await tandaiSistemik(tx, instansi);
}
