import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Tx } from '../db/pelaku.ts';
import type { KonteksSubgraf } from './konteks.ts';

/** Key order must not make two bodies out of one. */
function kanonik(nilai: unknown): unknown {
  if (Array.isArray(nilai)) return nilai.map(kanonik);
  if (typeof nilai !== 'object' || nilai === null) return nilai;
  return Object.fromEntries(
    Object.entries(nilai)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, kanonik(v)]),
  );
}

export const sidikMasukan = (operasi: string, masukan: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([operasi, kanonik(masukan)]))
    .digest('hex');

interface Tersimpan extends Record<string, unknown> {
  readonly sidik: string;
  readonly hasil: unknown;
}

/**
 * Runs a mutation in one write transaction, once per Idempotency-Key of this caller: the second call gets the stored answer.
 * Refusals (`userErrors`) wrote nothing and are not stored. `T` must be plain JSON. Throws KUNCI_DIPAKAI_LAIN for another body.
 */
export function jalankanSekali<T extends { readonly userErrors: readonly unknown[] }>(
  konteks: KonteksSubgraf,
  operasi: string,
  masukan: unknown,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  const kunci = konteks.kunciIdempotensi;
  if (kunci === null) return konteks.tulis(fn);
  const { subjek } = konteks.pemanggil;
  const sidik = sidikMasukan(operasi, masukan);
  return konteks.tulis(async (tx) => {
    // Two calls at once: the second waits here and then finds the first one's answer.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${subjek}\n${kunci}`}, 7))`);
    const { rows } = await tx.execute<Tersimpan>(sql`select sidik, hasil from idempotensi where subjek = ${subjek} and kunci = ${kunci}`);
    const lama = rows[0];
    if (lama !== undefined) {
      if (lama.sidik !== sidik) throw new Kesalahan('KUNCI_DIPAKAI_LAIN');
      return lama.hasil as T;
    }
    const hasil = await fn(tx);
    if (hasil.userErrors.length === 0) {
      await tx.execute(sql`insert into idempotensi (kunci, subjek, sidik, hasil) values (${kunci}, ${subjek}, ${sidik}, ${JSON.stringify(hasil)}::jsonb)`);
    }
    return hasil;
  });
}
