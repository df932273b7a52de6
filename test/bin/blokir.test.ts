import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';

const akar = mkdtempSync(path.join(tmpdir(), 'simpul-blokir-'));
const token = path.join(akar, 'token');
const daftar = path.join(akar, 'daftar.txt');
const diterima: Record<string, unknown>[] = [];
let hub: Server;
let url = '';

/** A hub that touches two people, leaves out every row that is no NIP, and stops what it is asked to. */
function jawab(input: Record<string, unknown>): unknown {
  const baris = (input['daftar'] ?? []) as readonly string[];
  const ditolak = baris.flatMap((b, i) => (/^\d{18}$/.test(b) ? [] : [{ baris: i + 1, kode: 'NIP_TIDAK_SAH', pesan: 'NIP bukan 18 angka.' }]));
  return {
    jumlahOrang: 2,
    usulDitahan: [{ status: 'DISETUJUI', jumlah: 3 }],
    usulMenunggu: [],
    layananBerhenti: [{ kode: 'MUTASI', nama: 'Mutasi' }],
    layananTetap: [{ kode: 'GAJI', nama: 'Gaji' }],
    barisDitolak: ditolak,
    userErrors: [],
  };
}

beforeAll(async () => {
  writeFileSync(token, 'rahasia-sekali\n');
  writeFileSync(daftar, '199001012015011901\n\nbukan-nip\n');
  hub = createServer((req, res) => {
    let badan = '';
    req.on('data', (d: Buffer) => {
      badan += d.toString('utf8');
    });
    req.on('end', () => {
      const { variables } = JSON.parse(badan) as { variables: { input: Record<string, unknown> } };
      diterima.push(variables.input);
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { pratinjauBlokir: jawab(variables.input) } }));
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

async function pratinjau(...sisa: readonly string[]): Promise<{ kode: number; keluar: string }> {
  let keluar = '';
  const kode = await jalankanPerintah(
    ['blokir', 'pratinjau', '--hub', url, '--token-file', token, ...sisa],
    { SIMPUL_DATA: akar },
    {
      stdout: (s) => {
        keluar += s;
      },
      stderr: () => undefined,
    },
  );
  return { kode, keluar };
}

test('menunjukkan orang, usul yang akan ditahan, layanan yang berhenti dan yang tetap', async () => {
  const { kode, keluar } = await pratinjau('--instansi', 'INS-1', '--layanan', 'MUTASI');
  expect(kode).toBe(0);
  expect(diterima.at(-1)).toEqual({ sasaran: 'INSTANSI', instansiId: 'INS-1', layanan: ['MUTASI'] });
  expect(keluar.trim().split('\n')).toEqual([
    'orang\t2',
    'usul yang akan ditahan\tDISETUJUI 3',
    'usul lain yang berjalan\t0',
    'berhenti\tMUTASI\tMutasi',
    'tetap\tGAJI\tGaji',
  ]);
});

test('baris daftar yang tidak dapat dipakai disebut nomor dan kodenya, dengan kode keluar 6; tanpa layanan berarti semua', async () => {
  const { kode, keluar } = await pratinjau('--instansi', 'INS-1', '--daftar', daftar);
  expect(kode).toBe(6);
  expect(diterima.at(-1)).toEqual({ sasaran: 'DAFTAR', instansiId: 'INS-1', daftar: ['199001012015011901', 'bukan-nip'], layanan: null });
  expect(keluar).toContain('baris 2\tNIP_TIDAK_SAH');
  expect(keluar).not.toMatch(/\d{18}/);
});

test('usul yang sudah ada dilihat dengan idnya saja', async () => {
  expect((await pratinjau('--id', '12')).kode).toBe(0);
  expect(diterima.at(-1)).toEqual({ id: '12' });
});
