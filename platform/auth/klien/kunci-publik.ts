import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { Kesalahan } from '../../../domain/kesalahan.ts';

/** A client's public key as it is kept: only its public members; `kid` is its thumbprint (RFC 7638). */
export interface KunciPublik {
  readonly kid: string;
  readonly jwk: JWK;
}

export const ALG_KLIEN = ['ES256', 'EdDSA'];
const RAHASIA = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];

const tolak = (sebab: string): never => {
  throw new Kesalahan('MASUKAN_SALAH', sebab);
};

/** Only the members that make the key: whatever else was sent along is not kept. */
function anggotaPublik({ kty, crv, x, y }: JWK): JWK & { readonly alg: string } {
  if (kty === 'EC' && crv === 'P-256' && typeof x === 'string' && typeof y === 'string') return { kty, crv, x, y, alg: 'ES256' };
  if (kty === 'OKP' && crv === 'Ed25519' && typeof x === 'string') return { kty, crv, x, alg: 'EdDSA' };
  return tolak('Kunci harus JWK publik EC P-256 atau Ed25519.');
}

/** Throws MASUKAN_SALAH for anything but a public EC P-256 or Ed25519 key, above all for one that carries its private part. */
export async function bacaKunciPublik(isi: unknown): Promise<KunciPublik> {
  if (typeof isi !== 'object' || isi === null || Array.isArray(isi)) return tolak('Kunci harus objek JWK.');
  if (RAHASIA.some((r) => r in isi)) return tolak('JWK memuat bagian rahasia: anggap kunci itu bocor, buat yang baru, kirim bagian publiknya saja.');
  const jwk = anggotaPublik(isi as JWK);
  // A point that is not on the curve would be found at the next sign-in, when it is too late.
  await importJWK(jwk, jwk.alg).catch(() => tolak('Kunci tidak terbaca.'));
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, jwk: { ...jwk, kid, use: 'sig' } };
}
