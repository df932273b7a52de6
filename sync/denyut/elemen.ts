import xxhash from 'xxhash-wasm';
import type { Elemen } from './sel.ts';
import { UKURAN_SIDIK } from './sidik-urut.ts';

/** Makes the elements of one session: xxh64 of each row fingerprint under the session's seed, so that nobody can prepare colliding rows. */
export interface PembuatElemen {
  dari(sidik: Buffer): Elemen;
  /** One element as 16 hex digits. */
  satu(sidik: Buffer): string;
}

/** Seed of a session: the first 8 bytes of its id. */
export const benihSesi = (sesi: string): bigint => BigInt(`0x${sesi.slice(0, 16)}`);

export async function siapkanElemen(sesi: string): Promise<PembuatElemen> {
  const { h64Raw } = await xxhash();
  const benih = benihSesi(sesi);
  return {
    dari: (sidik) => {
      const n = sidik.length / UKURAN_SIDIK;
      const hi = new Uint32Array(n);
      const lo = new Uint32Array(n);
      for (let i = 0; i < n; i++) {
        const e = h64Raw(sidik.subarray(i * UKURAN_SIDIK, (i + 1) * UKURAN_SIDIK), benih);
        hi[i] = Number(e >> 32n);
        lo[i] = Number(e & 0xffffffffn);
      }
      return { hi, lo };
    },
    satu: (sidik) => h64Raw(sidik, benih).toString(16).padStart(16, '0'),
  };
}
