import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { Kesalahan } from '../../domain/kesalahan.ts';

/** An ES256 key pair; `kid` is the thumbprint of the public half (RFC 7638). */
export interface KunciEs256 {
  readonly privat: CryptoKey;
  readonly publik: JWK;
  readonly kid: string;
}

const buatEs256 = async (): Promise<JWK> => exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey);

async function buatBerkas(berkas: string, buat: () => Promise<JWK>): Promise<void> {
  const sementara = `${berkas}.${randomUUID()}`;
  await writeFile(sementara, JSON.stringify(await buat()), { mode: 0o600 });
  // link() fails when the name exists, so of two processes starting together exactly one key wins.
  await link(sementara, berkas).catch((e: NodeJS.ErrnoException) => (e.code === 'EEXIST' ? undefined : Promise.reject(e)));
  await unlink(sementara);
}

/** The key in file `nama` below `dataDir`/kunci (mode 0600), made by `buat` on first use. */
export async function bacaBerkasKunci(dataDir: string, nama: string, buat: () => Promise<JWK>): Promise<JWK> {
  const folder = join(dataDir, 'kunci');
  const berkas = join(folder, nama);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const teks = await readFile(berkas, 'utf8').catch(async () => {
    await buatBerkas(berkas, buat);
    return readFile(berkas, 'utf8');
  });
  await chmod(berkas, 0o600);
  return JSON.parse(teks) as JWK;
}

/** A signing key by its file. Throws KONFIGURASI when the file holds no such key. */
export async function bukaKunciBerkas(dataDir: string, nama: string): Promise<KunciEs256> {
  const jwk = await bacaBerkasKunci(dataDir, nama, buatEs256);
  const privat = await importJWK(jwk, 'ES256');
  if (privat instanceof Uint8Array || jwk.kty !== 'EC') throw new Kesalahan('KONFIGURASI', `Kunci ${nama} rusak.`);
  const { d: _rahasia, ...publik } = jwk;
  const kid = await calculateJwkThumbprint(publik);
  return { privat, kid, publik: { ...publik, kid, alg: 'ES256', use: 'sig' } };
}
