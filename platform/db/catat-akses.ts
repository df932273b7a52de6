import { sql } from 'drizzle-orm';
import { BACAAN, type NamaBacaan } from '../../domain/akses-data.ts';
import type { KonteksSubgraf } from '../graphql/konteks.ts';
import type { Tx } from './pelaku.ts';

export interface RincianAkses {
  /** What allowed the reading beyond the role: the id of a granted emergency access. */
  readonly rujukan?: string;
}

/** Writes that the caller saw this kind of data of these people, in the transaction that reads it; nobody = nothing is written. */
export async function catatAksesData(tx: Tx, bacaan: NamaBacaan, nip: readonly (string | null)[], rincian: RincianAkses = {}): Promise<void> {
  const orang = nip.filter((n) => n !== null);
  if (orang.length === 0) return;
  await tx.execute(sql`select akses_catat(${sql.param(orang)}::bigint[], ${JSON.stringify({ ...BACAAN[bacaan], ...rincian })}::jsonb)`);
}

interface Terbaca<R> {
  readonly bacaan: NamaBacaan;
  /** The person a row is about; null = nobody, or a row that says nothing of the kind. */
  readonly nip: (row: R) => string | null;
  /** Rows that are shown; the rest only tells that there is more. */
  readonly tampak?: number;
}

/** Reads rows and writes down whom they are about, in one transaction: nothing is shown that was not written. */
export const bacaTercatat = <R>(k: Pick<KonteksSubgraf, 'tercatat'>, { bacaan, nip, tampak }: Terbaca<R>, ambil: (tx: Tx) => Promise<R[]>): Promise<R[]> =>
  k.tercatat(async (tx) => {
    const rows = await ambil(tx);
    await catatAksesData(tx, bacaan, rows.slice(0, tampak).map(nip));
    return rows;
  });
