import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { pasangMetrikSumber } from '../../sync/ambil/metrik-sumber.ts';
import { isiTiruan } from '../siasn-tiruan/orang.ts';
import { mulaiSiasn, type SiasnTiruan } from '../siasn-tiruan/tiruan.ts';
import { type Mesin, rakitMesin } from '../sync/mesin.ts';

let m: Mesin;
let t: SiasnTiruan;
let http: Server;
let alamatHttp: string;
const kode = (): string => m.instansiKe(1).kodeCepat;
beforeAll(async () => {
  m = await rakitMesin(24, 2, 11);
  t = await mulaiSiasn({ isi: isiTiruan(m.sumber, m.instansiKe(1)) });
  const csv = readFileSync(path.join(m.sumber, 'simpeg', `${kode()}.pegawai.csv`));
  http = createServer((req, res) => (req.headers.authorization === 'Bearer token-contoh' ? res.end(csv) : res.writeHead(401).end())).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const alamat = http.address();
  alamatHttp = `http://127.0.0.1:${typeof alamat === 'object' && alamat !== null ? alamat.port : 0}/pegawai.csv`;
});
afterAll(async () => {
  http.closeAllConnections();
  http.close();
  await t.tutup();
  await m.hapus();
});

const ENV = { SUMBER_KUNCI: 'kunci-contoh', SUMBER_RAHASIA: 'rahasia-contoh' };

async function simpul(
  argv: readonly string[],
  masukan = '',
  env: Readonly<Record<string, string>> = ENV,
): Promise<{ kode: number; keluar: string; cerita: string }> {
  const keluar: string[] = [];
  const cerita: string[] = [];
  const hasil = await jalankanPerintah(
    ['sumber-data', ...argv],
    { SIMPUL_DATA: path.dirname(m.sumber), DATABASE_URL: m.basis.url, ...env },
    { stdout: (s) => keluar.push(s), stderr: (s) => cerita.push(s), stdin: Readable.from([masukan]) },
  );
  return { kode: hasil, keluar: keluar.join(''), cerita: cerita.join('') };
}

const pasangSiasn = (): ReturnType<typeof simpul> =>
  simpul(
    `pasang --instansi ${kode()} --sisi bkn --macam siasn --alamat ${t.alamat} --setelan privat=true --setelan tokenUrl=${t.tokenUrl} --setelan jedaMs=0
     --setelan daftar=[{"jalur":"/pengadaan/list-pengadaan-instansi","nip":"nip"}] --rahasia consumerKey=env:SUMBER_KUNCI --rahasia consumerSecret=env:SUMBER_RAHASIA`.split(
      /\s+/,
    ),
  );
const pasangHttp = (lain = ''): ReturnType<typeof simpul> =>
  simpul(
    `pasang --instansi ${kode()} --macam http --alamat ${alamatHttp} --setelan privat=true --setelan format=csv --setelan masuk.cara=bearer --rahasia token=berkas:simpeg-9001 ${lain}`
      .trim()
      .split(/\s+/),
  );

test('satu perintah memasang tiap sumber, periksa menyebut apa yang kurang sampai semuanya baik, lalu ambil mengolahnya', async () => {
  expect((await pasangSiasn()).kode).toBe(0);
  expect((await pasangHttp()).kode).toBe(0);
  const kurang = await simpul(['periksa', '--instansi', kode()]);
  expect(kurang.kode).toBe(6);
  expect(kurang.keluar).toMatch(/GAGAL\tBKN\tpegawai\tSIASN.*simpul sumber-data token --instansi 9001/);
  expect(kurang.keluar).toMatch(/GAGAL\tSIMPEG\tpegawai\tHTTP.*simpeg-9001.*tidak ada di folder rahasia/);

  const token = await simpul(['token', '--instansi', kode()], `Bearer ${t.terbitkanSso(1_800)}\n`);
  expect(token.kode).toBe(0);
  const rahasia = path.join(path.dirname(m.sumber), 'rahasia');
  mkdirSync(rahasia, { recursive: true });
  writeFileSync(path.join(rahasia, 'simpeg-9001'), 'token-contoh\n', { mode: 0o644 });
  expect((await simpul(['periksa', '--instansi', kode()])).keluar).toMatch(/terbaca orang lain; jalankan chmod 600/);
  chmodSync(path.join(rahasia, 'simpeg-9001'), 0o600);
  const baik = await simpul(['periksa', '--instansi', kode()]);
  expect(baik.keluar).not.toContain('GAGAL');
  expect(baik.kode).toBe(0);
  expect(baik.keluar).not.toMatch(/\d{16}/);

  const ambil = await simpul(['--json', 'ambil', '--instansi', kode()]);
  expect(JSON.parse(ambil.keluar)).toEqual({ diterapkan: 5, tetap: 2, bermasalah: 0, berlanjut: false });
  const daftar = await simpul(['daftar']);
  expect(daftar.keluar).toMatch(/9001\tBKN\tpegawai\tSIASN\tversi 1\tSEHAT\t.*ditanya \d+/);
  expect(daftar.keluar).toMatch(/9001\ttoken SSO berakhir .*kurang dari satu jam/);
});

test('metrik menyebut sisa masa token dan keadaan umpan menurut macamnya', async () => {
  const registry = new Registry();
  pasangMetrikSumber(registry, m.url);
  const teks = await registry.metrics();
  const sisa = Number(/simpul_token_sso_sisa_detik\{instansi="1"\} (\d+)/.exec(teks)?.[1]);
  expect(sisa).toBeGreaterThan(1_000);
  expect(sisa).toBeLessThanOrEqual(1_800);
  expect(teks).toMatch(/simpul_umpan_sumber\{sisi="BKN",macam="SIASN",status="SEHAT"\} 1/);
});

test('rahasia tidak pernah tersimpan: yang bukan rujukan ditolak, juga pengguna di alamat, dan variabel simpul sendiri tidak dapat dirujuk', async () => {
  for (const salah of [
    '--rahasia token=token-contoh',
    '--rahasia token=env:SIMPUL_KUNCI_PEMANGGIL',
    '--rahasia token=berkas:../pg.sandi',
    '--alamat http://simpul:sandi@127.0.0.1/x',
    '--setelan takDikenal=1',
    '--alamat ftp://127.0.0.1/x',
    '--setelan privat=false',
    '--macam siasn',
    '--rahasia',
  ])
    expect((await pasangHttp(salah)).kode, salah).toBe(2);
  const isi = JSON.stringify(await m.sql((sql) => sql`select * from sumber_instansi`));
  expect(isi).not.toContain('contoh"');
  expect(isi).toContain('env:SUMBER_KUNCI');
});

test('yang ditempel harus JWT yang masih berlaku', async () => {
  for (const salah of ['', 'bukan-token', 'a.b.c', t.terbitkanSso(-10)]) expect((await simpul(['token', '--instansi', kode()], salah)).kode, salah).toBe(2);
});

test('pemasangan berikutnya menjadi versi baru dengan jejak; berkas mengembalikan umpan ke folder', async () => {
  expect((await pasangHttp('--jarak 60')).keluar).toContain('versi 2');
  expect((await simpul(['pasang', '--instansi', kode(), '--macam', 'berkas'])).keluar).toContain('versi 3');
  const jejak = await m.sql((sql) => sql<{ data: object }[]>`select data from jejak where peristiwa = 'sumber.dipasang' order by pada`);
  expect(jejak.map((j) => j.data)).toMatchObject([
    { macam: 'SIASN', versi: 1 },
    { macam: 'HTTP', versi: 1 },
    { macam: 'HTTP', versi: 2 },
    { macam: 'BERKAS', versi: 3 },
  ]);
  expect((await m.tarik(1, true)).bermasalah).toBe(0);
});
