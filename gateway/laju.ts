import type { KeadaanLaju } from '../platform/laju/pembatas-laju.ts';

/** Quota units are the hub's own: cost points, and distinct persons. */
const NAMA = { BIAYA: 'biaya', ORANG: 'orang' } as const;

/**
 * `RateLimit-Policy` (quota `q` per window of `w` seconds) and `RateLimit` (`r` left, `t` seconds to the next window) of draft-ietf-httpapi-ratelimit-headers.
 * What is left is a hint: another gateway may be taking from it.
 */
export function headerLaju(keadaan: readonly KeadaanLaju[]): Readonly<Record<string, string>> {
  if (keadaan.length === 0) return {};
  return {
    'ratelimit-policy': keadaan.map((k) => `"${NAMA[k.macam]}";q=${k.batas};w=${k.jendelaDetik}`).join(', '),
    ratelimit: keadaan.map((k) => `"${NAMA[k.macam]}";r=${Math.max(0, k.sisa)};t=${k.detik}`).join(', '),
  };
}
