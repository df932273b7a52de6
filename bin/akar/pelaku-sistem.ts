import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Pemanggil } from '../../domain/akses.ts';
import { type KunciPemanggil, tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import { buatKonteksSubgraf, type KonteksSubgraf } from '../../platform/graphql/konteks.ts';

const SISTEM: Pemanggil = { subjek: 'SISTEM', orang: 'SISTEM', peran: 'SISTEM', instansi: null, nip: null };

/** A new context of the hub itself per piece of work, since its signature lives 30 s; under the same row-level security as everyone. */
export const dasarSistem =
  (pool: pg.Pool, kunci: KunciPemanggil): (() => KonteksSubgraf) =>
  () =>
    buatKonteksSubgraf(pool, { pemanggil: SISTEM, tertanda: tandatanganiPemanggil(SISTEM, kunci), permintaanId: randomUUID(), kunciIdempotensi: null });
