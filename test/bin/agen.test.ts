import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';

const akar = mkdtempSync(path.join(tmpdir(), 'simpul-agen-cli-'));
const token = path.join(akar, 'token');
const sumber = path.join(akar, 'simpeg.csv');
const jurnal = path.join(akar, 'jurnal');
let hub: Server;
let jawab: RequestListener;
let url = '';

beforeAll(async () => {
  writeFileSync(token, 'rahasia-sekali\n');
  writeFileSync(sumber, 'nip;nama\n198001012005011001;ORANG CONTOH\n');
  hub = createServer((req, res) => jawab(req, res));
  await new Promise<void>((siap) => hub.listen(0, '127.0.0.1', siap));
  url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
});
afterEach(() => rmSync(jurnal, { recursive: true, force: true }));
afterAll(() => {
  hub.close();
  hub.closeAllConnections();
  rmSync(akar, { recursive: true, force: true });
});

async function agen(lain: Readonly<Record<string, string>> = {}): Promise<{ kode: number; teks: string }> {
  const opsi = { '--sumber': sumber, '--hub': url, '--token-file': token, '--jurnal': jurnal, '--coba': '1', ...lain };
  let teks = '';
  const tulis = (t: string): void => {
    teks += t;
  };
  // Without a database and without a single setting.
  const kode = await jalankanPerintah(
    [
      'agen',
      '--sekali',
      ...Object.entries(opsi)
        .filter(([, nilai]) => nilai !== '')
        .flat(),
    ],
    {},
    { stdout: tulis, stderr: tulis },
  );
  return { kode, teks };
}

const masalah =
  (status: number, kode: string): RequestListener =>
  (_req, res) =>
    res.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ kode, title: 'apa pun', status }));

test.each<[number, string, RequestListener]>([
  [3, 'BELUM_MASUK', masalah(401, 'BELUM_MASUK')],
  [4, 'BUKAN_INSTANSI_ANDA', masalah(403, 'BUKAN_INSTANSI_ANDA')],
  [6, 'PROFIL_DITOLAK', masalah(400, 'PROFIL_DITOLAK')],
  [7, 'AKAR_TIDAK_COCOK', masalah(409, 'AKAR_TIDAK_COCOK')],
  [9, 'SUMBER_TIDAK_TERSEDIA', (_req, res) => res.writeHead(502).end('<html>')],
  [9, 'SUMBER_TIDAK_TERSEDIA', (req) => req.destroy()],
  [0, 'SAMA', (_req, res) => res.end(JSON.stringify({ versi: 1, tindakan: 'SAMA', tarikanId: '7' }))],
])('kode keluar %i untuk %s (%#)', async (kode, kata, jawaban) => {
  jawab = jawaban;
  const hasil = await agen();
  expect(hasil.kode).toBe(kode);
  expect(hasil.teks).toContain(kata);
  expect(hasil.teks).not.toMatch(/rahasia-sekali|\d{18}|ORANG/);
  // Neither the copy of the source nor the lock stays behind.
  expect(readdirSync(jurnal)).toEqual(kode === 0 ? ['jurnal'] : []);
});

test('masuk sebagai klien mesin: token diminta dengan kuncinya, dan tidak tertinggal sesudah selesai', async () => {
  const dilihat: string[] = [];
  jawab = (req, res) => {
    const isi = req.url?.endsWith('/openid-configuration')
      ? { issuer: url, token_endpoint: `${url}/token` }
      : req.url === '/token'
        ? { access_token: 'token-klien', expires_in: 300 }
        : { versi: 1, tindakan: 'SAMA', tarikanId: '7' };
    dilihat.push(req.headers.authorization ?? String(req.url));
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(isi));
  };
  const klien = { '--token-file': '', '--klien': 'ins-1-umpan', '--penerbit': url, '--folder-kunci': akar };
  const hasil = await agen(klien);
  expect([hasil.kode, hasil.teks]).toEqual([0, expect.not.stringContaining('token-klien')]);
  expect(new Set(dilihat)).toEqual(new Set(['/.well-known/openid-configuration', '/token', 'Bearer token-klien']));
  expect(readdirSync(jurnal)).toEqual(['jurnal']);
  expect((await agen({ ...klien, '--penerbit': '' })).kode).toBe(2);
  expect((await agen({ ...klien, '--token-file': token })).kode).toBe(2);
  expect((await agen({ '--token-file': '' })).kode).toBe(2);
});

test('yang salah sebelum hub ditanya: token, alamat, jarak, sumber, dan perintah sumber yang gagal di tengah', async () => {
  let ditanya = 0;
  jawab = (_req, res) => {
    ditanya += 1;
    res.end('{}');
  };
  expect((await agen({ '--token-file': path.join(akar, 'tidak-ada') })).kode).toBe(3);
  expect((await agen({ '--hub': 'ftp://hub' })).kode).toBe(2);
  expect((await agen({ '--tiap': '0' })).kode).toBe(2);
  const xlsx = path.join(akar, 'buku.xlsx');
  writeFileSync(xlsx, 'PK\u0003\u0004apa');
  expect((await agen({ '--sumber': xlsx })).kode).toBe(6);
  expect((await agen({ '--sumber': `cat ${sumber}; exit 3` })).kode).toBe(9);
  expect(ditanya).toBe(0);
});

test('sumber dapat berupa perintah, dan jurnal yang sedang dipakai agen lain ditunggu lalu ditolak', async () => {
  jawab = (_req, res) => res.end(JSON.stringify({ versi: 1, tindakan: 'SAMA', tarikanId: '7' }));
  expect((await agen({ '--sumber': `cat ${sumber}` })).kode).toBe(0);
  expect(existsSync(path.join(jurnal, 'jurnal'))).toBe(true);
  writeFileSync(path.join(jurnal, 'kunci'), String(process.pid));
  expect((await agen()).kode).toBe(9);
});

test('sambungan yang ditutup hub selagi agen sibuk tidak dihitung sebagai kegagalan', async () => {
  const jalur: string[] = [];
  jawab = (req, res) => {
    jalur.push(req.method ?? '');
    req.resume();
    // The first answer promises to keep the connection, which then goes away.
    if (jalur.length === 1) res.end(JSON.stringify({ versi: 1, tindakan: 'PENUH', sebab: 'uji' }), () => setTimeout(() => req.socket.destroy(), 1));
    else res.writeHead(200).end(JSON.stringify({ versi: 1, diterima: 1, laporan: { status: 'DITERAPKAN', tarikanId: '1', sebab: null, karantina: 0 } }));
  };
  expect((await agen()).kode).toBe(0);
  expect(jalur).toEqual(['POST', 'PUT']);
});

test('beberapa umpan dalam satu putaran: kegagalan satu tidak menahan yang lain, dan masing-masing berjurnal sendiri', async () => {
  const ditanya: string[] = [];
  jawab = (req, res) => {
    ditanya.push(/jenis=(\w+)/.exec(req.url ?? '')?.[1] ?? '');
    if (req.url?.includes('jenis=pegawai')) masalah(403, 'BUKAN_INSTANSI_ANDA')(req, res);
    else res.end(JSON.stringify({ versi: 1, tindakan: 'SAMA', tarikanId: '7' }));
  };
  const { kode, teks } = await agen({ '--umpan': `riwayat=${sumber}` });
  expect(ditanya).toEqual(['pegawai', 'riwayat']);
  expect(kode).toBe(4);
  expect(teks).toMatch(/agen pegawai: BUKAN_INSTANSI_ANDA/);
  expect(teks).toMatch(/riwayat · SAMA/);
  expect(existsSync(path.join(jurnal, 'riwayat', 'jurnal'))).toBe(true);
});

test.each([['cuti=x'], ['riwayat='], ['pegawai=x']])('--umpan %s ditolak sebelum apa pun dikirim', async (umpan) => {
  jawab = (req) => req.destroy();
  expect((await agen({ '--umpan': umpan })).teks).toContain('--umpan');
});
