import { sql } from 'drizzle-orm';
import type { Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import type { KodeDipulihkan } from '../../domain/mutasi/pemulihan.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { Pelaku } from './queries-rantai.ts';

export interface PemulihanBaru extends Surat {
  readonly usulId: string;
  readonly aturan: KodeDipulihkan;
  readonly alasan: string;
}

/** Records the request with the blocks that are active now: a later one is not lifted by it. */
export async function insertPemulihan(tx: Tx, p: PemulihanBaru, { subjek, orang }: Pelaku): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into pemulihan (usul, aturan, blokir, alasan, nomor, tanggal, oleh, orang)
    values (${p.usulId}::bigint, ${p.aturan}, pemulihan_blokir_usul(${p.usulId}::bigint, ${p.aturan}), ${p.alasan}, ${p.nomor}, ${p.tanggal}, ${subjek}, ${orang}) returning id::text as id`);
  return rows[0]?.id ?? '';
}

export interface PemulihanInti extends Record<string, unknown> {
  readonly usul: string;
  readonly orang: string;
  readonly orangPengusul: string;
  readonly diputus: boolean;
}

/** A request and the usul it speaks of; null when it is out of reach. */
export async function selectPemulihan(tx: Tx, id: string): Promise<PemulihanInti | null> {
  const { rows } = await tx.execute<PemulihanInti>(sql`select m.usul::text as usul, m.orang, u.orang_pengusul as "orangPengusul",
      exists (select from putusan_pemulihan k where k.pemulihan = m.id) as diputus
    from pemulihan m join usul u on u.id = m.usul where m.id = ${id}::bigint`);
  return rows[0] ?? null;
}

export interface PutusanBaru extends Surat {
  readonly id: string;
  readonly setuju: boolean;
  readonly catatan: string;
}

/** False when another decision was first. */
export async function insertPutusanPemulihan(tx: Tx, p: PutusanBaru, { subjek, orang }: Pelaku): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`insert into putusan_pemulihan (pemulihan, setuju, catatan, nomor, tanggal, oleh, orang)
    values (${p.id}::bigint, ${p.setuju}, ${p.catatan}, ${p.nomor}, ${p.tanggal}, ${subjek}, ${orang}) on conflict (pemulihan) do nothing`);
  return rowCount === 1;
}

/** Whether this person did anything to the usul. */
export async function pernahMenyentuh(tx: Tx, usulId: string, orang: string): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(sql`select exists (select from usul_riwayat where usul = ${usulId}::bigint and orang = ${orang}) as ada`);
  return rows[0]?.ada === true;
}

/** Whether this person asked for or decided on a restoration of the usul, or lifted one of its rules. */
export async function pernahMembuka(tx: Tx, usulId: string, orang: string): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(sql`select exists (select from pemulihan m left join putusan_pemulihan k on k.pemulihan = m.id
    where m.usul = ${usulId}::bigint and ${orang} in (m.orang, k.orang))
    or exists (select from pengecualian_aturan p where p.usul = ${usulId}::bigint and p.orang = ${orang}) as ada`);
  return rows[0]?.ada === true;
}
