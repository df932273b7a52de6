import { request } from 'node:http';
import { setTimeout as tidur } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type LayananGerbang, layani, type Rute } from '../../gateway/http.ts';
import { type Rakitan, rakit } from './rakit.ts';

let r: Rakitan;
let layanan: LayananGerbang;
let siap = true;

const RUTE: readonly Rute[] = [
  {
    metode: 'POST',
    jalur: '/v1/unggahan',
    tangani: async (req, res, { kenali, url }) => {
      const { pemanggil } = await kenali();
      req.resume();
      res.end(`${pemanggil.subjek} ${url.searchParams.get('jenis')}`);
    },
  },
  { metode: 'GET', jalur: '/v1/diam', tangani: () => tidur(1_500) },
  {
    metode: 'GET',
    jalur: '/v1/terlambat',
    tangani: async (_req, res) => {
      await tidur(1_500);
      res.end('sesudah tenggat');
    },
  },
  { metode: 'GET', lama: true, jalur: '/v1/lama', tangani: (_req, res) => tidur(1_500).then(() => void res.end('selesai')) },
  {
    metode: 'GET',
    jalur: '/v1/mengalir',
    tangani: async (_req, res) => {
      res.write('awal ');
      await tidur(1_500);
      res.end('akhir');
    },
  },
  {
    metode: 'GET',
    jalur: '/v1/rusak',
    tangani: async () => {
      throw new RangeError('password=rahasia');
    },
  },
  {
    metode: 'GET',
    jalur: '/v1/konflik',
    tangani: async () => {
      throw new Kesalahan('VERSI_BERUBAH');
    },
  },
];

beforeAll(async () => {
  r = await rakit('lokal', { produksi: true });
  layanan = await layani(r.gerbang, { port: 0, rute: RUTE, siap: async () => siap, tenggatRuteMs: 700 });
});
afterAll(async () => {
  await layanan.tutup();
});

test.each(['/v1/diam', '/v1/terlambat'])('rute yang tidak mulai menjawab (%s) dijawab 503 pada tenggatnya', async (jalur) => {
  const jawab = await fetch(layanan.url + jalur);
  expect({ status: jawab.status, kode: ((await jawab.json()) as { kode: string }).kode }).toEqual({ status: 503, kode: 'TENGGAT_TERLEWATI' });
});

test('yang sudah mulai menjawab selesai, dan yang memang lama tidak diburu', async () => {
  const isi = async (jalur: string): Promise<string> => (await fetch(layanan.url + jalur)).text();
  expect(await Promise.all([isi('/v1/mengalir'), isi('/v1/lama')])).toEqual(['awal akhir', 'selesai']);
});

const graphql = async (badan: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${layanan.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await r.token('steward')}`, 'content-type': 'application/json', ...headers },
    body: badan,
  });

test('GraphQL lewat HTTP, dengan X-Request-Id pada setiap jawaban', async () => {
  const jawaban = await graphql('{"query":"{ jumlah }"}', { 'x-request-id': 'permintaan-42' });
  expect(await jawaban.json()).toEqual({ data: { jumlah: 3 } });
  expect(jawaban.headers.get('x-request-id')).toBe('permintaan-42');
  for (const jalur of ['/healthz', '/tidak-ada', '/graphql']) expect((await fetch(layanan.url + jalur)).headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
});

test('X-Request-Id yang berbahaya untuk log diganti', async () => {
  expect((await graphql('{"query":"{ jumlah }"}', { 'x-request-id': '199001012015011901' })).headers.get('x-request-id')).not.toContain('1990');
});

test('tanpa token: 401 dengan WWW-Authenticate', async () => {
  const jawaban = await graphql('{"query":"{ jumlah }"}', { authorization: '' });
  expect(jawaban.status).toBe(401);
  expect(jawaban.headers.get('www-authenticate')).toContain('Bearer');
  expect(((await jawaban.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions).toMatchObject({ code: 'BELUM_MASUK' });
});

test('GET, jenis isi lain, batch, badan besar, dan introspeksi ditolak', async () => {
  expect((await fetch(`${layanan.url}/graphql?query={jumlah}`)).status).toBe(405);
  for (const jenis of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    expect((await graphql('{"query":"{ jumlah }"}', { 'content-type': jenis })).status).toBe(415);
  expect((await graphql('[{"query":"{ jumlah }"}]')).status).toBe(400);
  expect((await graphql(`{"query":"{ jumlah }","x":"${'a'.repeat(1_100_000)}"}`)).status).toBe(413);
  expect((await graphql('{"query":"{ __schema { types { name } } }"}')).status).toBe(403);
  expect((await graphql('{"query":"{ __type(name: \\"Orang\\") { name } }"}')).status).toBe(403);
});

test('rute tambahan mengenali pemanggil; tanpa token dijawab problem+json', async () => {
  const kirim = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${layanan.url}/v1/unggahan?jenis=pegawai`, { method: 'POST', headers, body: 'x' });
  expect(await (await kirim({ authorization: `Bearer ${await r.token('integrator')}` })).text()).toBe('integrator pegawai');
  const tolak = await kirim({});
  expect(tolak.headers.get('content-type')).toBe('application/problem+json');
  expect(await tolak.json()).toMatchObject({ status: 401, kode: 'BELUM_MASUK', type: 'urn:simpul:kesalahan:BELUM_MASUK' });
});

test('galat rute menjadi problem+json tanpa membocorkan teksnya', async () => {
  const rusak = await fetch(`${layanan.url}/v1/rusak`);
  expect(rusak.status).toBe(500);
  expect(await rusak.text()).not.toContain('rahasia');
  expect(await (await fetch(`${layanan.url}/v1/konflik`)).json()).toMatchObject({ status: 409, kode: 'VERSI_BERUBAH' });
  expect((await fetch(`${layanan.url}/tidak-ada`)).status).toBe(404);
});

test('/readyz mengikuti ketergantungan, /healthz tidak; /metrics dan /konsol terbuka', async () => {
  expect((await fetch(`${layanan.url}/readyz`)).status).toBe(200);
  siap = false;
  expect((await fetch(`${layanan.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${layanan.url}/healthz`)).status).toBe(200);
  siap = true;
  expect(await (await fetch(`${layanan.url}/metrics`)).text()).toContain('simpul_permintaan_detik');
  const konsol = await (await fetch(`${layanan.url}/konsol`)).text();
  expect(konsol).not.toMatch(/<script|https:\/\//);
});

test('tutup menunggu permintaan yang sedang berjalan dan menolak yang baru', async () => {
  const lain = await rakit('lokal');
  const sementara = await layani(lain.gerbang, { port: 0 });
  lain.kelakuan.gantungMs = 300;
  const token = await lain.token('steward');
  const berjalan = new Promise<string>((selesai, gagal) => {
    const req = request(
      `${sementara.url}/graphql`,
      { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
      (res) => {
        let teks = '';
        res
          .setEncoding('utf8')
          .on('data', (d) => (teks += d))
          .on('end', () => selesai(teks));
      },
    );
    req.on('error', gagal).end('{"query":"{ daftarOrang(first: 1) { jabatan } }"}');
  });
  await new Promise((s) => setTimeout(s, 100));
  const mulai = Date.now();
  await sementara.tutup();
  expect(JSON.parse(await berjalan)).toEqual({ data: { daftarOrang: [{ jabatan: 'JABATAN 1' }] } });
  expect(Date.now() - mulai).toBeLessThan(2_000);
  await expect(fetch(`${sementara.url}/healthz`)).rejects.toThrow();
});
