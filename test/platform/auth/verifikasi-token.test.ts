import { createHmac } from 'node:crypto';
import {
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { buatVerifikasiToken, type VerifikasiToken } from '../../../platform/auth/verifikasi-token.ts';
import { jangkarkanJam, lepasJangkar } from '../../../platform/clock.ts';

const ISS = 'https://penerbit.contoh.invalid';
let benar: CryptoKey;
let publik: CryptoKey;
let asing: CryptoKey;
let jwkAsing: JWK;
let rsa: CryptoKey;
let verifikasi: VerifikasiToken;

const kini = (): number => Math.floor(Date.now() / 1000);
const isi = (ubah: JWTPayload = {}): JWTPayload => ({ iss: ISS, aud: 'simpul', sub: 'dev:ppk:i1', iat: kini(), exp: kini() + 600, ...ubah });
const tanda = (payload: JWTPayload, header: Partial<JWTHeaderParameters> = {}, kunci: CryptoKey = benar): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'k', ...header }).sign(kunci);
const b64 = (o: unknown): string => Buffer.from(JSON.stringify(o)).toString('base64url');

beforeAll(async () => {
  ({ privateKey: benar, publicKey: publik } = await generateKeyPair('ES256', { extractable: true }));
  const pasangan = await generateKeyPair('ES256', { extractable: true });
  asing = pasangan.privateKey;
  jwkAsing = await exportJWK(pasangan.publicKey);
  ({ privateKey: rsa } = await generateKeyPair('PS256'));
  const jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(publik)), kid: 'k', alg: 'ES256', use: 'sig' }] });
  verifikasi = buatVerifikasiToken({ issuer: ISS, jwks, lingkungan: 'test' });
});

describe('token yang sah', () => {
  test('membuktikan iss dan sub, tidak lebih', async () => {
    const token = await tanda(isi({ peran: 'DEPUTI_WASDAL', realm_access: { roles: ['DATA_STEWARD_BKN'] } }));
    expect(await verifikasi(token)).toEqual({ iss: ISS, sub: 'dev:ppk:i1' });
  });

  test.each([['typ Bearer', { typ: 'Bearer' }, {}] as const, ['header at+jwt', {}, { typ: 'at+jwt' }] as const])(
    'diterima dengan sebutan token akses: %s',
    async (_, klaim, header) => {
      expect(await verifikasi(await tanda(isi(klaim), header))).toMatchObject({ sub: 'dev:ppk:i1' });
    },
  );
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
  ['kunci asing dengan kid penerbit', () => tanda(isi(), {}, asing)],
  ['kid yang tidak dikenal', () => tanda(isi(), { kid: 'k2' })],
  ['issuer lain', () => tanda(isi({ iss: 'https://lain.invalid' }))],
  ['issuer yang hanya berawalan sama', () => tanda(isi({ iss: `${ISS}/realms/lain` }))],
  ['audience lain', () => tanda(isi({ aud: 'lain' }))],
  ['kedaluwarsa', () => tanda(isi({ exp: kini() - 10, iat: kini() - 500 }))],
  ['terlalu tua walau belum kedaluwarsa', () => tanda(isi({ iat: kini() - 620, exp: kini() + 86_400 }))],
  ['dari masa depan', () => tanda(isi({ iat: kini() + 3600, exp: kini() + 7200 }))],
  ['belum berlaku', () => tanda(isi({ nbf: kini() + 3600 }))],
  ['tanpa iss', tanpa('iss')],
  ['tanpa exp', tanpa('exp')],
  ['tanpa iat', tanpa('iat')],
  ['tanpa sub', tanpa('sub')],
  ['tanpa aud', tanpa('aud')],
  ['sub kosong', () => tanda(isi({ sub: '' }))],
  ['sub bukan teks', async () => tanda({ ...isi(), sub: ['dev:ppk:i1'] as unknown as string })],
  ['exp bukan angka', async () => tanda({ ...isi(), exp: `${kini() + 600}` as unknown as number })],
  [
    'sub diganti setelah ditandatangani',
    async () => {
      const [h, , s] = (await tanda(isi())).split('.');
      return `${h}.${b64(isi({ sub: 'dev:deputi_wasdal' }))}.${s}`;
    },
  ],
  ['tanda tangan dipotong', async () => (await tanda(isi())).split('.').slice(0, 2).join('.')],
  ['jwk penyerang di header', () => tanda(isi(), { jwk: jwkAsing }, asing)],
  ['jwk penyerang di header, tanpa kid', () => tanda(isi(), { jwk: jwkAsing, kid: undefined as unknown as string }, asing)],
  ['crit tak dikenal', async () => `${b64({ alg: 'ES256', kid: 'k', crit: ['x'], x: 1 })}.${b64(isi())}.AA`],
  ['token identitas (typ ID)', () => tanda(isi({ typ: 'ID' }))],
  ['token penyegar (typ Refresh)', () => tanda(isi({ typ: 'Refresh' }))],
  ['token keluar (header logout+jwt)', () => tanda(isi(), { typ: 'logout+jwt' })],
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

test.each([-90, 3])('jam mesin yang bergeser %i hari tidak menghidupkan token yang sudah habis dan tidak menolak yang masih berlaku', async (hari) => {
  const mesin = Date.now() + hari * 86_400_000;
  const habis = await tanda(isi({ iat: Math.floor(mesin / 1_000) - 60, exp: Math.floor(mesin / 1_000) + 540 }));
  const berlaku = await tanda(isi());
  jangkarkanJam(Date.now(), performance.now());
  vi.useFakeTimers({ now: mesin, toFake: ['Date'] });
  try {
    await expect(verifikasi(habis)).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
    expect(await verifikasi(berlaku)).toMatchObject({ sub: 'dev:ppk:i1' });
  } finally {
    vi.useRealTimers();
    lepasJangkar();
  }
});
