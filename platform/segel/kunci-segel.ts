import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';

function bacaKunci(berkas: string, buat: (pem: string) => KeyObject): KeyObject {
  try {
    const kunci = buat(readFileSync(berkas, 'utf8'));
    if (kunci.asymmetricKeyType === 'ed25519') return kunci;
  } catch {
    // Said below without the system's own text, which may quote the file.
  }
  throw new Kesalahan('MASUKAN_SALAH', 'Berkas kunci tidak terbaca sebagai kunci Ed25519 (PEM).');
}

/** Throws MASUKAN_SALAH when the file is no Ed25519 private key in PEM. */
export const bacaKunciTanda = (berkas: string): KeyObject => bacaKunci(berkas, createPrivateKey);
/** Throws MASUKAN_SALAH when the file is no Ed25519 public key in PEM. A private key gives its public half. */
export const bacaKunciUmum = (berkas: string): KeyObject => bacaKunci(berkas, createPublicKey);

/** The key that signs checkpoints in development: made at first use below `dataDir`/kunci, mode 0600. */
export function kunciSegelPengembangan(dataDir: string): string {
  const berkas = path.join(dataDir, 'kunci', 'segel-ed25519.pem');
  if (existsSync(berkas)) return berkas;
  mkdirSync(path.dirname(berkas), { recursive: true, mode: 0o700 });
  const sementara = `${berkas}.${process.pid}`;
  writeFileSync(sementara, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    // Fails when the name exists, so of two processes starting together exactly one key wins.
    linkSync(sementara, berkas);
  } catch (galat) {
    if ((galat as NodeJS.ErrnoException).code !== 'EEXIST') throw galat;
  } finally {
    unlinkSync(sementara);
  }
  return berkas;
}
