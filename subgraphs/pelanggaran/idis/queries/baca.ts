import { and, asc, desc, eq, getTableColumns, inArray, lt, sql } from 'drizzle-orm';
import {
  bapDisiplin,
  kasusDisiplin,
  kasusDisiplinRiwayat,
  keputusanDisiplin,
  lhpDisiplin,
  panggilanDisiplin,
  penyampaianDisiplin,
  timDisiplin,
  upayaDisiplin,
} from '../../../../drizzle/schema/idis.ts';
import { instansi } from '../../../../drizzle/schema/rujukan.ts';
import { tugasKeluar } from '../../../../drizzle/schema/selisih.ts';
import { HARI_INI } from '../../../../platform/db/hari-ini.ts';
import type { Tx } from '../../../../platform/db/pelaku.ts';
import { salahSatu } from '../../../../platform/db/salah-satu.ts';

export type BarisKasus = typeof kasusDisiplin.$inferSelect & { readonly instansiId: string; readonly lewatTenggat: boolean | null };
export type BarisTugasHukdis = typeof tugasKeluar.$inferSelect & { readonly hukuman: string };

/** Null = the deadline is not known, and so neither is this. */
const LEWAT = sql<boolean | null>`case when ${kasusDisiplin.tahap} in ('SELESAI', 'TIDAK_TERBUKTI', 'DIBATALKAN') then false
  when ${kasusDisiplin.tenggatSebab} is null then coalesce(${kasusDisiplin.tenggat} < ${HARI_INI}, false) end`;

const berinstansi = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(kasusDisiplin), instansiId: instansi.id, lewatTenggat: LEWAT.as('lewat') })
    .from(kasusDisiplin)
    .innerJoin(instansi, eq(instansi.no, kasusDisiplin.instansi));

export const selectKasusById = (tx: Tx, id: readonly string[]): Promise<BarisKasus[]> => berinstansi(tx).where(salahSatu(kasusDisiplin.id, id));
export const selectKasusByNip = (tx: Tx, nip: readonly string[]): Promise<BarisKasus[]> =>
  berinstansi(tx).where(salahSatu(kasusDisiplin.nip, nip)).orderBy(desc(kasusDisiplin.id));

export interface SaringanKasus {
  readonly instansiId?: string | null;
  readonly nip?: string | null;
  readonly tahap?: readonly string[] | null;
  readonly tingkat?: readonly string[] | null;
  readonly lewatTenggat?: boolean | null;
}

export const selectKasus = (tx: Tx, f: SaringanKasus, { sesudah, batas }: { readonly sesudah: string | null; readonly batas: number }): Promise<BarisKasus[]> =>
  berinstansi(tx)
    .where(
      and(
        typeof f.instansiId === 'string' ? eq(instansi.id, f.instansiId) : undefined,
        typeof f.nip === 'string' ? eq(kasusDisiplin.nip, f.nip) : undefined,
        f.tahap?.length ? inArray(kasusDisiplin.tahap, [...f.tahap]) : undefined,
        f.tingkat?.length ? inArray(sql`${kasusDisiplin.tingkat}`, [...f.tingkat]) : undefined,
        typeof f.lewatTenggat === 'boolean' ? eq(LEWAT, f.lewatTenggat) : undefined,
        sesudah === null ? undefined : lt(kasusDisiplin.id, sesudah),
      ),
    )
    .orderBy(desc(kasusDisiplin.id))
    .limit(batas);

/** Papers of cases, in the order they were made; one statement per kind. */
export const selectRiwayat = (tx: Tx, id: readonly string[]) =>
  tx.select().from(kasusDisiplinRiwayat).where(salahSatu(kasusDisiplinRiwayat.kasus, id)).orderBy(asc(kasusDisiplinRiwayat.id));
export const selectTim = (tx: Tx, id: readonly string[]) => tx.select().from(timDisiplin).where(salahSatu(timDisiplin.kasus, id)).orderBy(asc(timDisiplin.id));
export const selectPanggilan = (tx: Tx, id: readonly string[]) =>
  tx.select().from(panggilanDisiplin).where(salahSatu(panggilanDisiplin.kasus, id)).orderBy(asc(panggilanDisiplin.id));
export const selectBap = (tx: Tx, id: readonly string[]) => tx.select().from(bapDisiplin).where(salahSatu(bapDisiplin.kasus, id)).orderBy(asc(bapDisiplin.id));
export const selectLhp = (tx: Tx, id: readonly string[]) => tx.select().from(lhpDisiplin).where(salahSatu(lhpDisiplin.kasus, id)).orderBy(asc(lhpDisiplin.id));
export const selectKeputusan = (tx: Tx, id: readonly string[]) =>
  tx.select().from(keputusanDisiplin).where(salahSatu(keputusanDisiplin.kasus, id)).orderBy(asc(keputusanDisiplin.id));
export const selectPenyampaian = (tx: Tx, id: readonly string[]) =>
  tx.select().from(penyampaianDisiplin).where(salahSatu(penyampaianDisiplin.kasus, id)).orderBy(asc(penyampaianDisiplin.id));
export const selectUpaya = (tx: Tx, id: readonly string[]) =>
  tx.select().from(upayaDisiplin).where(salahSatu(upayaDisiplin.kasus, id)).orderBy(asc(upayaDisiplin.id));

/** Tasks for SIASN of punishments, by the id of the punishment. */
export const selectTugasHukdis = (tx: Tx, hukuman: readonly string[]): Promise<BarisTugasHukdis[]> =>
  tx
    .select({ ...getTableColumns(tugasKeluar), hukuman: sql<string>`${tugasKeluar.isi} ->> 'hukuman'`.as('hukuman') })
    .from(tugasKeluar)
    .where(
      and(
        eq(tugasKeluar.jenis, 'HUKDIS'),
        salahSatu(
          tugasKeluar.kunci,
          hukuman.flatMap((h) => [`hukdis:${h}`, `hukdis:${h}:batal`]),
        ),
      ),
    )
    .orderBy(asc(tugasKeluar.id));
