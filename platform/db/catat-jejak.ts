import { sql } from 'drizzle-orm';
import type { IsiJejak, Peristiwa } from '../../domain/jejak.ts';
import type { Tx } from './pelaku.ts';

/**
 * Writes the caller's audit entry in the transaction of the act; it is linked to the chain at the commit, after every other lock.
 * `isi` must hold no NIP, NIK or name.
 */
export async function catatJejak<P extends Peristiwa>(tx: Tx, peristiwa: P, isi: IsiJejak<P>): Promise<void> {
  await tx.execute(sql`select jejak_pemanggil(${peristiwa}, ${JSON.stringify(isi)}::jsonb)`);
}

/** The same, one entry for each of `isi`, in one statement. */
export async function catatJejakBanyak<P extends Peristiwa>(tx: Tx, peristiwa: P, isi: readonly IsiJejak<P>[]): Promise<void> {
  await tx.execute(sql`select jejak_pemanggil(${peristiwa}, x) from jsonb_array_elements(${JSON.stringify(isi)}::jsonb) x`);
}
