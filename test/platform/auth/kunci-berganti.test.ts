import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buatVerifikasiToken, type VerifikasiToken } from '../../../platform/auth/verifikasi-token.ts';

const MULAI = 1_800_000_000_000;
interface Kunci {
  readonly privat: CryptoKey;
  readonly publik: JWK;
}
let server: Server;
let issuer: string;
let lama: Kunci;
let baru: Kunci;
/** What the issuer publishes now, and how often each path was asked. */
let terbit: readonly JWK[] = [];
const ditanya = new Map<string, number>();

const buatKunci = async (kid: string, alg: 'ES256' | 'RS256'): Promise<Kunci> => {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return { privat: privateKey, publik: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
};

beforeAll(async () => {
  server = createServer((req, res) => {
    const jalur = req.url ?? '';
    ditanya.set(jalur, (ditanya.get(jalur) ?? 0) + 1);
    const isi = jalur === '/jwks' ? { keys: terbit } : { issuer, jwks_uri: `${issuer}/jwks` };
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(isi));
  });
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  lama = await buatKunci('lama', 'ES256');
  baru = await buatKunci('baru', 'RS256');
});
afterEach(() => {
  vi.useRealTimers();
  ditanya.clear();
});
afterAll(() => server.close());

const token = ({ privat, publik }: Kunci, header: Partial<JWTHeaderParameters> = {}): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: publik.alg ?? '', kid: publik.kid ?? '', ...header })
    .setIssuer(issuer)
    .setAudience('simpul')
    .setSubject('s')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privat);

const mulai = (): VerifikasiToken => {
  vi.useFakeTimers({ toFake: ['Date'], now: MULAI });
  return buatVerifikasiToken({ issuer, lingkungan: 'test' });
};

test('kunci baru dikenal begitu dipakai, kunci lama tetap berlaku selama diterbitkan, lalu berakhir', async () => {
  const verifikasi = mulai();
  terbit = [lama.publik];
  await verifikasi(await token(lama));
  vi.setSystemTime(MULAI + 60_000);
  terbit = [baru.publik, lama.publik];
  await verifikasi(await token(baru));
  await verifikasi(await token(lama));
  terbit = [baru.publik];
  vi.setSystemTime(MULAI + 60_000 + 601_000);
  await verifikasi(await token(baru));
  await expect(verifikasi(await token(lama))).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
});

test('banjir token dengan kid karangan menanyakan kunci penerbit paling banyak sekali dalam sepuluh detik', async () => {
  const verifikasi = mulai();
  terbit = [lama.publik];
  await verifikasi(await token(lama));
  vi.setSystemTime(MULAI + 11_000);
  for (let i = 0; i < 50; i++) await expect(verifikasi(await token(lama, { kid: `karangan-${i}` }))).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
  expect(ditanya.get('/jwks')).toBe(2);
});

test('alamat kunci di dalam token (jku, x5u) tidak pernah diambil', async () => {
  const verifikasi = mulai();
  terbit = [lama.publik];
  const penyerang = await buatKunci('lama', 'ES256');
  for (const header of [{ jku: `${issuer}/curian` }, { x5u: `${issuer}/curian` }, { jku: `${issuer}/curian`, kid: 'lain' }]) {
    await expect(verifikasi(await token(penyerang, header))).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
  }
  expect(ditanya.get('/curian')).toBeUndefined();
});

test('kunci yang tidak bersesuaian dengan algoritmanya tidak dipakai', async () => {
  const verifikasi = mulai();
  terbit = [
    { kty: 'oct', k: Buffer.from('rahasia-yang-terbit-tanpa-sengaja').toString('base64url'), kid: 'rahasia', alg: 'HS256' },
    { ...lama.publik, use: 'enc' },
  ];
  const hs = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', kid: 'rahasia' })
    .setIssuer(issuer)
    .setAudience('simpul')
    .setSubject('s')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(Buffer.from('rahasia-yang-terbit-tanpa-sengaja'));
  await expect(verifikasi(hs)).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
  await expect(verifikasi(await token(lama))).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
});

test('produksi menolak alamat kunci tanpa https', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(Response.json({ issuer: 'https://sso.contoh.example', jwks_uri: 'http://sso.contoh.example/jwks' }));
  const verifikasi = buatVerifikasiToken({ issuer: 'https://sso.contoh.example', lingkungan: 'production' });
  await expect(verifikasi(await token(lama))).rejects.toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
  vi.restoreAllMocks();
});
