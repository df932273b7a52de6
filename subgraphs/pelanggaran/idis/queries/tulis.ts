import { eq, sql } from 'drizzle-orm';
import type { Tanggal } from '../../../../domain/asn/tanggal.ts';
import { isTahapKasus, type TahapKasus } from '../../../../domain/pelanggaran/idis/tahap.ts';
import { kasusDisiplin } from '../../../../drizzle/schema/idis.ts';
import { hukumanDisiplin } from '../../../../drizzle/schema/pelanggaran.ts';
import type { Tx } from '../../../../platform/db/pelaku.ts';

export type Kasus = typeof kasusDisiplin.$inferSelect & { readonly tahap: TahapKasus };
export type Perubahan = Partial<typeof kasusDisiplin.$inferInsert> & { readonly tahap?: TahapKasus };

/** The case, locked until the end of the transaction; null = not there, or not for this caller to write at its stage. */
export async function kunciKasus(tx: Tx, id: string): Promise<Kasus | null> {
  const [kasus] = await tx.select().from(kasusDisiplin).where(eq(kasusDisiplin.id, id)).for('update');
  return kasus !== undefined && isTahapKasus(kasus.tahap) ? (kasus as Kasus) : null;
}

/** Holds the finding that opened a case as it stands until the end of the transaction. Comes after the case and before every gate row. */
export const kunciTemuanKasus = async (tx: Tx, kasus: string): Promise<void> => {
  await tx.execute(sql`select kasus_kunci_temuan(${kasus}::bigint)`);
};

/** Stage of a case as this caller reads it; null = not there, or not for this caller. */
export async function selectTahap(tx: Tx, id: string): Promise<string | null> {
  const [kasus] = await tx.select({ tahap: kasusDisiplin.tahap }).from(kasusDisiplin).where(eq(kasusDisiplin.id, id));
  return kasus?.tahap ?? null;
}

/** Changes columns of a case without making it another version. */
export const updateKasus = async (tx: Tx, id: string, perubahan: Perubahan): Promise<void> => {
  await tx.update(kasusDisiplin).set(perubahan).where(eq(kasusDisiplin.id, id));
};

/** A step: columns, next version, now. */
export const updateLangkah = async (tx: Tx, id: string, perubahan: Perubahan): Promise<void> => {
  await tx
    .update(kasusDisiplin)
    .set({ ...perubahan, versi: sql`${kasusDisiplin.versi} + 1`, diubahPada: sql`clock_timestamp()` })
    .where(eq(kasusDisiplin.id, id));
};

export const updateBatalHukuman = async (tx: Tx, id: string, tanggal: Tanggal): Promise<void> => {
  await tx.update(hukumanDisiplin).set({ dibatalkanTanggal: tanggal }).where(eq(hukumanDisiplin.id, id));
};
