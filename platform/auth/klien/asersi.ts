import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose';
import type { KunciEs256 } from '../kunci-berkas.ts';
import { ALG_KLIEN } from './kunci-publik.ts';
import type { SumberKlien } from './sumber-klien.ts';

/** `client_assertion_type` of private_key_jwt (RFC 7523). */
export const JENIS_ASERSI = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

// Shorter than the minute that Keycloak allows an assertion, with room for clocks.
const UMUR_DETIK = 30;
/** Longest life an assertion may claim; Keycloak's own limit is of the same order. */
const UMUR_MAKS_DETIK = 300;
const TOLERANSI_DETIK = 5;
const ASERSI_MAKS = 4_096;

/** A client's proof of itself towards the issuer, good once and for half a minute. `klien`: its id; `issuer`: whom it is meant for. */
export const buatAsersi = (kunci: Pick<KunciEs256, 'privat' | 'kid'>, klien: string, issuer: string): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: kunci.kid })
    .setIssuer(klien)
    .setSubject(klien)
    .setAudience(issuer)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${UMUR_DETIK}s`)
    .sign(kunci.privat);

export interface TujuanAsersi {
  readonly issuer: string;
  /** Names of this issuer an assertion may be meant for: the issuer itself or its token endpoint. */
  readonly audiens: readonly string[];
}

const klienDari = (asersi: string): string | null => {
  try {
    return decodeJwt(asersi).sub ?? null;
  } catch {
    return null;
  }
};

/** Subject for the access token of the client that this assertion proves, or null: forged, expired, meant for another, used before, ended key, withdrawn client. */
export async function periksaAsersi(sumber: SumberKlien, asersi: string, { issuer, audiens }: TujuanAsersi): Promise<string | null> {
  const klien = asersi.length > ASERSI_MAKS ? null : klienDari(asersi);
  const keys = klien === null ? null : await sumber.kunci(klien);
  if (klien === null || keys === null) return null;
  const jwks: JSONWebKeySet = { keys: [...keys] };
  const hasil = await jwtVerify(asersi, createLocalJWKSet(jwks), {
    algorithms: ALG_KLIEN,
    issuer: klien,
    subject: klien,
    audience: [...audiens],
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat', 'jti'],
    maxTokenAge: UMUR_MAKS_DETIK,
    clockTolerance: TOLERANSI_DETIK,
  }).catch(() => null);
  const { jti, exp, iat } = hasil?.payload ?? {};
  if (typeof jti !== 'string' || jti === '' || jti.length > 255 || exp === undefined || iat === undefined || exp - iat > UMUR_MAKS_DETIK) return null;
  return sumber.masuk({ klien, issuer, jti, sampai: new Date((exp + 2 * TOLERANSI_DETIK) * 1_000) });
}
