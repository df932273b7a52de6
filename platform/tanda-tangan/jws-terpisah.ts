import { CompactSign, compactVerify, importJWK, type JWK } from 'jose';
import type { KunciEs256 } from '../auth/kunci-berkas.ts';
import type { JenisSurat, TandaTangan } from './port.ts';

const typ = (jenis: JenisSurat): string => `simpul-${jenis}+jws`;
const BENTUK = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)$/;

export async function tandatanganiTerpisah(isi: string, { privat, kid }: KunciEs256, jenis: JenisSurat): Promise<TandaTangan> {
  const utuh = await new CompactSign(Buffer.from(isi, 'utf8')).setProtectedHeader({ alg: 'ES256', kid, typ: typ(jenis) }).sign(privat);
  const [kepala = '', , tanda = ''] = utuh.split('.');
  return { jws: `${kepala}..${tanda}`, kid };
}

// Unused low bits of the last character decode to the same bytes: only the one canonical spelling counts.
const isBaku = (teks: string): boolean => Buffer.from(teks, 'base64url').toString('base64url') === teks;

/** The key a detached JWS names; null when it is no detached JWS of ours over such a text. */
export function kidDari(jws: string, jenis: JenisSurat = 'pertek'): string | null {
  const kepala = BENTUK.exec(jws)?.[1];
  if (kepala === undefined) return null;
  try {
    const { alg, kid, typ: jenisnya } = JSON.parse(Buffer.from(kepala, 'base64url').toString('utf8')) as Record<string, unknown>;
    return alg === 'ES256' && jenisnya === typ(jenis) && typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
}

/** Whether the signature is this key's over exactly this text. */
export async function cocokTerpisah(isi: string, jws: string, publik: JWK): Promise<boolean> {
  const [, kepala, tanda] = BENTUK.exec(jws) ?? [];
  if (kepala === undefined || tanda === undefined || !isBaku(kepala) || !isBaku(tanda)) return false;
  try {
    await compactVerify(`${kepala}.${Buffer.from(isi, 'utf8').toString('base64url')}.${tanda}`, await importJWK(publik, 'ES256'), { algorithms: ['ES256'] });
    return true;
  } catch {
    return false;
  }
}
