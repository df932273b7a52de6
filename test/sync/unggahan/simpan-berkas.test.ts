import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BerkasTerlaluBesar, bersihkanSementara, simpanBerkas } from '../../../sync/unggahan/simpan-berkas.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-simpan-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function* arus(...isi: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const i of isi) yield Buffer.from(i);
}

test('berkas dinamai menurut isinya, hanya terbaca pemiliknya, dan isi yang sama disimpan sekali', async () => {
  const isi = ['nip;nama\n', '1;A\n'];
  const satu = await simpanBerkas(path.join(dir, 'unggahan'), arus(...isi));
  const dua = await simpanBerkas(path.join(dir, 'unggahan'), arus(isi.join('')));
  const sha256 = createHash('sha256').update(isi.join('')).digest('hex');
  expect(satu).toEqual({ berkas: path.join(dir, 'unggahan', `${sha256}.csv`), sha256, bita: 13 });
  expect(dua).toEqual(satu);
  expect(readFileSync(satu.berkas, 'utf8')).toBe(isi.join(''));
  expect(statSync(satu.berkas).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.join(dir, 'unggahan'))).toHaveLength(1);
});

test('gzip tetap gzip dan NDJSON dikenali, bita demi bita', async () => {
  const gz = gzipSync('a;b\n1;2\n');
  const hasil = await simpanBerkas(dir, arus(gz.subarray(0, 5), gz.subarray(5)));
  expect(hasil.berkas.endsWith('.gz')).toBe(true);
  expect(readFileSync(hasil.berkas)).toEqual(gz);
  expect((await simpanBerkas(dir, arus('  {"nip":"1"}\n'))).berkas.endsWith('.ndjson')).toBe(true);
});

test('berkas yang melampaui batas dan arus yang putus tidak meninggalkan apa pun', async () => {
  await expect(simpanBerkas(dir, arus(randomBytes(600), randomBytes(600)), 1_000)).rejects.toBeInstanceOf(BerkasTerlaluBesar);
  async function* putus(): AsyncGenerator<Buffer> {
    yield Buffer.from('separuh');
    throw new RangeError('putus');
  }
  await expect(simpanBerkas(dir, putus())).rejects.toThrow('putus');
  expect(readdirSync(dir)).toEqual([]);
});

test('sisa unggahan yang terputus dibersihkan sesudah cukup tua, yang lain dibiarkan', async () => {
  const [lama, baru, sah] = ['a.sementara', 'b.sementara', 'c.csv'].map((n) => path.join(dir, n));
  for (const b of [lama, baru, sah]) writeFileSync(b ?? '', 'x');
  utimesSync(lama ?? '', new Date(0), new Date(0));
  expect(await bersihkanSementara(dir)).toBe(1);
  expect([lama, baru, sah].map((b) => existsSync(b ?? ''))).toEqual([false, true, true]);
});
