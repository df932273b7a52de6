import { and, asc, desc, eq, getTableColumns, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import { laporanBagian } from '../../drizzle/schema/laporan.ts';
import { pegawaiBkn } from '../../drizzle/schema/pegawai.ts';
import { hukumanDisiplin, temuan } from '../../drizzle/schema/pelanggaran.ts';
import { instansi } from '../../drizzle/schema/rujukan.ts';
import { HARI_INI } from '../../platform/db/hari-ini.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { salahSatu } from '../../platform/db/salah-satu.ts';

export type BarisHukuman = typeof hukumanDisiplin.$inferSelect & { readonly instansiId: string; readonly berlaku: boolean };
export type BarisTemuan = typeof temuan.$inferSelect & { readonly instansiId: string };

const hukuman = (tx: Tx) => {
  const h = hukumanDisiplin;
  // The same words as gerbang_penghalang: what holds a mutasi and what is shown as in force must not differ.
  const berlaku =
    sql<boolean>`(${h.dibatalkanTanggal} is null and not exists (select from hukuman_disiplin x where x.mengakhiri_id = ${h.id} and x.dibatalkan_tanggal is null)
    and coalesce(${h.mulai} <= ${HARI_INI}, true) and coalesce(${h.akhir} >= ${HARI_INI}, true))`.as('berlaku');
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

export const selectHukumanById = (tx: Tx, id: readonly string[]): Promise<BarisHukuman[]> => hukuman(tx).where(salahSatu(hukumanDisiplin.id, id));
export const selectHukumanByNip = (tx: Tx, nip: readonly string[]): Promise<BarisHukuman[]> =>
  hukuman(tx).where(salahSatu(hukumanDisiplin.nip, nip)).orderBy(desc(hukumanDisiplin.mulai), asc(hukumanDisiplin.id));

export const selectTemuanById = (tx: Tx, id: readonly string[]): Promise<BarisTemuan[]> => temuanBerinstansi(tx).where(salahSatu(temuan.id, id));
export const selectTemuanByNip = (tx: Tx, nip: readonly string[]): Promise<BarisTemuan[]> =>
  temuanBerinstansi(tx).where(salahSatu(temuan.nip, nip)).orderBy(desc(temuan.id));

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
  r: {
    nomor: string;
    kunci: string;
    kategori: string;
    klasifikasi: string | null;
    instansi: number;
    nip: string | null;
    uraian: string;
    sumber: string;
    oleh: string;
  },
): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into temuan (nomor, kunci, kategori, klasifikasi, instansi, nip, uraian, sumber, oleh)
    values (${r.nomor}, ${r.kunci}, ${r.kategori}, ${r.klasifikasi}, ${r.instansi}, ${r.nip}, ${r.uraian}, ${r.sumber}, ${r.oleh}) returning id`);
  return String(rows[0]?.id);
}
