import { and, asc, desc, eq, getTableColumns, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import { laporanBagian } from '../../drizzle/schema/laporan.ts';
import { pegawaiBkn } from '../../drizzle/schema/pegawai.ts';
import { hukumanDisiplin, pemblokiran, temuan } from '../../drizzle/schema/pelanggaran.ts';
import { instansi } from '../../drizzle/schema/rujukan.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { salahSatu } from '../../platform/db/salah-satu.ts';

export type BarisHukuman = typeof hukumanDisiplin.$inferSelect & { readonly instansiId: string; readonly berlaku: boolean };
export type BarisTemuan = typeof temuan.$inferSelect & { readonly instansiId: string };
export type BarisBlokir = typeof pemblokiran.$inferSelect & { readonly instansiId: string };

const hukuman = (tx: Tx) => {
  const h = hukumanDisiplin;
  // The same words as gerbang_penghalang: what holds a mutasi and what is shown as in force must not differ.
  const berlaku =
    sql<boolean>`(${h.dibatalkanTanggal} is null and not exists (select from hukuman_disiplin x where x.mengakhiri_id = ${h.id} and x.dibatalkan_tanggal is null)
    and coalesce(${h.mulai}, current_date) <= current_date and coalesce(${h.akhir}, current_date) >= current_date)`.as('berlaku');
  return tx
    .select({ ...getTableColumns(hukumanDisiplin), instansiId: instansi.id, berlaku })
    .from(hukumanDisiplin)
    .innerJoin(instansi, eq(instansi.no, hukumanDisiplin.instansi));
};
const temuanBerinstansi = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(temuan), instansiId: instansi.id })
    .from(temuan)
    .innerJoin(instansi, eq(instansi.no, temuan.instansi));
const blokirBerinstansi = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(pemblokiran), instansiId: instansi.id })
    .from(pemblokiran)
    .innerJoin(instansi, eq(instansi.no, pemblokiran.instansi));

export const selectHukumanById = (tx: Tx, id: readonly string[]): Promise<BarisHukuman[]> => hukuman(tx).where(salahSatu(hukumanDisiplin.id, id));
export const selectHukumanByNip = (tx: Tx, nip: readonly string[]): Promise<BarisHukuman[]> =>
  hukuman(tx).where(salahSatu(hukumanDisiplin.nip, nip)).orderBy(desc(hukumanDisiplin.mulai), asc(hukumanDisiplin.id));

export const selectTemuanById = (tx: Tx, id: readonly string[]): Promise<BarisTemuan[]> => temuanBerinstansi(tx).where(salahSatu(temuan.id, id));
export const selectTemuanByNip = (tx: Tx, nip: readonly string[]): Promise<BarisTemuan[]> =>
  temuanBerinstansi(tx).where(salahSatu(temuan.nip, nip)).orderBy(desc(temuan.id));

export const selectBlokirById = (tx: Tx, id: readonly string[]): Promise<BarisBlokir[]> => blokirBerinstansi(tx).where(salahSatu(pemblokiran.id, id));
export const selectBlokirByNip = (tx: Tx, nip: readonly string[]): Promise<BarisBlokir[]> =>
  blokirBerinstansi(tx).where(salahSatu(pemblokiran.nip, nip)).orderBy(desc(pemblokiran.id));
export const selectBlokirInstansi = (tx: Tx, id: readonly string[]): Promise<BarisBlokir[]> =>
  blokirBerinstansi(tx)
    .where(and(salahSatu(instansi.id, id), eq(pemblokiran.sasaran, 'INSTANSI')))
    .orderBy(desc(pemblokiran.id));

const termasuk = (kolom: Parameters<typeof inArray>[0], daftar: readonly string[] | null | undefined): SQL | undefined =>
  daftar === null || daftar === undefined || daftar.length === 0 ? undefined : inArray(kolom, [...daftar]);
const sama = (kolom: Parameters<typeof eq>[0], nilai: string | null | undefined): SQL | undefined =>
  nilai === null || nilai === undefined ? undefined : eq(kolom, nilai);

export interface SaringanTemuan {
  readonly instansiId?: string | null;
  readonly nip?: string | null;
  readonly kategori?: readonly string[] | null;
  readonly tahap?: readonly string[] | null;
  /** true: only running cases whose deadline is over on `hariIni`; false: only the others. */
  readonly lewatTenggat?: boolean | null;
}

export interface SaringanBlokir {
  readonly instansiId?: string | null;
  readonly nip?: string | null;
  readonly sasaran?: string | null;
  readonly status?: readonly string[] | null;
}

export interface Potongan {
  /** Id of the last row shown. */
  readonly sesudah: string | null;
  readonly batas: number;
}

const lewat = (ya: boolean | null | undefined, hariIni: string): SQL | undefined =>
  ya === null || ya === undefined ? undefined : sql`coalesce(${temuan.tenggat} < ${hariIni}::date, false) = ${ya}`;

export const selectTemuan = (tx: Tx, f: SaringanTemuan & { readonly hariIni: string }, { sesudah, batas }: Potongan): Promise<BarisTemuan[]> =>
  temuanBerinstansi(tx)
    .where(
      and(
        sama(instansi.id, f.instansiId),
        sama(temuan.nip, f.nip),
        termasuk(temuan.kategori, f.kategori),
        termasuk(temuan.tahap, f.tahap),
        lewat(f.lewatTenggat, f.hariIni),
        sesudah === null ? undefined : lt(temuan.id, sesudah),
      ),
    )
    .orderBy(desc(temuan.id))
    .limit(batas);

export const selectBlokir = (tx: Tx, f: SaringanBlokir, { sesudah, batas }: Potongan): Promise<BarisBlokir[]> =>
  blokirBerinstansi(tx)
    .where(
      and(
        sama(instansi.id, f.instansiId),
        sama(pemblokiran.nip, f.nip),
        sama(pemblokiran.sasaran, f.sasaran),
        termasuk(pemblokiran.status, f.status),
        sesudah === null ? undefined : lt(pemblokiran.id, sesudah),
      ),
    )
    .orderBy(desc(pemblokiran.id))
    .limit(batas);

export const selectBagianLaporan = (tx: Tx, id: readonly string[]): Promise<(BarisBagian & { laporan: string })[]> =>
  tx
    .select({
      laporan: laporanBagian.laporan,
      instansiId: instansi.id,
      provinsiId: instansi.provinsiId,
      diketahui: laporanBagian.diketahui,
      isi: laporanBagian.isi,
    })
    .from(laporanBagian)
    .innerJoin(instansi, eq(instansi.no, laporanBagian.instansi))
    .where(and(salahSatu(laporanBagian.laporan, id), eq(laporanBagian.bagian, 'pelanggaran')))
    .orderBy(asc(instansi.no));

/** Instansi numbers where the caller sees this person, by SIASN. */
export async function selectInstansiPegawai(tx: Tx, nip: string): Promise<number[]> {
  const rows = await tx.select({ instansi: pegawaiBkn.instansi }).from(pegawaiBkn).where(eq(pegawaiBkn.nip, nip)).orderBy(asc(pegawaiBkn.instansi));
  return rows.map((r) => r.instansi);
}

export async function selectNoInstansi(tx: Tx, id: string): Promise<number | null> {
  const rows = await tx.select({ no: instansi.no }).from(instansi).where(eq(instansi.id, id));
  return rows[0]?.no ?? null;
}

export const adaHukuman = async (tx: Tx, nip: string, jenisHukumanId: string, skNomor: string): Promise<boolean> =>
  (
    await tx
      .select({ id: hukumanDisiplin.id })
      .from(hukumanDisiplin)
      .where(and(eq(hukumanDisiplin.nip, nip), eq(hukumanDisiplin.jenisHukumanId, jenisHukumanId), eq(hukumanDisiplin.skNomor, skNomor)))
  ).length > 0;

export const insertHukuman = async (tx: Tx, row: typeof hukumanDisiplin.$inferInsert): Promise<void> => {
  await tx.insert(hukumanDisiplin).values(row);
};

// Columns that the database fills are left out by name: drizzle would list every one of them with DEFAULT.
export async function insertTemuan(
  tx: Tx,
  r: { nomor: string; kunci: string; kategori: string; instansi: number; nip: string | null; uraian: string; sumber: string; oleh: string },
): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh)
    values (${r.nomor}, ${r.kunci}, ${r.kategori}, ${r.instansi}, ${r.nip}, ${r.uraian}, ${r.sumber}, ${r.oleh}) returning id`);
  return String(rows[0]?.id);
}

export async function insertBlokir(
  tx: Tx,
  r: { sasaran: string; instansi: number; nip: string | null; nomorSurat: string; alasan: string; oleh: string },
): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, diusulkan_oleh)
    values (${r.sasaran}, ${r.instansi}, ${r.nip}, ${r.nomorSurat}, ${r.alasan}, ${r.oleh}) returning id`);
  return String(rows[0]?.id);
}

export async function kunciBlokir(tx: Tx, id: string): Promise<typeof pemblokiran.$inferSelect | null> {
  const rows = await tx.select().from(pemblokiran).where(eq(pemblokiran.id, id)).for('update');
  return rows[0] ?? null;
}

export const updateSetujui = async (tx: Tx, id: string, orang: string): Promise<void> => {
  await tx
    .update(pemblokiran)
    .set({ status: 'AKTIF', disetujuiOleh: orang, aktifPada: sql`clock_timestamp()`, versi: sql`${pemblokiran.versi} + 1` })
    .where(eq(pemblokiran.id, id));
};

export const updateBuka = async (tx: Tx, id: string, orang: string, dasar: string): Promise<void> => {
  await tx
    .update(pemblokiran)
    .set({ status: 'DIBUKA', dibukaOleh: orang, dibukaPada: sql`clock_timestamp()`, dasarPembukaan: dasar, versi: sql`${pemblokiran.versi} + 1` })
    .where(eq(pemblokiran.id, id));
};
