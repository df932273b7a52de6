import { sql } from 'drizzle-orm';
import type { KodeKesalahan } from '../../../domain/kesalahan.ts';
import { iso } from '../../../platform/db/iso.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export interface BarisDarurat extends Record<string, unknown> {
  readonly id: string;
  readonly nip: string;
  readonly alasan: string;
  readonly menit: number;
  readonly keadaan: string;
  readonly dimintaPada: string;
  readonly diputusPada: string | null;
  readonly catatan: string | null;
  readonly berakhirPada: string | null;
  readonly barisDibaca: number;
  readonly dibacaPada: string | null;
}

const BARIS = sql`select id::text as id, lpad(nip::text, 18, '0') as nip, alasan, menit, ${iso(sql`pada`)} as "dimintaPada",
  ${iso(sql`diputus_pada`)} as "diputusPada", catatan, ${iso(sql`berakhir_pada`)} as "berakhirPada", dibaca as "barisDibaca",
  ${iso(sql`dibaca_pada`)} as "dibacaPada",
  case when setuju is null then case when pada < clock_timestamp() - interval '1 day' then 'KEDALUWARSA' else 'MENUNGGU' end
    when not setuju then 'DITOLAK' when berakhir_pada > clock_timestamp() then 'BERLAKU' else 'BERAKHIR' end as keadaan from akses_darurat`;

/** What row-level security shows this caller, newest first. */
export const selectDarurat = async (tx: Tx, batas: number): Promise<readonly BarisDarurat[]> =>
  (await tx.execute<BarisDarurat>(sql`${BARIS} order by id desc limit ${batas}`)).rows;

export const selectDaruratById = async (tx: Tx, id: string): Promise<BarisDarurat | null> =>
  (await tx.execute<BarisDarurat>(sql`${BARIS} where id = ${id}::bigint`)).rows[0] ?? null;

export interface Diminta extends Record<string, unknown> {
  readonly id: string | null;
  readonly kode: KodeKesalahan | null;
}

export async function mintaDarurat(tx: Tx, nip: string, alasan: string, menit: number): Promise<Diminta> {
  const { rows } = await tx.execute<Diminta>(sql`select id::text as id, kode from darurat_minta(${nip}::bigint, ${alasan}, ${menit}::integer)`);
  return rows[0] ?? { id: null, kode: 'TIDAK_DITEMUKAN' };
}

/** Null = done. */
export async function putuskanDarurat(tx: Tx, id: string, setuju: boolean, catatan: string): Promise<KodeKesalahan | null> {
  const { rows } = await tx.execute<{ kode: KodeKesalahan | null }>(sql`select darurat_putuskan(${id}::bigint, ${setuju}, ${catatan}) as kode`);
  return rows[0]?.kode ?? null;
}

export interface BarisIdentitas extends Record<string, unknown> {
  readonly sisi: string;
  readonly instansiId: string;
  readonly nama: string | null;
  readonly nik: string | null;
  readonly tanggalLahir: string | null;
}

/** Rows of the person under a grant of the caller's own that is in force, each written to the trail; none otherwise. */
export const bacaDarurat = async (tx: Tx, id: string): Promise<readonly BarisIdentitas[]> =>
  (
    await tx.execute<BarisIdentitas>(sql`select b.sisi, i.id as "instansiId", b.nama, b.nik, b.tgl_lahir as "tanggalLahir"
      from darurat.baca(${id}::bigint) b join instansi i on i.no = b.instansi order by b.sisi, i.id`)
  ).rows;
