import { mkdtemp, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IssuerBerjalan, layaniIssuerPengembangan, terbitkanToken } from '../../../platform/auth/issuer-pengembangan.ts';
import { bukaKunciPenerbit } from '../../../platform/auth/kunci-penerbit.ts';
import { buatVerifikasiToken } from '../../../platform/auth/verifikasi-token.ts';

let dataDir: string;
let issuer: IssuerBerjalan;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'simpul-issuer-'));
  issuer = await layaniIssuerPengembangan({ dataDir, port: 0, lingkungan: 'test' });
});
afterAll(async () => {
  await issuer.tutup();
  await rm(dataDir, { recursive: true });
});

const mintaToken = (badan: string): Promise<Response> =>
  fetch(`${issuer.issuer}/token`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: badan });

test('token tanpa server dan token dari /token diterima lewat penemuan OIDC', async () => {
  const verifikasi = buatVerifikasiToken({ issuer: issuer.issuer, lingkungan: 'test' });
  const luring = await terbitkanToken({ dataDir, subjek: 'dev:data_steward_bkn', issuer: issuer.issuer, lingkungan: 'test' });
  expect(await verifikasi(luring)).toEqual({ iss: issuer.issuer, sub: 'dev:data_steward_bkn' });
  const jawaban = await mintaToken('grant_type=client_credentials&client_id=dev:ppk:i1');
  const { access_token } = (await jawaban.json()) as { access_token: string };
  expect(await verifikasi(access_token)).toMatchObject({ sub: 'dev:ppk:i1' });
});

test('jawaban JWKS tidak memuat bagian rahasia', async () => {
  const teks = await (await fetch(`${issuer.issuer}/jwks`)).text();
  expect(Object.keys(JSON.parse(teks).keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
});

test('kunci disimpan 0600, dan dua proses yang mulai bersamaan memakai kunci yang sama', async () => {
  const lain = await mkdtemp(join(tmpdir(), 'simpul-kunci-'));
  const kunci = await Promise.all([1, 2, 3, 4].map(() => bukaKunciPenerbit(lain)));
  expect(new Set(kunci.map((k) => k.kid)).size).toBe(1);
  expect((await stat(join(lain, 'kunci', 'penerbit-es256.json'))).mode & 0o777).toBe(0o600);
  await rm(lain, { recursive: true });
});

test('produksi menolak penerbit dan token pengembangan', async () => {
  await expect(layaniIssuerPengembangan({ dataDir, port: 0, lingkungan: 'production' })).rejects.toMatchObject({ kode: 'KONFIGURASI' });
  await expect(terbitkanToken({ dataDir, subjek: 'dev:ppk:i1', lingkungan: 'production' })).rejects.toMatchObject({ kode: 'KONFIGURASI' });
});

test('subjek di luar pola pengembangan, jenis hibah lain, dan badan besar ditolak', async () => {
  expect((await mintaToken('grant_type=client_credentials&client_id=admin')).status).toBe(401);
  expect((await mintaToken('grant_type=password&client_id=dev:ppk:i1')).status).toBe(400);
  expect((await mintaToken('a'.repeat(10_000))).status).toBe(400);
});

test('nama host asing (rebinding) ditolak', async () => {
  const status = await new Promise((selesai, gagal) => {
    request(`${issuer.issuer}/jwks`, { headers: { host: 'jahat.invalid' } }, (res) => selesai(res.resume().statusCode))
      .on('error', gagal)
      .end();
  });
  expect(status).toBe(403);
});

test('umur token mengikuti permintaan', async () => {
  const { exp = 0, iat = 0 } = decodeJwt(await terbitkanToken({ dataDir, subjek: 'dev:ppk:i1', umurDetik: 60, lingkungan: 'test' }));
  expect(exp - iat).toBe(60);
});
