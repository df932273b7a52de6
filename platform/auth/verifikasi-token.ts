import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { jamSistem } from '../clock.ts';
import { AUDIENS, type Lingkungan } from './issuer-pengembangan.ts';

/** What a token proves: who, as told by which issuer. Nothing else in it is believed. */
export interface Identitas {
  readonly iss: string;
  readonly sub: string;
}

/** Throws BELUM_MASUK for a token that does not hold, SUMBER_TIDAK_TERSEDIA when the issuer's keys cannot be fetched. */
export type VerifikasiToken = (token: string) => Promise<Identitas>;

export interface OpsiVerifikasi {
  readonly issuer: string;
  readonly audiens?: string;
  /** Key source; without it the issuer's discovery document is asked. */
  readonly jwks?: JWTVerifyGetKey;
  /** Age after which a token no longer counts, whatever its `exp` says; default 10 minutes. */
  readonly umurMaksDetik?: number;
  readonly toleransiDetik?: number;
  readonly lingkungan: Lingkungan;
}

const ALGORITMA = ['ES256', 'EdDSA', 'RS256'];
const TENGGAT_MS = 2_000;
const UMUR_MAKS_DETIK = 600;
/** What an access token calls itself in its header (RFC 9068, or the older plain form). */
const TYP_HEADER: readonly unknown[] = [undefined, 'JWT', 'at+jwt', 'application/at+jwt'];
const INGATAN_MS = 30_000;
const INGATAN_MAKS = 5_000;
const TOKEN_MAKS = 8_192;

async function temukanJwks({ issuer, lingkungan }: OpsiVerifikasi): Promise<JWTVerifyGetKey> {
  const jawaban = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(TENGGAT_MS), redirect: 'error' });
  const dokumen = (await jawaban.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (dokumen.issuer !== issuer || typeof dokumen.jwks_uri !== 'string')
    throw new Kesalahan('KONFIGURASI', 'Dokumen OIDC penerbit tidak cocok dengan OIDC_ISSUER.');
  if (lingkungan === 'production' && !dokumen.jwks_uri.startsWith('https://')) throw new Kesalahan('KONFIGURASI', 'jwks_uri penerbit harus https di produksi.');
  return createRemoteJWKSet(new URL(dokumen.jwks_uri), { timeoutDuration: TENGGAT_MS, cacheMaxAge: 600_000, cooldownDuration: 10_000 });
}

/** Key source that discovers lazily and tries again after a failure, so the hub may start before its issuer. */
function jwksDariPenerbit(opsi: OpsiVerifikasi): JWTVerifyGetKey {
  let tunggu: Promise<JWTVerifyGetKey> | null = null;
  return async (header, token) => {
    tunggu ??= temukanJwks(opsi);
    const ambil = await tunggu.catch(() => {
      tunggu = null;
      throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Penerbit token tidak menjawab.');
    });
    return ambil(header, token);
  };
}

function keKesalahan(e: unknown): Kesalahan {
  if (e instanceof Kesalahan) return e;
  const milikToken = e instanceof errors.JOSEError && !(e instanceof errors.JWKSTimeout) && !(e instanceof errors.JWKSInvalid) && e.code !== 'ERR_JOSE_GENERIC';
  return milikToken ? new Kesalahan('BELUM_MASUK') : new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Kunci penerbit token tidak dapat diambil.');
}

function periksaKonfigurasi(opsi: OpsiVerifikasi): void {
  const isHttps = opsi.issuer.startsWith('https://');
  if (opsi.lingkungan === 'production' && !isHttps) throw new Kesalahan('KONFIGURASI', 'OIDC_ISSUER produksi harus https dan bukan penerbit pengembangan.');
}

/** Keycloak signs ID, refresh and logout tokens with the same key; their payload says so, and none of them is a right to call. */
const isTokenAkses = (typHeader: unknown, typIsi: unknown): boolean => TYP_HEADER.includes(typHeader) && (typIsi === undefined || typIsi === 'Bearer');

/** Verifier with fixed algorithms, issuer, audience and age; a token seen good is remembered (by hash) for at most 30 s. */
export function buatVerifikasiToken(opsi: OpsiVerifikasi): VerifikasiToken {
  periksaKonfigurasi(opsi);
  const jwks = opsi.jwks ?? jwksDariPenerbit(opsi);
  const ingatan = new Map<string, { readonly sampai: number; readonly identitas: Identitas }>();
  const umurMaks = opsi.umurMaksDetik ?? UMUR_MAKS_DETIK;
  const periksa = async (token: string): Promise<{ sampai: number; identitas: Identitas }> => {
    const { payload, protectedHeader } = await jwtVerify(token, jwks, {
      algorithms: ALGORITMA,
      issuer: opsi.issuer,
      audience: opsi.audiens ?? AUDIENS,
      requiredClaims: ['iss', 'aud', 'exp', 'iat', 'sub'],
      maxTokenAge: umurMaks,
      clockTolerance: opsi.toleransiDetik ?? 5,
      currentDate: jamSistem.kini(),
    });
    const { iss, sub, exp, iat } = payload;
    if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '' || typeof exp !== 'number' || typeof iat !== 'number')
      throw new Kesalahan('BELUM_MASUK');
    if (!isTokenAkses(protectedHeader.typ, payload['typ'])) throw new Kesalahan('BELUM_MASUK');
    return { sampai: Math.min(exp * 1000, (iat + umurMaks) * 1000, jamSistem.kiniMs() + INGATAN_MS), identitas: { iss, sub } };
  };
  return async (token) => {
    if (token === '' || token.length > TOKEN_MAKS) throw new Kesalahan('BELUM_MASUK');
    const sidik = createHash('sha256').update(token).digest('base64');
    const lama = ingatan.get(sidik);
    if (lama !== undefined && lama.sampai > jamSistem.kiniMs()) return lama.identitas;
    const baru = await periksa(token).catch((e: unknown) => {
      throw keKesalahan(e);
    });
    if (ingatan.size >= INGATAN_MAKS) ingatan.delete(ingatan.keys().next().value ?? '');
    ingatan.set(sidik, baru);
    return baru.identitas;
  };
}
