import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { diffKunciUbah } from './3-diff/kunci-ubah.ts';
import { diffRiwayat } from './3-diff/riwayat.ts';
import { tandaiSistemik } from './4-flag/sistemik.ts';
import { tandaiSelisih } from './4-flag/tandai.ts';
import { tandaiRiwayat, tandaiSistemikRiwayat } from './4-flag/tandai-riwayat.ts';

/** The temp table that a feed would have filled, with the gate rows held before anything is written. */
async function catatOrang(tx: SqlTransaksi, tabel: 'kunci_ubah' | 'riwayat_ubah', nip: readonly string[]): Promise<void> {
  await tx`create temp table ${tx(tabel)} on commit drop as select n::bigint nip from jsonb_array_elements_text(${tx.json([...nip])}) n`;
  await tx`select gerbang_kunci(array(select nip from ${tx(tabel)}))`;
}

/** Compares these persons of one instansi again, from the two records as they stand, and sets their discrepancies right. */
export async function hitungUlang(tx: SqlTransaksi, instansi: number, nip: readonly string[]): Promise<void> {
  await catatOrang(tx, 'kunci_ubah', nip);
  await diffKunciUbah(tx, instansi);
  await tandaiSelisih(tx, instansi, '0');
  await tandaiSistemik(tx, instansi);
}

/** The same for the histories of these persons, and for BKN's master records against BKN's own. */
export async function hitungUlangRiwayat(tx: SqlTransaksi, instansi: number, nip: readonly string[]): Promise<void> {
  await catatOrang(tx, 'riwayat_ubah', nip);
  await diffRiwayat(tx, instansi, 'BKN');
  await tandaiRiwayat(tx, instansi, '0', 'SEMUA');
  await tandaiSistemikRiwayat(tx, instansi);
}
