import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buatAsersi, periksaAsersi } from '../../../../platform/auth/klien/asersi.ts';
import { bacaBuktiKunci, buatBuktiKunci } from '../../../../platform/auth/klien/bukti-kunci.ts';
import { bacaKunciPublik } from '../../../../platform/auth/klien/kunci-publik.ts';
import type { SumberKlien } from '../../../../platform/auth/klien/sumber-klien.ts';
import { bukaKunciBerkas, type KunciEs256 } from '../../../../platform/auth/kunci-berkas.ts';

const ISSUER = 'https://penerbit.contoh.example';
const TUJUAN = { issuer: ISSUER, audiens: [ISSUER, `${ISSUER}/token`] };
let dir: string;
let kunci: KunciEs256;
let lain: KunciEs256;
let dipakai: Set<string>;

/** Two clients in memory, each with its own key. */
const sumber: SumberKlien = {
  kunci: async (id) => (id === 'a' ? [kunci.publik] : id === 'b' ? [lain.publik] : null),
  masuk: async ({ klien, issuer, jti }) => {
    if (dipakai.has(`${klien} ${jti}`) || issuer !== ISSUER) return null;
    dipakai.add(`${klien} ${jti}`);
    return `sub-${klien}`;
  },
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'simpul-asersi-'));
  [kunci, lain] = await Promise.all([bukaKunciBerkas(dir, 'a.json'), bukaKunciBerkas(dir, 'b.json')]);
});
beforeEach(() => {
  dipakai = new Set();
});
afterAll(() => rm(dir, { recursive: true }));

const kini = (): number => Math.floor(Date.now() / 1000);
const isi = (ubah: JWTPayload = {}): JWTPayload => ({ iss: 'a', sub: 'a', aud: ISSUER, jti: 'j1', iat: kini(), exp: kini() + 60, ...ubah });
const tanda = (payload: JWTPayload, k: KunciEs256 = kunci, header: object = {}): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: k.kid, ...header }).sign(k.privat);
const tanpa = (klaim: string) => (): Promise<string> => tanda(Object.fromEntries(Object.entries(isi()).filter(([n]) => n !== klaim)));

test('asersi membuktikan kliennya, sekali', async () => {
  const asersi = await buatAsersi(kunci, 'a', ISSUER);
  expect(await periksaAsersi(sumber, asersi, TUJUAN)).toBe('sub-a');
  expect(await periksaAsersi(sumber, asersi, TUJUAN)).toBeNull();
  expect(await periksaAsersi(sumber, await tanda(isi({ aud: `${ISSUER}/token` })), TUJUAN)).toBe('sub-a');
});

const PALSU: readonly (readonly [string, () => Promise<string>])[] = [
  ['alg none', async () => new UnsecuredJWT(isi()).encode()],
  ['kunci klien lain', () => tanda(isi(), lain)],
  ['kunci klien lain dengan kid yang benar', () => tanda(isi(), lain, { kid: kunci.kid })],
  ['jwk penyerang di header', () => tanda(isi(), lain, { jwk: lain.publik, kid: kunci.kid })],
  ['klien yang tidak ada', () => tanda(isi({ iss: 'c', sub: 'c' }))],
  ['iss klien lain', () => tanda(isi({ iss: 'b' }))],
  ['sub klien lain', () => tanda(isi({ sub: 'b' }))],
  ['untuk penerbit lain', () => tanda(isi({ aud: 'https://lain.invalid/token' }))],
  ['kedaluwarsa', () => tanda(isi({ iat: kini() - 120, exp: kini() - 10 }))],
  ['berumur terlalu panjang', () => tanda(isi({ exp: kini() + 3_600 }))],
  ['dibuat terlalu lama', () => tanda(isi({ iat: kini() - 400 }))],
  ['dari masa depan', () => tanda(isi({ iat: kini() + 120, exp: kini() + 180 }))],
  ['tanpa jti', tanpa('jti')],
  ['tanpa exp', tanpa('exp')],
  ['tanpa iat', tanpa('iat')],
  ['tanpa aud', tanpa('aud')],
  ['bukan JWT', async () => 'abc'],
  ['terlalu panjang', async () => 'a'.repeat(5_000)],
];

describe('asersi palsu', () => {
  test.each(PALSU)('%s tidak membuktikan apa pun dan tidak menghabiskan jti', async (_, buat) => {
    expect(await periksaAsersi(sumber, await buat(), TUJUAN)).toBeNull();
    expect(dipakai.size).toBe(0);
  });
});

describe('kunci publik yang didaftarkan', () => {
  test('disimpan hanya anggota publiknya, dengan sidik sebagai kid', async () => {
    const { kid, jwk } = await bacaKunciPublik({ ...kunci.publik, kid: 'karangan', x5u: 'https://jahat.invalid', catatan: 1 });
    expect(kid).toBe(kunci.kid);
    expect(Object.keys(jwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  test.each([
    ['bagian rahasia', (): object => ({ ...kunci.publik, d: 'AAAA' })],
    ['kunci simetris', (): object => ({ kty: 'oct', k: 'AAAA' })],
    ['kurva lain', (): object => ({ ...kunci.publik, crv: 'P-521' })],
    ['titik di luar kurva', (): object => ({ ...kunci.publik, x: kunci.publik.y, y: kunci.publik.x })],
    ['RSA', (): object => ({ kty: 'RSA', n: 'AAAA', e: 'AQAB' })],
    ['bukan objek', (): unknown => 'kunci'],
    ['larik', (): unknown => [kunci.publik]],
  ])('%s ditolak dengan MASUKAN_SALAH', async (_, jwk) => {
    await expect(bacaKunciPublik(jwk())).rejects.toMatchObject({ kode: 'MASUKAN_SALAH' });
  });

  test('pemiliknya harus memegang bagian rahasianya', async () => {
    expect((await bacaBuktiKunci(await buatBuktiKunci(kunci))).kid).toBe(kunci.kid);
    const tertukar = await buatBuktiKunci({ privat: lain.privat, publik: kunci.publik });
    await expect(bacaBuktiKunci(tertukar)).rejects.toMatchObject({ kode: 'MASUKAN_SALAH' });
    await expect(bacaBuktiKunci(await buatAsersi(kunci, 'a', ISSUER))).rejects.toMatchObject({ kode: 'MASUKAN_SALAH' });
  });
});
