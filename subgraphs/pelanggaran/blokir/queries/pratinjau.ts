import { sql } from 'drizzle-orm';
import type { Tx } from '../../../../platform/db/pelaku.ts';

export interface SasaranPasti {
  readonly sasaran: string;
  readonly instansi: number;
  readonly nip: readonly string[];
}

export interface JumlahUsulStatus extends Record<string, unknown> {
  readonly status: string;
  readonly jumlah: number;
}

/** People of an instansi by SIASN, from the counters. */
export async function selectJumlahPegawai(tx: Tx, instansi: number): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`select coalesce(sum(jumlah), 0)::int as n from rekap_pegawai where instansi = ${instansi}`);
  return rows[0]?.n ?? 0;
}

/** Running usul that such a block concerns, by status: the question that the block itself asks. */
export async function selectUsulTerkena(tx: Tx, s: SasaranPasti, menahan: readonly string[] | null): Promise<JumlahUsulStatus[]> {
  const { rows } = await tx.execute<JumlahUsulStatus>(sql`select status, jumlah::int as jumlah
    from blokir_pratinjau(${s.sasaran}, ${s.instansi}::smallint, ${sql.param([...s.nip])}::bigint[], ${sql.param(menahan)}::text[])`);
  return rows;
}

/** People of the list of a proposed or active block. */
export async function selectNipAnggota(tx: Tx, daftar: string): Promise<string[]> {
  const { rows } = await tx.execute<{ nip: string }>(
    sql`select lpad(nip::text, 18, '0') as nip from pemblokiran where daftar = ${daftar} and status in ('DIUSULKAN', 'AKTIF') order by nip`,
  );
  return rows.map((r) => r.nip);
}

/** Those of these NIP whom the instansi has by SIASN. */
export async function selectNipInstansi(tx: Tx, instansi: number, nip: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.execute<{ nip: string }>(
    sql`select lpad(nip::text, 18, '0') as nip from pegawai_bkn where instansi = ${instansi} and nip = any (${sql.param([...nip])}::bigint[])`,
  );
  return new Set(rows.map((r) => r.nip));
}

/** Whether this finding exists, is the caller's to see, and is about this instansi. */
export async function adaTemuan(tx: Tx, id: string, instansi: number): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(sql`select exists (select from temuan where id = ${id} and instansi = ${instansi}) as ada`);
  return rows[0]?.ada === true;
}
