import { createHmac } from 'node:crypto';
import { type CryptoKey, exportSPKI, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { buatVerifikasiToken, type VerifikasiToken } from '../../../platform/auth/verifikasi-token.ts';

const ISS = 'https://penerbit.contoh.invalid';
let benar: CryptoKey;
let publik: CryptoKey;
let asing: CryptoKey;
let rsa: CryptoKey;
let verifikasi: VerifikasiToken;

const kini = (): number => Math.floor(Date.now() / 1000);
const isi = (ubah: JWTPayload = {}): JWTPayload => ({ iss: ISS, aud: 'simpul', sub: 'dev:ppk:i1', iat: kini(), exp: kini() + 600, ...ubah });
const tanda = (payload: JWTPayload, header: Partial<JWTHeaderParameters> = {}, kunci: CryptoKey = benar): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'k', ...header }).sign(kunci);
const b64 = (o: unknown): string => Buffer.from(JSON.stringify(o)).toString('base64url');

beforeAll(async () => {
  ({ privateKey: benar, publicKey: publik } = await generateKeyPair('ES256', { extractable: true }));
  ({ privateKey: asing } = await generateKeyPair('ES256'));
  ({ privateKey: rsa } = await generateKeyPair('PS256'));
  verifikasi = buatVerifikasiToken({ issuer: ISS, jwks: async () => publik, lingkungan: 'test' });
});

test('token yang sah membuktikan iss dan sub, tidak lebih', async () => {
  expect(await verifikasi(await tanda(isi({ peran: 'DEPUTI_WASDAL' })))).toEqual({ iss: ISS, sub: 'dev:ppk:i1' });
});

const tanpa = (klaim: string) => async (): Promise<string> => tanda(Object.fromEntries(Object.entries(isi()).filter(([k]) => k !== klaim)));

const PALSU: readonly (readonly [string, () => Promise<string>])[] = [
  ['alg none', async () => new UnsecuredJWT(isi()).encode()],
  ['algoritma di luar daftar (PS256)', () => tanda(isi(), { alg: 'PS256' }, rsa)],
  [
    'HS256 dengan kunci publik sebagai rahasia',
    async () => {
      const badan = `${b64({ alg: 'HS256', kid: 'k' })}.${b64(isi())}`;
      return `${badan}.${createHmac('sha256', await exportSPKI(publik))
        .update(badan)
        .digest('base64url')}`;
    },
  ],
  ['kunci asing', () => tanda(isi(), {}, asing)],
  ['issuer lain', () => tanda(isi({ iss: 'https://lain.invalid' }))],
  ['audience lain', () => tanda(isi({ aud: 'lain' }))],
  ['kedaluwarsa', () => tanda(isi({ exp: kini() - 10, iat: kini() - 700 }))],
  ['terlalu tua', () => tanda(isi({ iat: kini() - 13 * 3600 }))],
  ['dari masa depan', () => tanda(isi({ iat: kini() + 3600, exp: kini() + 7200 }))],
  ['belum berlaku', () => tanda(isi({ nbf: kini() + 3600 }))],
  ['tanpa exp', tanpa('exp')],
  ['tanpa iat', tanpa('iat')],
  ['tanpa sub', tanpa('sub')],
  ['tanpa aud', tanpa('aud')],
  ['sub kosong', () => tanda(isi({ sub: '' }))],
  [
    'sub diganti setelah ditandatangani',
    async () => {
      const [h, , s] = (await tanda(isi())).split('.');
      return `${h}.${b64(isi({ sub: 'dev:deputi_wasdal' }))}.${s}`;
    },
  ],
  ['tanda tangan dipotong', async () => (await tanda(isi())).split('.').slice(0, 2).join('.')],
  ['jwk sisipan di header', () => tanda(isi(), { jwk: { kty: 'EC' } }, asing)],
  ['crit tak dikenal', async () => `${b64({ alg: 'ES256', crit: ['x'], x: 1 })}.${b64(isi())}.AA`],
  ['bukan JWT', async () => 'abc'],
  ['kosong', async () => ''],
  ['terlalu panjang', async () => 'a'.repeat(10_000)],
];

describe('token palsu', () => {
  test.each(PALSU)('%s ditolak dengan BELUM_MASUK', async (_, buat) => {
    await expect(verifikasi(await buat())).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
  });

  test('ditolak juga sesudah token sah yang mirip pernah diterima', async () => {
    const sah = await tanda(isi());
    await verifikasi(sah);
    await expect(verifikasi(`${sah.slice(0, -4)}AAAA`)).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
  });
});

test('kunci penerbit yang tidak dapat diambil bukan kesalahan pemilik token', async () => {
  const v = buatVerifikasiToken({ issuer: 'http://127.0.0.1:1', lingkungan: 'test' });
  await expect(v(await tanda(isi({ iss: 'http://127.0.0.1:1' })))).rejects.toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
});

test('produksi menolak penerbit tanpa https', () => {
  expect(() => buatVerifikasiToken({ issuer: 'http://127.0.0.1:4191', lingkungan: 'production' })).toThrow(/OIDC_ISSUER/);
});
