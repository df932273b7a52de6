import { and, eq, inArray, sql } from 'drizzle-orm';
import { keputusan, selisih, tugasKeluar } from '../../../drizzle/schema/selisih.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { BarisKeputusan } from '../queries.ts';

/** Gate row of the person first, then the discrepancy: the lock order of every writer. Null = out of reach or not there. */
export async function kunciSelisih(tx: Tx, id: string): Promise<typeof selisih.$inferSelect | null> {
  const dulu = (await tx.select({ nip: selisih.nip }).from(selisih).where(eq(selisih.id, id)))[0];
  if (dulu === undefined) return null;
  await tx.execute(sql`select gerbang_kunci(array[${dulu.nip}::bigint])`);
  return (await tx.select().from(selisih).where(eq(selisih.id, id)).for('update'))[0] ?? null;
}

export const selectKeputusanById = async (tx: Tx, id: string): Promise<BarisKeputusan | null> =>
  (await tx.select().from(keputusan).where(eq(keputusan.id, id)))[0] ?? null;

export async function insertKeputusan(
  tx: Tx,
  r: Pick<BarisKeputusan, 'selisih' | 'jenis' | 'alasanKode' | 'alasan' | 'bukti' | 'nilaiLain' | 'membatalkan' | 'oleh' | 'orang'>,
): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into keputusan (selisih, jenis, alasan_kode, alasan, bukti, nilai_lain, membatalkan, oleh, orang)
    values (${r.selisih}, ${r.jenis}, ${r.alasanKode}, ${r.alasan}, ${r.bukti}, ${r.nilaiLain}, ${r.membatalkan}, ${r.oleh}, ${r.orang}) returning id`);
  return String(rows[0]?.id);
}

/** One step in the life of a discrepancy or finding, caused by a decision. */
export interface Peralihan<T = typeof selisih.$inferSelect> {
  readonly dari: T;
  readonly ke: string;
  readonly sebab: string;
  readonly keputusan: string;
  readonly oleh: string;
}

/** New status with its history row; the versi goes up by one. */
export async function updateStatus(tx: Tx, { dari: s, ke, sebab, keputusan: kep, oleh }: Peralihan): Promise<void> {
  await tx
    .update(selisih)
    .set({ status: ke, versi: s.versi + 1, diubahPada: sql`clock_timestamp()` })
    .where(eq(selisih.id, s.id));
  await tx.execute(sql`insert into selisih_riwayat (selisih, dari, ke, sebab, nilai_bkn, nilai_simpeg, keputusan, oleh)
    values (${s.id}, ${s.status}, ${ke}, ${sebab}, ${s.nilaiBkn}, ${s.nilaiSimpeg}, ${kep}, ${oleh})`);
}

export async function insertTugas(tx: Tx, r: { kunci: string; tujuan: string; instansi: number; nip: string; isi: unknown }): Promise<void> {
  await tx.execute(sql`insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi)
    values (${r.kunci}, ${r.tujuan}, 'PERBAIKAN', ${r.instansi}, ${r.nip}::bigint, ${JSON.stringify(r.isi)}::jsonb) on conflict (kunci) do nothing`);
}

/** Tasks not yet proven are no longer asked for. */
export const batalkanTugas = async (tx: Tx, kunci: readonly string[]): Promise<void> => {
  await tx
    .update(tugasKeluar)
    .set({ dibatalkanPada: sql`clock_timestamp()` })
    .where(and(inArray(tugasKeluar.kunci, [...kunci]), sql`${tugasKeluar.terbuktiPada} is null and ${tugasKeluar.dibatalkanPada} is null`));
};
