import { eq, sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { type BarisKalender, susunKalender } from '../../../domain/kalender/hari-kerja.ts';
import type { StatusBlokir } from '../../../domain/pelanggaran/blokir/status.ts';
import type { JenisSuratSbt } from '../../../domain/pelanggaran/sbt/surat.ts';
import type { PihakTemuan } from '../../../domain/pelanggaran/sbt/syarat.ts';
import type { TahapTemuan } from '../../../domain/pelanggaran/sbt/tahap.ts';
import { type DasarTenggat, KODE_PARAMETER_SBT } from '../../../domain/pelanggaran/sbt/tenggat.ts';
import { temuan } from '../../../drizzle/schema/pelanggaran.ts';
import { suratSbt, temuanRiwayat, temuanTanggapan, temuanTindakLanjut } from '../../../drizzle/schema/sbt.ts';
import { KALENDER } from '../../../platform/db/kalender.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { salahSatu } from '../../../platform/db/salah-satu.ts';

export type BarisTemuanPolos = typeof temuan.$inferSelect;
export type BarisRiwayat = typeof temuanRiwayat.$inferSelect;
export type BarisTanggapan = typeof temuanTanggapan.$inferSelect;
export type BarisTindakLanjut = typeof temuanTindakLanjut.$inferSelect;
export type BarisSurat = typeof suratSbt.$inferSelect;

/** The case, held until the end of the transaction; null = not this caller's to move now. Comes before every gate row. */
export async function kunciTemuan(tx: Tx, id: string): Promise<BarisTemuanPolos | null> {
  const rows = await tx.select().from(temuan).where(eq(temuan.id, id)).for('update');
  return rows[0] ?? null;
}

export async function selectTahap(tx: Tx, id: string): Promise<Pick<BarisTemuanPolos, 'tahap' | 'nip'> | null> {
  const rows = await tx.select({ tahap: temuan.tahap, nip: temuan.nip }).from(temuan).where(eq(temuan.id, id));
  return rows[0] ?? null;
}

/** Parameters in force on a day, and the calendar. */
export async function selectDasarTenggat(tx: Tx, pada: Tanggal): Promise<DasarTenggat> {
  const { rows } = await tx.execute<{ parameter: DasarTenggat['parameter'] | null; kalender: BarisKalender[] | null }>(sql`select ${KALENDER} as kalender,
    (select jsonb_object_agg(nama, nilai) from (select distinct on (nama) nama, nilai from parameter_aturan
      where kode = ${KODE_PARAMETER_SBT} and sejak <= ${pada}::date and coalesce(sampai, ${pada}::date) >= ${pada}::date order by nama, sejak desc) x) as parameter`);
  return { parameter: rows[0]?.parameter ?? {}, kalender: susunKalender(rows[0]?.kalender ?? []) };
}

/** What the file of a case says, as far as steps depend on it. */
export interface Berkas extends Record<string, unknown> {
  readonly temuan: string;
  readonly surat: readonly { readonly jenis: JenisSuratSbt; readonly nomor: string; readonly tanggal: Tanggal; readonly tenggat: Tanggal | null }[];
  /** `baru` = after the last letter, so that no later letter may pass it over in silence. */
  readonly tanggapan: readonly { readonly pihak: PihakTemuan; readonly tanggal: Tanggal; readonly baru: boolean }[];
  /** Of the last block that names this case; null = none. */
  readonly blokir: StatusBlokir | null;
}

export async function selectBerkas(tx: Tx, ids: readonly string[]): Promise<readonly Berkas[]> {
  const { rows } = await tx.execute<Berkas>(sql`select t.id::text as temuan,
      coalesce((select jsonb_agg(jsonb_build_object('jenis', s.jenis, 'nomor', s.nomor, 'tanggal', s.tanggal, 'tenggat', s.tenggat) order by s.id)
        from surat_sbt s where s.temuan = t.id), '[]') as surat,
      coalesce((select jsonb_agg(jsonb_build_object('pihak', g.pihak, 'tanggal', (g.pada at time zone 'Asia/Jakarta')::date,
        'baru', g.pada > coalesce((select max(s.pada) from surat_sbt s where s.temuan = t.id), '-infinity')) order by g.id) from temuan_tanggapan g where g.temuan = t.id), '[]') as tanggapan,
      (select b.status from pemblokiran b where b.temuan = t.id and b.daftar is null order by b.id desc limit 1) as blokir
    from temuan t where t.id = any (${sql.param([...ids])}::bigint[])`);
  return rows;
}

export interface TahapBaru {
  readonly id: string;
  readonly ke: TahapTemuan;
  readonly tenggat: Tanggal | null;
  /** Where a follow-up was reported from, and the deadline that ran then; both null elsewhere. */
  readonly tahapAsal: TahapTemuan | null;
  readonly tenggatAsal: Tanggal | null;
  readonly duplikatDari: string | null;
}

export const updateTahap = async (tx: Tx, t: TahapBaru): Promise<void> => {
  await tx.execute(sql`update temuan set tahap_sejak = case when tahap = ${t.ke} then tahap_sejak else clock_timestamp() end, tahap = ${t.ke}, versi = versi + 1,
    tenggat = ${t.tenggat}::date, tahap_asal = ${t.tahapAsal}, tenggat_asal = ${t.tenggatAsal}::date, duplikat_dari = ${t.duplikatDari}::bigint where id = ${t.id}::bigint`);
};

export const updateTenggat = async (tx: Tx, id: string, tenggat: Tanggal): Promise<void> => {
  await tx.update(temuan).set({ tenggat }).where(eq(temuan.id, id));
};

/** Whether the auditor has sent a follow-up of this case back before. */
export async function pernahDikembalikan(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(
    sql`select exists (select from temuan_riwayat where temuan = ${id}::bigint and tindakan = 'kembalikanTindakLanjut') as ada`,
  );
  return rows[0]?.ada === true;
}

export interface RiwayatBaru {
  readonly temuan: string;
  readonly tindakan: string;
  readonly dari: string;
  readonly ke: string;
  readonly tenggat: Tanggal | null;
  readonly catatan: string | null;
  readonly oleh: string;
  readonly orang: string;
}

/** False when this deadline was noted before: the clock fires once. */
export async function insertRiwayat(tx: Tx, r: RiwayatBaru): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`insert into temuan_riwayat (temuan, tindakan, dari, ke, tenggat, catatan, oleh, orang)
    values (${r.temuan}::bigint, ${r.tindakan}, ${r.dari}, ${r.ke}, ${r.tenggat}::date, ${r.catatan}, ${r.oleh}, ${r.orang}) on conflict do nothing`);
  return rowCount === 1;
}

export const insertTanggapan = async (tx: Tx, r: Pick<BarisTanggapan, 'temuan' | 'pihak' | 'tahap' | 'isi' | 'oleh' | 'orang'>): Promise<void> => {
  await tx.execute(sql`insert into temuan_tanggapan (temuan, pihak, tahap, isi, oleh, orang)
    values (${r.temuan}::bigint, ${r.pihak}, ${r.tahap}, ${r.isi}, ${r.oleh}, ${r.orang})`);
};

export const insertTindakLanjut = async (
  tx: Tx,
  r: Pick<BarisTindakLanjut, 'temuan' | 'uraian' | 'nomorSk' | 'tanggalSk' | 'oleh' | 'orang'>,
): Promise<void> => {
  await tx.execute(sql`insert into temuan_tindak_lanjut (temuan, uraian, nomor_sk, tanggal_sk, oleh, orang)
    values (${r.temuan}::bigint, ${r.uraian}, ${r.nomorSk}, ${r.tanggalSk}::date, ${r.oleh}, ${r.orang})`);
};

export const selectRiwayat = (tx: Tx, ids: readonly string[]): Promise<BarisRiwayat[]> =>
  tx.select().from(temuanRiwayat).where(salahSatu(temuanRiwayat.temuan, ids)).orderBy(temuanRiwayat.id);
export const selectTanggapan = (tx: Tx, ids: readonly string[]): Promise<BarisTanggapan[]> =>
  tx.select().from(temuanTanggapan).where(salahSatu(temuanTanggapan.temuan, ids)).orderBy(temuanTanggapan.id);
export const selectTindakLanjut = (tx: Tx, ids: readonly string[]): Promise<BarisTindakLanjut[]> =>
  tx.select().from(temuanTindakLanjut).where(salahSatu(temuanTindakLanjut.temuan, ids)).orderBy(temuanTindakLanjut.id);
export const selectSurat = (tx: Tx, ids: readonly string[]): Promise<BarisSurat[]> =>
  tx.select().from(suratSbt).where(salahSatu(suratSbt.temuan, ids)).orderBy(suratSbt.id);
export const selectSuratByIds = (tx: Tx, ids: readonly string[]): Promise<BarisSurat[]> => tx.select().from(suratSbt).where(salahSatu(suratSbt.id, ids));

/** A finding of the hub itself against an instansi. Null = a finding with this key is there already. */
export async function insertTemuanSistem(
  tx: Tx,
  r: {
    readonly nomor: string;
    readonly kunci: string;
    readonly kategori: string;
    readonly instansi: number;
    readonly uraian: string;
    readonly bukti: Readonly<Record<string, string | number>>;
    readonly orang: string;
  },
): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into temuan (nomor, kunci, kategori, instansi, uraian, bukti, sumber, oleh)
    values (${r.nomor}, ${r.kunci}, ${r.kategori}, ${r.instansi}, ${r.uraian}, ${JSON.stringify(r.bukti)}::jsonb, 'SISTEM', ${r.orang})
    on conflict (kunci) do nothing returning id::text as id`);
  return rows[0]?.id ?? null;
}
