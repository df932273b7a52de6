import { asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { bedaRiwayat, keputusanRiwayat } from '../../../drizzle/schema/riwayat.ts';
import { tugasKeluar } from '../../../drizzle/schema/selisih.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { Peralihan } from './putusan.ts';

export type BedaTerkunci = typeof bedaRiwayat.$inferSelect;
export type BarisKeputusanRiwayat = typeof keputusanRiwayat.$inferSelect;
export type BarisTugasRiwayat = typeof tugasKeluar.$inferSelect & { readonly bedaRiwayat: string };

/** Gate row of the person first, then the finding: the lock order of every writer. Null = out of reach or not there. */
export async function kunciBedaRiwayat(tx: Tx, id: string): Promise<BedaTerkunci | null> {
  const [dulu] = await tx.select({ nip: bedaRiwayat.nip }).from(bedaRiwayat).where(eq(bedaRiwayat.id, id));
  if (dulu === undefined) return null;
  await tx.execute(sql`select gerbang_kunci(array[${dulu.nip}::bigint])`);
  return (await tx.select().from(bedaRiwayat).where(eq(bedaRiwayat.id, id)).for('update'))[0] ?? null;
}

export const selectKeputusanRiwayatById = async (tx: Tx, id: string): Promise<BarisKeputusanRiwayat | null> =>
  (await tx.select().from(keputusanRiwayat).where(eq(keputusanRiwayat.id, id)))[0] ?? null;

export const selectKeputusanRiwayat = (tx: Tx, id: readonly string[]): Promise<BarisKeputusanRiwayat[]> =>
  tx
    .select()
    .from(keputusanRiwayat)
    .where(inArray(keputusanRiwayat.bedaRiwayat, [...id]))
    .orderBy(asc(keputusanRiwayat.id));

export async function insertKeputusanRiwayat(tx: Tx, r: Omit<BarisKeputusanRiwayat, 'id' | 'pada'>): Promise<string> {
  const [baris] = await tx.insert(keputusanRiwayat).values(r).returning({ id: keputusanRiwayat.id });
  return String(baris?.id);
}

/** New status with its note; the versi goes up by one. */
export async function updateStatusRiwayat(tx: Tx, { dari: b, ke, sebab, keputusan, oleh }: Peralihan<BedaTerkunci>): Promise<void> {
  await tx
    .update(bedaRiwayat)
    .set({ status: ke, versi: b.versi + 1, diubahPada: sql`clock_timestamp()` })
    .where(eq(bedaRiwayat.id, b.id));
  await tx.execute(sql`insert into beda_riwayat_catatan (beda_riwayat, dari, ke, sebab, beda, nilai, keputusan, oleh)
    values (${b.id}, ${b.status}, ${ke}, ${sebab}, ${b.beda}, ${JSON.stringify(b.nilai)}::jsonb, ${keputusan}, ${oleh})`);
}

/** Tasks carry their finding in `isi`; the person's index finds them. */
export const selectTugasRiwayat = (tx: Tx, id: readonly string[]): Promise<BarisTugasRiwayat[]> => {
  const orang = tx
    .select({ nip: bedaRiwayat.nip })
    .from(bedaRiwayat)
    .where(inArray(bedaRiwayat.id, [...id]));
  return tx
    .select({ ...getTableColumns(tugasKeluar), bedaRiwayat: sql<string>`${tugasKeluar.isi} ->> 'bedaRiwayat'`.as('beda_riwayat') })
    .from(tugasKeluar)
    .where(sql`${inArray(tugasKeluar.nip, orang)} and ${inArray(sql`${tugasKeluar.isi} ->> 'bedaRiwayat'`, [...id])}`)
    .orderBy(asc(tugasKeluar.id));
};
