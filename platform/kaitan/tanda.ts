import { createHmac, type Hmac, randomBytes, timingSafeEqual } from 'node:crypto';

// Standard Webhooks 1.0: "v1," and the base64 of HMAC-SHA256 over id, timestamp and the exact bytes of the body, joined by dots.

const AWALAN = 'whsec_';
const BITA_RAHASIA = 32;
/** Seconds that the clocks of sender and receiver may be apart, either way. */
export const TOLERANSI_DETIK = 300;

/** A new secret as it is shown, once, to whoever will check the signatures. */
export const buatRahasia = (): string => `${AWALAN}${randomBytes(BITA_RAHASIA).toString('base64')}`;

/** Bytes of a secret as it is written; null when it is none (24 to 64 bytes in base64, with or without whsec_). */
export function bacaRahasiaKaitan(teks: string): Buffer | null {
  const isi = teks.startsWith(AWALAN) ? teks.slice(AWALAN.length) : teks;
  const bita = Buffer.from(isi, 'base64');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(isi) && bita.length >= 24 && bita.length <= 64 ? bita : null;
}

/** Id and timestamp (seconds since 1970) of a message, as its headers say. */
export interface KepalaTanda {
  readonly id: string;
  readonly pada: number;
}

/** A signature in the making: the body is fed to it as it passes, so that a file of any size is checked in constant memory. */
export function mulaiTanda(rahasia: Buffer, { id, pada }: KepalaTanda): Hmac {
  return createHmac('sha256', rahasia).update(`${id}.${pada}.`);
}

/** The header webhook-signature of a message: one signature for each secret in force. */
export const tandai = (rahasia: readonly Buffer[], kepala: KepalaTanda, badan: string | Buffer): string =>
  rahasia.map((r) => `v1,${mulaiTanda(r, kepala).update(badan).digest('base64')}`).join(' ');

/** Whether a header holds one of the signatures that were computed. Signatures of other versions are passed over. */
export function cocok(header: string, dihitung: readonly Buffer[]): boolean {
  const dikirim = header
    .split(' ')
    .filter((t) => t.startsWith('v1,'))
    .map((t) => Buffer.from(t.slice(3), 'base64'));
  return dikirim.some((d) => dihitung.some((h) => d.length === h.length && timingSafeEqual(d, h)));
}

export type SebabTanda = 'TANPA_TANDA' | 'KEPALA_RUSAK' | 'BASI' | 'TANDA_SALAH';

/** The three headers of a signed message. `sekarang` in seconds. A reason instead, when one is missing, malformed, or further than the tolerance from now. */
export function bacaKepalaTanda(
  header: Readonly<Record<string, string | readonly string[] | undefined>>,
  sekarang: number,
): (KepalaTanda & { readonly tanda: string }) | { readonly sebab: SebabTanda } {
  const [id, pada, tanda] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((n) => header[n]);
  if (id === undefined && pada === undefined && tanda === undefined) return { sebab: 'TANPA_TANDA' };
  if (typeof id !== 'string' || typeof pada !== 'string' || typeof tanda !== 'string') return { sebab: 'KEPALA_RUSAK' };
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(id) || !/^\d{1,12}$/.test(pada) || tanda.length > 4_096) return { sebab: 'KEPALA_RUSAK' };
  if (Math.abs(sekarang - Number(pada)) > TOLERANSI_DETIK) return { sebab: 'BASI' };
  return { id, pada: Number(pada), tanda };
}
