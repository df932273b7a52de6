import { and, asc, desc, eq, getTableColumns, inArray, lt, ne, sql } from 'drizzle-orm';
import { bedaRiwayat, bedaRiwayatCatatan, rekapBedaRiwayat, temuanSistemikRiwayat } from '../../../drizzle/schema/riwayat.ts';
import { instansi } from '../../../drizzle/schema/rujukan.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export type BarisBedaRiwayat = typeof bedaRiwayat.$inferSelect & { readonly instansiId: string };
export type BarisCatatanRiwayat = typeof bedaRiwayatCatatan.$inferSelect;
export type BarisRekapRiwayat = typeof rekapBedaRiwayat.$inferSelect & { readonly instansiId: string };
export type BarisSistemikRiwayat = typeof temuanSistemikRiwayat.$inferSelect & { readonly instansiId: string };

const berinstansi = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(bedaRiwayat), instansiId: instansi.id })
    .from(bedaRiwayat)
    .innerJoin(instansi, eq(instansi.no, bedaRiwayat.instansi));

export const selectBedaRiwayatById = (tx: Tx, id: readonly string[]): Promise<BarisBedaRiwayat[]> => berinstansi(tx).where(inArray(bedaRiwayat.id, [...id]));

export const selectBedaRiwayatByNip = (tx: Tx, nip: readonly string[], terbuka: boolean): Promise<BarisBedaRiwayat[]> =>
  berinstansi(tx)
    .where(and(inArray(bedaRiwayat.nip, [...nip]), terbuka ? ne(bedaRiwayat.status, 'TERTUTUP') : undefined))
    .orderBy(asc(bedaRiwayat.nip), asc(bedaRiwayat.jenis), asc(bedaRiwayat.id));

export interface SaringanBedaRiwayat {
  readonly instansiId: string | null;
  readonly nip: string | null;
  readonly jenis: readonly string[] | null;
  readonly beda: readonly string[] | null;
  readonly level: readonly string[] | null;
  readonly status: readonly string[] | null;
  readonly sistemik: boolean | null;
}

/** Newest first; the id is both the order and the key. */
export const selectBedaRiwayat = (tx: Tx, f: SaringanBedaRiwayat, { sesudah, batas }: { sesudah: string | null; batas: number }): Promise<BarisBedaRiwayat[]> =>
  berinstansi(tx)
    .where(
      and(
        f.instansiId === null ? undefined : eq(bedaRiwayat.instansi, sql`(select no from instansi where id = ${f.instansiId})`),
        f.nip === null ? undefined : eq(bedaRiwayat.nip, f.nip),
        f.jenis === null ? undefined : inArray(bedaRiwayat.jenis, [...f.jenis]),
        f.beda === null ? undefined : inArray(bedaRiwayat.beda, [...f.beda]),
        f.level === null ? undefined : inArray(bedaRiwayat.level, [...f.level]),
        f.status === null ? ne(bedaRiwayat.status, 'TERTUTUP') : inArray(bedaRiwayat.status, [...f.status]),
        f.sistemik === null ? undefined : eq(bedaRiwayat.sistemik, f.sistemik),
        sesudah === null ? undefined : lt(bedaRiwayat.id, sesudah),
      ),
    )
    .orderBy(desc(bedaRiwayat.id))
    .limit(batas);

export const selectCatatanRiwayat = (tx: Tx, id: readonly string[]): Promise<BarisCatatanRiwayat[]> =>
  tx
    .select()
    .from(bedaRiwayatCatatan)
    .where(inArray(bedaRiwayatCatatan.bedaRiwayat, [...id]))
    .orderBy(asc(bedaRiwayatCatatan.id));

export const selectRekapRiwayat = (tx: Tx, id: readonly string[]): Promise<BarisRekapRiwayat[]> =>
  tx
    .select({ ...getTableColumns(rekapBedaRiwayat), instansiId: instansi.id })
    .from(rekapBedaRiwayat)
    .innerJoin(instansi, eq(instansi.no, rekapBedaRiwayat.instansi))
    .where(and(inArray(instansi.id, [...id]), ne(rekapBedaRiwayat.jumlah, 0)))
    .orderBy(asc(rekapBedaRiwayat.jenis), asc(rekapBedaRiwayat.beda), asc(rekapBedaRiwayat.level));

export const selectSistemikRiwayat = (tx: Tx, id: readonly string[]): Promise<BarisSistemikRiwayat[]> =>
  tx
    .select({ ...getTableColumns(temuanSistemikRiwayat), instansiId: instansi.id })
    .from(temuanSistemikRiwayat)
    .innerJoin(instansi, eq(instansi.no, temuanSistemikRiwayat.instansi))
    .where(and(inArray(instansi.id, [...id]), sql`${temuanSistemikRiwayat.ditutupPada} is null`))
    .orderBy(asc(temuanSistemikRiwayat.jenis), asc(temuanSistemikRiwayat.beda));
