import type { Pool } from 'pg';
import type { Pemanggil } from '../../domain/akses.ts';
import { denganPelaku, type Tx } from '../db/pelaku.ts';

/** What the gateway tells a subgraph about one request, the same in one process and over HTTP. */
export interface BawaanPermintaan {
  readonly pemanggil: Pemanggil;
  /** The signed caller; Postgres verifies the same string. */
  readonly tertanda: string;
  readonly permintaanId: string;
  /** Header Idempotency-Key of the client, for mutations. */
  readonly kunciIdempotensi: string | null;
  /** NIP of everybody the answer stands for, collected while it is made; absent where nobody counts. */
  readonly orang?: Set<string>;
}

/** Base of every subgraph's context. Each `baca` or `tulis` is its own short transaction under the caller. */
export interface KonteksSubgraf extends BawaanPermintaan {
  baca<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  tulis<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads that leave a trace of themselves; repeated after a lost connection like any read, since a reading told twice is no harm. */
  tercatat<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Binds the transactions of `pool` to the caller. Subgraphs add their loaders to the result, once per request. */
export const buatKonteksSubgraf = (pool: Pool, bawaan: BawaanPermintaan): KonteksSubgraf => ({
  ...bawaan,
  baca: (fn) => denganPelaku(pool, bawaan.tertanda, fn, 'baca'),
  tulis: (fn) => denganPelaku(pool, bawaan.tertanda, fn, 'tulis'),
  tercatat: (fn) => denganPelaku(pool, bawaan.tertanda, fn, 'tercatat'),
});
