import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { TAHAP_TEMUAN } from '../../../domain/pelanggaran/sbt/tahap.ts';
import { PARAMETER_TAHAP } from '../../../domain/pelanggaran/sbt/tenggat.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

const BERTENGGAT = TAHAP_TEMUAN.filter((t) => PARAMETER_TAHAP[t] !== null);

/**
 * Cases after `sesudah` that the clock has something to do with: a deadline passed and not noted yet, a rung that the hub may climb by itself, or a
 * deadline that could not be computed when the stage began.
 */
export async function selectUntukJam(tx: Tx, sesudah: string, hariIni: Tanggal, batas: number): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`select t.id::text as id from temuan t where t.id > ${sesudah}::bigint and (
      (t.tenggat < ${hariIni}::date and (not exists (select from temuan_riwayat r where r.temuan = t.id and r.tenggat = t.tenggat and r.tindakan = 'lewatTenggat')
        or t.tahap = 'REKOMENDASI' or (t.tahap in ('PEMANTAUAN', 'PERINGATAN') and (select nilai from parameter_aturan where kode = 'SBT' and nama = 'otomatis'
          and sejak <= ${hariIni}::date and coalesce(sampai, ${hariIni}::date) >= ${hariIni}::date order by sejak desc limit 1) = 1)))
      or (t.tenggat is null and t.tahap = any (${sql.param(BERTENGGAT)}::text[])))
    order by t.id limit ${batas}`);
  return rows.map((r) => r.id);
}

export interface LewatRow extends Record<string, unknown> {
  readonly nomor: string;
  readonly tahap: string;
  readonly kategori: string;
  readonly tenggat: string;
  readonly instansiId: string;
}

/** Running cases whose deadline is over, the longest first. */
export async function selectLewat(tx: Tx, hariIni: Tanggal, batas: number): Promise<readonly LewatRow[]> {
  const { rows } = await tx.execute<LewatRow>(sql`select t.nomor, t.tahap, t.kategori, t.tenggat::text as tenggat, i.id as "instansiId"
    from temuan t join instansi i on i.no = t.instansi where t.tenggat < ${hariIni}::date order by t.tenggat, t.id limit ${batas}`);
  return rows;
}
