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

export interface KasusBlokir extends Record<string, unknown> {
  readonly tahap: string;
  readonly nip: string | null;
  /** A block of this case waits or stands. */
  readonly terblokir: boolean;
}

/** What a block must know of the case it names; null = there is none, it is not the caller's to see, or it is about another instansi. */
export async function selectKasusBlokir(tx: Tx, id: string, instansi: number): Promise<KasusBlokir | null> {
  const { rows } = await tx.execute<KasusBlokir>(sql`select t.tahap, lpad(t.nip::text, 18, '0') as nip,
      exists (select from pemblokiran b where b.temuan = t.id and b.daftar is null and b.status in ('DIUSULKAN', 'AKTIF')) as terblokir
    from temuan t where t.id = ${id} and t.instansi = ${instansi}`);
  return rows[0] ?? null;
}
