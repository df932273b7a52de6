import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const turunkan = (kunci: string, guna: string): Buffer => Buffer.from(hkdfSync('sha256', kunci, 'simpul', guna, 32));

/** AES-256-GCM under a key derived for this one purpose: nonce (12), tag (16), ciphertext. */
export function sandikan(teks: string, kunci: string, guna: string): Buffer {
  const nonce = randomBytes(12);
  const sandi = createCipheriv('aes-256-gcm', turunkan(kunci, guna), nonce);
  const isi = Buffer.concat([sandi.update(teks, 'utf8'), sandi.final()]);
  return Buffer.concat([nonce, sandi.getAuthTag(), isi]);
}

/** The text again; null when the key is another one or a byte was changed. */
export function bukaSandi(isi: Buffer, kunci: string, guna: string): string | null {
  if (isi.length < 28) return null;
  const buka = createDecipheriv('aes-256-gcm', turunkan(kunci, guna), isi.subarray(0, 12));
  buka.setAuthTag(isi.subarray(12, 28));
  try {
    return Buffer.concat([buka.update(isi.subarray(28)), buka.final()]).toString('utf8');
  } catch {
    return null;
  }
}
