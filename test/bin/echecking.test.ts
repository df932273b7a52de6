import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';

interface Tanya {
  readonly query?: string;
  readonly documentId?: string;
  readonly variables: { readonly input: { readonly baris: readonly { readonly nip: string; readonly alasan: string }[] } };
}

const akar = mkdtempSync(path.join(tmpdir(), 'simpul-echecking-'));
const token = path.join(akar, 'token');
const berkas = path.join(akar, 'daftar.csv');
let hub: Server;
let url = '';
let diterima: Tanya[] = [];
let jawab: (t: Tanya) => { status: number; isi: unknown };

beforeAll(async () => {
  writeFileSync(token, 'rahasia-sekali\n');
  hub = createServer((req, res) => {
    let badan = '';
    req.on('data', (d: Buffer) => {
      badan += d.toString('utf8');
    });
    req.on('end', () => {
      const tanya = JSON.parse(badan) as Tanya;
      diterima.push(tanya);
      const { status, isi } = req.headers.authorization === 'Bearer rahasia-sekali' ? jawab(tanya) : { status: 401, isi: {} };
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(isi));
    });
  });
  await new Promise<void>((siap) => hub.listen(0, '127.0.0.1', siap));
  url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
});
afterAll(() => {
  hub.close();
  hub.closeAllConnections();
  rmSync(akar, { recursive: true, force: true });
});

/** A hub that lets everybody pass but those whose reason is short. */
const gerbang = ({ variables }: Tanya) => ({
  status: 200,
  isi: {
    data: {
      echecking: variables.input.baris.map((b, i) => ({
        baris: i + 1,
        hasil: b.alasan === 'unit asing' ? null : b.alasan === '' ? 'DITAHAN' : 'LOLOS',
        butir: b.alasan === '' ? [{ kode: 'C12', judul: 'Alasan wajib diisi', tingkat: 'BLOCK', hasil: 'GAGAL', pesan: 'Alasan terlalu pendek' }] : [],
        userErrors: b.alasan === 'unit asing' ? [{ field: `baris.${i}.tujuan.unorId`, kode: 'UNOR_TIDAK_DIKENAL', pesan: 'Unit organisasi tidak ada.' }] : [],
      })),
    },
  },
});

async function periksa(isi: string, lain: readonly string[] = []): Promise<{ kode: number; keluar: string; cerita: string }> {
  writeFileSync(berkas, isi);
  diterima = [];
  let keluar = '';
  let cerita = '';
  const kode = await jalankanPerintah(
    ['echecking', berkas, '--hub', url, '--token-file', token, ...lain],
    {},
    {
      stdout: (t) => {
        keluar += t;
      },
      stderr: (t) => {
        cerita += t;
      },
    },
  );
  return { kode, keluar, cerita };
}

const KEPALA = 'nip;instansi;unor;jabatan;jenis;tmt;alasan\n';
const NIP = '198505172010011903';
const baris = (alasan: string, timpa: Partial<Record<'nip' | 'jenis' | 'tmt' | 'instansi', string>> = {}) =>
  `${timpa.nip ?? NIP};${timpa.instansi ?? 'INS-1'};U1;J1;${timpa.jenis ?? 'pemindahan'};${timpa.tmt ?? '01-07-2026'};${alasan}\n`;

test('daftar yang semua barisnya lolos: kode keluar 0, satu baris per baris berkas, tanpa NIP di keluaran', async () => {
  jawab = gerbang;
  const { kode, keluar, cerita } = await periksa(KEPALA + baris('alasan yang cukup panjang') + baris('alasan kedua yang cukup'));
  expect(kode).toBe(0);
  expect(keluar).toBe('baris 2: LOLOS\nbaris 3: LOLOS\n');
  expect(cerita).toContain('LOLOS 2');
  expect(diterima[0]?.variables.input.baris[0]).toEqual({
    nip: NIP,
    tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' },
    jenis: 'PEMINDAHAN',
    tmt: '2026-07-01',
    alasan: 'alasan yang cukup panjang',
  });
  expect(keluar + cerita).not.toContain(NIP);
});

test('setiap baris salah menyebut baris, kolom dan apa yang harus diperbuat; baris lain tetap dinilai', async () => {
  jawab = gerbang;
  const { kode, keluar, cerita } = await periksa(
    KEPALA +
      baris('x', { nip: '123' }) +
      baris('x', { jenis: 'mutasi' }) +
      baris('x', { tmt: '31-02-2026' }) +
      baris('x', { instansi: '' }) +
      baris('') +
      baris('unit asing'),
  );
  expect(kode).toBe(6);
  for (const teks of [
    'baris 2: TIDAK_DAPAT_DINILAI\n  kolom nip: NIP_BUKAN_18_DIGIT: ',
    'baris 3: TIDAK_DAPAT_DINILAI\n  kolom jenis: PILIHAN_TIDAK_DIKENAL: ',
    'baris 4: TIDAK_DAPAT_DINILAI\n  kolom tmt: NILAI_WAJIB_KOSONG: ',
    'baris 5: TIDAK_DAPAT_DINILAI\n  kolom instansi: NILAI_WAJIB_KOSONG: ',
    'baris 6: DITAHAN\n  C12 BLOCK GAGAL: Alasan wajib diisi: Alasan terlalu pendek',
    'baris 7: TIDAK_DAPAT_DINILAI\n  kolom unor: UNOR_TIDAK_DIKENAL: Unit organisasi tidak ada.',
  ])
    expect(keluar).toContain(teks);
  expect(cerita).toContain('TIDAK_DAPAT_DINILAI 5');
});

test('daftar panjang dikirim sepotong-sepotong; nomor baris tetap nomor berkas; rincian dan instansi bawaan ikut', async () => {
  jawab = gerbang;
  const isi = `${KEPALA.trim()};jenisPemberhentian;penugasan;sampai\n${Array.from({ length: 5 }, () => `${baris('alasan yang panjang', { instansi: '' }).trim()};1;plt;2026-09-30`).join('\n')}\n`;
  const { keluar } = await periksa(isi, ['--potong', '2', '--instansi', 'INS-7']);
  expect(diterima.map((t) => t.variables.input.baris.length)).toEqual([2, 2, 1]);
  expect(keluar).toContain('baris 6: LOLOS');
  expect(diterima[2]?.variables.input.baris[0]).toMatchObject({
    tujuan: { instansiId: 'INS-7' },
    rincian: { jenisPemberhentian: '1', penugasan: 'PLT', sampai: '2026-09-30' },
  });
});

test('--json: satu objek per baris', async () => {
  jawab = gerbang;
  writeFileSync(berkas, '');
  const { keluar } = await periksa(KEPALA + baris('alasan yang cukup panjang') + baris(''), ['--json']);
  expect(
    keluar
      .trim()
      .split('\n')
      .map((b) => JSON.parse(b) as object),
  ).toMatchObject([
    { baris: 2, hasil: 'LOLOS', salah: [] },
    { baris: 3, hasil: 'DITAHAN', butir: [{ kode: 'C12' }] },
  ]);
});

test.each([
  ['kesalahan katalog', 3, { status: 200, isi: { errors: [{ message: 'Belum masuk.', extensions: { code: 'BELUM_MASUK' } }] } }],
  ['tidak berwenang', 4, { status: 200, isi: { errors: [{ message: 'x', extensions: { code: 'TIDAK_BERWENANG' } }] } }],
  ['galat yang tidak dikenal', 9, { status: 500, isi: { errors: [{ message: 'x' }] } }],
  ['bukan hub', 9, { status: 200, isi: 'selamat datang' }],
])('hub menjawab %s: kode keluar %i', async (_judul, kode, balasan) => {
  jawab = () => balasan;
  expect((await periksa(KEPALA + baris('alasan yang cukup panjang'))).kode).toBe(kode);
});

test('dokumen dikirim dengan sidiknya saja; hub versi lain yang tidak mengenalnya mendapat teksnya, sekali', async () => {
  jawab = gerbang;
  await periksa(KEPALA + baris('alasan yang cukup panjang'));
  expect(diterima.map((t) => [t.documentId, t.query])).toEqual([[expect.stringMatching(/^sha256:[0-9a-f]{64}$/), undefined]]);
  const takKenal = { status: 404, isi: { errors: [{ message: 'x', extensions: { code: 'DOKUMEN_TIDAK_DIKENAL' } }] } };
  jawab = (t) => (t.query === undefined ? takKenal : gerbang(t));
  expect((await periksa(KEPALA + baris('alasan yang cukup panjang'))).kode).toBe(0);
  expect(diterima.map((t) => t.query?.startsWith('query Echecking('))).toEqual([undefined, true]);
  jawab = () => takKenal;
  expect((await periksa(KEPALA + baris('alasan yang cukup panjang'))).kode).not.toBe(0);
  expect(diterima).toHaveLength(2);
});

test('berkas atau token yang tidak ada disebut', async () => {
  const tulis = { stdout: () => undefined, stderr: () => undefined };
  expect(await jalankanPerintah(['echecking', path.join(akar, 'tidak-ada'), '--hub', url, '--token-file', token], {}, tulis)).toBe(5);
  writeFileSync(berkas, KEPALA);
  expect(await jalankanPerintah(['echecking', berkas, '--hub', url, '--token-file', path.join(akar, 'tidak-ada')], {}, tulis)).toBe(3);
});
