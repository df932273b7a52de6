import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { denganPelaku } from '../../platform/db/pelaku.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { BawaanPermintaan } from '../../platform/graphql/konteks.ts';
import type { UmpanDikirim } from './terima.ts';

/** Memory of one Idempotency-Key: which feed it stood for. */
export interface Sekali {
  /** The feed accepted under this key before, or null. Throws KUNCI_DIPAKAI_LAIN when it was another file or another destination. */
  cari(umpan: UmpanDikirim, sha256: string): Promise<string | null>;
  /** Remembers it in the transaction that accepts the feed; false = somebody else was first, and the transaction must not commit. */
  catat(tx: SqlTransaksi, umpan: UmpanDikirim, isi: { readonly sha256: string; readonly tarikan: string }): Promise<boolean>;
}

interface Tersimpan extends Record<string, unknown> {
  readonly sidik: string;
  readonly tarikan: string;
}

/** What makes two uploads the same: where they are for, and their bytes. */
export const sidikDari = ({ instansi, sisi, jenis, lengkap }: UmpanDikirim, sha256: string): string =>
  createHash('sha256')
    .update(JSON.stringify(['unggah', instansi, sisi, jenis, lengkap, sha256]))
    .digest('hex');

/**
 * Idempotency-Key over table `idempotensi`, read as role simpul_app and written as simpul_sync. The caller is asked anew for each call: a signed caller lives for seconds, an
 * upload may last for hours.
 */
export function sekaliUntuk(pool: Pool, kunci: string, kenali: () => Promise<BawaanPermintaan>): Sekali {
  const kunciUnggah = `unggahan:${kunci}`;
  return {
    cari: async (umpan, sha256) => {
      const { tertanda, pemanggil } = await kenali();
      const { rows } = await denganPelaku(pool, tertanda, (tx) =>
        tx.execute<Tersimpan>(sql`select sidik, hasil ->> 'tarikan' tarikan from idempotensi where subjek = ${pemanggil.subjek} and kunci = ${kunciUnggah}`),
      );
      const lama = rows[0];
      if (lama === undefined) return null;
      if (lama.sidik !== sidikDari(umpan, sha256)) throw new Kesalahan('KUNCI_DIPAKAI_LAIN');
      return lama.tarikan;
    },
    catat: async (tx, umpan, { sha256, tarikan }) => {
      const { pemanggil } = await kenali();
      const { count } =
        await tx`/* unggahan.kunci */ insert into idempotensi (kunci, subjek, sidik, hasil) values (${kunciUnggah}, ${pemanggil.subjek}, ${sidikDari(umpan, sha256)}, ${tx.json({ tarikan })}) on conflict do nothing`;
      return count === 1;
    },
  };
}
