import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { type BarisTarikan, catatKesegaran, kosongkanStaging } from './tarikan.ts';

/** Whether a person has confirmed that this feed really lost what it lost. */
export async function isDikonfirmasi(tx: SqlTransaksi, tarikan: string): Promise<boolean> {
  const [baris] = await tx<{ ada: boolean }[]>`select exists (select from konfirmasi_tarikan where tarikan = ${tarikan} and putusan = 'TERAPKAN') ada`;
  return baris?.ada === true;
}

/** Ends a tarikan without applying it. */
export async function tutupTarikan(tx: SqlTransaksi, id: string, status: 'TERTUNDA' | 'DIGANTIKAN', sebab: string): Promise<void> {
  await tx`update tarikan set status = ${status}, sebab = ${sebab}, selesai_pada = clock_timestamp() where id = ${id}`;
  await kosongkanStaging(tx, id);
}

/** Holds a feed until a person answers. The gate knows it from the freshness, the auditor from the trace. */
export async function tahanTarikan(tx: SqlTransaksi, t: Pick<BarisTarikan, 'id' | 'instansi' | 'sisi' | 'jenis'>, sebab: string): Promise<void> {
  await tutupTarikan(tx, t.id, 'TERTUNDA', sebab);
  await catatKesegaran(tx, { instansi: t.instansi, sisi: t.sisi, jenis: t.jenis, status: 'TERTUNDA', pada: null, tarikan: t.id, sebab });
  await tx`select jejak_catat('tarikan.tertunda', ${tx.json({ tarikan: t.id, instansi: t.instansi, sebab })}, 'SISTEM', 'SISTEM')`;
}
