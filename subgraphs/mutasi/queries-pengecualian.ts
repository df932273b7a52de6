import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

export interface UsulDikecualikan extends Record<string, unknown> {
  readonly status: string;
  readonly orangPengusul: string;
  readonly nip: readonly string[];
}

/** State and people of a usul; null when it is out of the caller's reach. No lock: an exception changes no status. */
export async function selectUsulUntukPengecualian(tx: Tx, usulId: string): Promise<UsulDikecualikan | null> {
  const { rows } = await tx.execute<UsulDikecualikan>(sql`select u.status, u.orang_pengusul as "orangPengusul",
    array(select lpad(nip::text, 18, '0') from usul_isi(u.id)) as nip from usul u where u.id = ${usulId}::bigint`);
  return rows[0] ?? null;
}

export interface PengecualianBaru {
  readonly usulId: string;
  readonly kode: string;
  readonly nip: string | null;
  readonly peran: string;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly alasan: string;
  readonly oleh: string;
  readonly orang: string;
}

/** Whether the row is new; the same letter once more changes nothing. */
export async function insertPengecualian(tx: Tx, p: PengecualianBaru): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`insert into pengecualian_aturan (usul, kode, nip, peran, nomor, tanggal, alasan, oleh, orang)
    values (${p.usulId}::bigint, ${p.kode}, ${p.nip}::bigint, ${p.peran}, ${p.nomor}, ${p.tanggal}::date, ${p.alasan}, ${p.oleh}, ${p.orang}) on conflict do nothing`);
  return (rowCount ?? 0) > 0;
}
