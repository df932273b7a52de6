import { type SQL, sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { TAHAP_AKHIR, TAHAP_MENUNGGU_PPK } from '../../../domain/pelanggaran/sbt/tahap.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export interface SaringanRekap {
  readonly instansiId?: string | null;
  readonly provinsiId?: string | null;
  readonly kategori?: readonly string[] | null;
  readonly tahap?: readonly string[] | null;
}

export type KelompokRekap = 'TOTAL' | 'INSTANSI' | 'PROVINSI' | 'KATEGORI' | 'TAHAP';

/** Counts of one group of cases. */
export interface BarisRekap extends Record<string, unknown> {
  readonly kelompok: KelompokRekap;
  /** Id of the instansi or province, category or stage; null in TOTAL, and of instansi that belong to no province. */
  readonly kunci: string | null;
  readonly jumlah: number;
  readonly terbuka: number;
  readonly tunggakanPpk: number;
  /** The PPK owes a follow-up and nobody can say by when: neither overdue nor in time. */
  readonly tanpaTenggat: number;
}

const larik = (nilai: readonly string[]): SQL => sql`${sql.param([...nilai])}::text[]`;
const termasuk = (kolom: SQL, nilai: readonly string[] | null | undefined): SQL =>
  nilai === null || nilai === undefined || nilai.length === 0 ? sql`true` : sql`${kolom} = any (${larik(nilai)})`;
const sama = (kolom: SQL, nilai: string | null | undefined): SQL => (nilai === null || nilai === undefined ? sql`true` : sql`${kolom} = ${nilai}`);

/** Every group in one statement from the counters within the caller's authority; `hariIni` decides what is overdue. */
export async function selectRekap(tx: Tx, f: SaringanRekap, hariIni: Tanggal): Promise<readonly BarisRekap[]> {
  const { rows } = await tx.execute<BarisRekap>(sql`with h as (
      select instansi, kategori, tahap, jumlah, 0::bigint as bertenggat, 0::bigint as lewat from rekap_temuan where jumlah <> 0
      union all select instansi, kategori, tahap, 0, jumlah, case when tenggat < ${hariIni}::date then jumlah else 0 end from rekap_tenggat_temuan where jumlah <> 0)
    select case when grouping(i.id) = 0 then 'INSTANSI' when grouping(i.provinsi_id) = 0 then 'PROVINSI' when grouping(h.kategori) = 0 then 'KATEGORI'
        when grouping(h.tahap) = 0 then 'TAHAP' else 'TOTAL' end as kelompok,
      coalesce(i.id, i.provinsi_id, h.kategori, h.tahap) as kunci, sum(h.jumlah)::int as jumlah,
      coalesce(sum(h.jumlah) filter (where h.tahap <> all (${larik(TAHAP_AKHIR)})), 0)::int as terbuka, sum(h.lewat)::int as "tunggakanPpk",
      (coalesce(sum(h.jumlah) filter (where h.tahap = any (${larik(TAHAP_MENUNGGU_PPK)})), 0) - sum(h.bertenggat))::int as "tanpaTenggat"
    from h join instansi i on i.no = h.instansi
    where ${sama(sql`i.id`, f.instansiId)} and ${sama(sql`i.provinsi_id`, f.provinsiId)} and ${termasuk(sql`h.kategori`, f.kategori)} and ${termasuk(sql`h.tahap`, f.tahap)}
    group by grouping sets ((i.id), (i.provinsi_id), (h.kategori), (h.tahap), ()) having sum(h.jumlah) <> 0 order by 1, 2 nulls first`);
  return rows;
}
