import { randomUUID } from 'node:crypto';
import type { Pemanggil } from '../../domain/akses.ts';
import { tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import { openDb } from '../../platform/db/open-db.ts';
import { buatKonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { penandaTanganLokal } from '../../platform/tanda-tangan/lokal.ts';
import type { KonteksTanda } from '../../subgraphs/mutasi/tandatangani-berita-acara.ts';
import { kunciPemanggil } from '../akar/basis-data.ts';
import type { Alat } from './alat.ts';

/** The shell acts as the hub itself, under the same row-level security, and is named in the audit. */
export const PELAKU: Pemanggil = { subjek: 'CLI', orang: 'CLI', peran: 'SISTEM', instansi: null, nip: null };

/** Runs `fn` as the hub itself: reads and signs what a request would, with this configuration's own keys. */
export function denganKonteksHub<T>(alat: Alat, fn: (konteks: KonteksTanda) => Promise<T>): Promise<T> {
  const { config } = alat;
  return alat.denganBasis(async (basis) => {
    const { pool, close } = openDb({ url: basis.app, nama: 'simpul-cli', maks: 2 });
    const bawaan = { pemanggil: PELAKU, tertanda: tandatanganiPemanggil(PELAKU, kunciPemanggil(config)), permintaanId: randomUUID(), kunciIdempotensi: null };
    try {
      return await fn({ ...buatKonteksSubgraf(pool, bawaan), penandaTangan: penandaTanganLokal(config.dataDir), alamatUmum: config.alamatUmum });
    } finally {
      await close();
    }
  });
}
