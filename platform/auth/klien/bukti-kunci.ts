import { EmbeddedJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import type { KunciEs256 } from '../kunci-berkas.ts';
import { ALG_KLIEN, bacaKunciPublik, type KunciPublik } from './kunci-publik.ts';

const AUDIENS_BUKTI = 'simpul:kunci-klien';
const UMUR_DETIK = 300;

/** Proof that the sender holds the private half of the key it registers: a short JWT signed by it, with the public half in its header. */
export const buatBuktiKunci = (kunci: Pick<KunciEs256, 'privat' | 'publik'>): Promise<string> => {
  const { kty, crv, x, y } = kunci.publik;
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', jwk: { kty, crv, x, y } as JWK })
    .setAudience(AUDIENS_BUKTI)
    .setIssuedAt()
    .setExpirationTime(`${UMUR_DETIK}s`)
    .sign(kunci.privat);
};

/** The key that a proof proves. Throws MASUKAN_SALAH. */
export async function bacaBuktiKunci(teks: string): Promise<KunciPublik> {
  const { protectedHeader } = await jwtVerify(teks, EmbeddedJWK, {
    algorithms: ALG_KLIEN,
    audience: AUDIENS_BUKTI,
    requiredClaims: ['aud', 'iat', 'exp'],
    maxTokenAge: UMUR_DETIK,
    clockTolerance: 5,
  }).catch(() => {
    throw new Kesalahan('MASUKAN_SALAH', 'Bukti kepemilikan kunci tidak sah.');
  });
  return bacaKunciPublik(protectedHeader.jwk);
}
