import type { JWK } from 'jose';
import type { Pool } from 'pg';
import { tanyaSingkat } from '../../db/tanya-singkat.ts';

export interface MasukKlien {
  readonly klien: string;
  readonly issuer: string;
  readonly jti: string;
  /** Until when the same assertion would still be believed. */
  readonly sampai: Date;
}

/** What an issuer asks about machine clients. */
export interface SumberKlien {
  /** Public keys in force; null = no such client, or withdrawn. */
  kunci(klien: string): Promise<readonly JWK[] | null>;
  /** Uses up one assertion: the client's subject, or null when it was used before or the client is not one of this issuer. */
  masuk(m: MasukKlien): Promise<string | null>;
}

/** Clients of the database (`pool`: role simpul_app; no caller is needed). */
export const sumberKlien = (pool: Pool): SumberKlien => ({
  kunci: async (klien) => (await tanyaSingkat<{ k: readonly JWK[] | null }>(pool, 'select klien_jwks($1) k', [klien]))[0]?.k ?? null,
  masuk: async ({ klien, issuer, jti, sampai }) =>
    (await tanyaSingkat<{ s: string | null }>(pool, 'select klien_masuk($1, $2, $3, $4) s', [klien, issuer, jti, sampai]))[0]?.s ?? null,
});
