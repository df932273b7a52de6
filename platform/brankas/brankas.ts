import { randomBytes } from 'node:crypto';
import { CompactEncrypt, calculateJwkThumbprint, compactDecrypt, errors, importJWK, type JWK } from 'jose';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaBerkasKunci } from '../auth/kunci-berkas.ts';

/** Seals texts that the database may keep but not read. */
export interface Brankas {
  /** JWE (AES-256-GCM), bound to `milik`: what it belongs to. */
  segel(teks: string, milik: string): Promise<string>;
  /** The text again. Throws KONFIGURASI when it was sealed under another key, for something else, or was changed. */
  buka(jwe: string, milik: string): Promise<string>;
}

interface KunciBrankas {
  readonly kunci: Uint8Array;
  readonly kid: string;
}

const BERKAS = 'brankas-pelapor-a256gcm.json';
const buat = async (): Promise<JWK> => ({ kty: 'oct', k: randomBytes(32).toString('base64url') });

async function muat(dataDir: string): Promise<KunciBrankas> {
  const jwk = await bacaBerkasKunci(dataDir, BERKAS, buat);
  const kunci = await importJWK(jwk, 'A256GCM');
  if (!(kunci instanceof Uint8Array) || kunci.length !== 32) throw new Kesalahan('KONFIGURASI', `Kunci ${BERKAS} rusak.`);
  return { kunci, kid: await calculateJwkThumbprint(jwk) };
}

/** With the hub's own key: a file of mode 0600 below `dataDir`/kunci, made at first use. Never in the database; who loses it loses what it sealed. */
export function brankasLokal(dataDir: string): Brankas {
  let dimuat: Promise<KunciBrankas> | null = null;
  const ambil = (): Promise<KunciBrankas> => {
    dimuat ??= muat(dataDir);
    return dimuat;
  };
  return {
    segel: async (teks, milik) => {
      const { kunci, kid } = await ambil();
      return new CompactEncrypt(new TextEncoder().encode(teks)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid, milik }).encrypt(kunci);
    },
    buka: async (jwe, milik) => {
      const { kunci } = await ambil();
      const hasil = await compactDecrypt(jwe, kunci, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] }).catch((e: unknown) => {
        if (e instanceof errors.JOSEError) return null;
        throw e;
      });
      if (hasil === null || hasil.protectedHeader['milik'] !== milik)
        throw new Kesalahan('KONFIGURASI', 'Isi brankas tidak dapat dibuka dengan kunci hub ini.');
      return new TextDecoder().decode(hasil.plaintext);
    },
  };
}
