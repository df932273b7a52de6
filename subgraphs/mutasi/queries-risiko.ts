import { sql } from 'drizzle-orm';
import { HARI_INI } from '../../platform/db/hari-ini.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

/** Facts of one person as the database tells them; see 0054_risiko.sql. */
export interface RisikoOrang {
  readonly riwayatUtuh: boolean;
  readonly eselonTujuan: string;
  readonly tujuan: string;
  readonly eselonAsal: string | null;
  readonly asal: string | null;
  readonly bulanSejakJabatan: number | null;
  readonly pindah: number;
  readonly kembali: boolean;
}

export interface RisikoUsul {
  readonly instansi: number;
  /** Null = too long after the inauguration to be counted. */
  readonly orang: number | null;
  readonly daerah: boolean;
  readonly hariSejakLantik: number | null;
}

export interface AcuanRisiko {
  readonly ukuran: 'BULAN_NAIK' | 'PINDAH' | 'ASAL_JABATAN' | 'USUL_BULANAN';
  readonly kelompok: string;
  readonly banyak: number;
  readonly isi: Readonly<Record<string, number>>;
}

export interface BahanRisiko {
  readonly usul: RisikoUsul | null;
  readonly orang: readonly { readonly nip: string; readonly isi: RisikoOrang }[];
  readonly acuan: readonly AcuanRisiko[];
  readonly timpaan: Readonly<Record<string, number>>;
}

/** Three statements, whatever the number of people. */
export async function selectBahanRisiko(tx: Tx, usulId: string, kodeParameter: string): Promise<BahanRisiko> {
  const { rows } = await tx.execute<{ nip: string | null; isi: unknown }>(
    sql`select lpad(nip::text, 18, '0') as nip, isi from risiko_fakta(${usulId}::bigint) order by nip`,
  );
  const orang = rows.flatMap((r) => (r.nip === null ? [] : [{ nip: r.nip, isi: r.isi as RisikoOrang }]));
  const usul = (rows.find((r) => r.nip === null)?.isi ?? null) as RisikoUsul | null;
  const kelompok = [...new Set(['*', String(usul?.instansi ?? ''), ...orang.flatMap((o) => [o.isi.eselonTujuan, o.isi.tujuan])])];
  const acuan = await tx.execute<Record<string, unknown> & AcuanRisiko>(
    sql`select ukuran, kelompok, banyak, isi from risiko_acuan where kelompok = any (${sql.param(kelompok)}::text[])`,
  );
  const timpaan = await tx.execute<{ nama: string; nilai: string }>(sql`select distinct on (nama) nama, nilai from parameter_aturan
    where kode = ${kodeParameter} and sejak <= ${HARI_INI} and coalesce(sampai, ${HARI_INI}) >= ${HARI_INI} order by nama, sejak desc`);
  return { usul, orang, acuan: acuan.rows, timpaan: Object.fromEntries(timpaan.rows.map((t) => [t.nama, Number(t.nilai)])) };
}

export interface PenilaianBaru {
  readonly usulId: string;
  readonly skor: number;
  readonly ambang: number;
  readonly isi: string;
  readonly sidik: string;
}

/** False when that very assessment is stored already. */
export async function insertPenilaian(tx: Tx, p: PenilaianBaru): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`insert into penilaian_risiko (usul, skor, ambang, isi, sidik)
    values (${p.usulId}::bigint, ${p.skor}, ${p.ambang}, ${p.isi}::jsonb, ${p.sidik}) on conflict (usul, sidik) do nothing`);
  return rowCount === 1;
}

export interface PenilaianRow extends Record<string, unknown> {
  readonly usul: string;
  readonly skor: number;
  readonly ambang: number;
  readonly pada: string;
}

export async function selectPenilaian(tx: Tx, usulIds: readonly string[]): Promise<readonly PenilaianRow[]> {
  const { rows } = await tx.execute<PenilaianRow>(sql`select usul::text as usul, skor::float8 as skor, ambang::float8 as ambang, to_jsonb(pada) #>> '{}' as pada
    from penilaian_risiko where usul = any (${sql.param(usulIds.filter((id) => /^\d{1,18}$/.test(id)))}::bigint[]) order by id`);
  return rows;
}
