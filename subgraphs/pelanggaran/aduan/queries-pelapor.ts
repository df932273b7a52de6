import { sql } from 'drizzle-orm';
import type { KodeKesalahan } from '../../../domain/kesalahan.ts';
import { iso } from '../../../platform/db/iso.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export interface BarisPermintaan extends Record<string, unknown> {
  readonly id: string;
  readonly aduan: string;
  readonly tujuan: string;
  readonly diajukanPada: string;
  readonly disetujuiPada: string | null;
  readonly dibukaPada: string | null;
}

/** Requests about these complaints, or those that wait for the second person. */
export async function selectPermintaan(tx: Tx, aduan: readonly string[] | null): Promise<readonly BarisPermintaan[]> {
  const { rows } = await tx.execute<BarisPermintaan>(sql`select id::text as id, aduan::text as aduan, tujuan, ${iso(sql`pada`)} as "diajukanPada",
    ${iso(sql`disetujui_pada`)} as "disetujuiPada", ${iso(sql`dibuka_pada`)} as "dibukaPada" from brankas.daftar(${aduan === null ? null : sql.param([...aduan])}::bigint[])`);
  return rows;
}

/** Null = the complaint has no reporter. */
export async function mintaBuka(tx: Tx, aduan: string, tujuan: string): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string | null }>(sql`select brankas.minta(${aduan}::bigint, ${tujuan})::text as id`);
  return rows[0]?.id ?? null;
}

/** Null = agreed. */
export async function setujuiBuka(tx: Tx, id: string): Promise<KodeKesalahan | null> {
  const { rows } = await tx.execute<{ kode: KodeKesalahan | null }>(sql`select brankas.setujui(${id}::bigint) as kode`);
  return rows[0]?.kode ?? null;
}

export interface Terbuka extends Record<string, unknown> {
  readonly kode: KodeKesalahan | null;
  readonly isi: string | null;
  /** Number of the complaint, to which the seal is bound. */
  readonly nomor: string | null;
}

export async function bukaBrankas(tx: Tx, id: string): Promise<Terbuka> {
  const { rows } = await tx.execute<Terbuka>(sql`select b.kode, b.isi, a.nomor from brankas.buka(${id}::bigint) b left join aduan a on a.id = b.aduan`);
  return rows[0] ?? { kode: 'TIDAK_DITEMUKAN', isi: null, nomor: null };
}
