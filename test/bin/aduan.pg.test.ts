import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ruteAduan } from '../../bin/akar/rute-aduan.ts';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { MANIFES_HUB } from '../../gateway/dokumen/manifes.ts';
import type { Rute } from '../../gateway/http.ts';
import { jamSistem } from '../../platform/clock.ts';
import { bacaBadan } from '../../platform/graphql/baca-badan.ts';
import { skemaPelanggaran } from '../../subgraphs/pelanggaran/index.ts';
import { brankasUji, konteksPelanggaranUji } from '../support/brankas.ts';
import { buatDunia, buatTanya, type DuniaUji, isiInstansi, isiPegawai, nipUji } from '../support/isi.ts';
import { type LayananUji, layaniRute } from '../support/rute.ts';

const akar = mkdtempSync(path.join(tmpdir(), 'simpul-aduan-'));
const token = path.join(akar, 'token');
const URAIAN = 'Ikut berkampanye bagi calon contoh di lapangan.';
let dunia: DuniaUji;
let hub: LayananUji;
let nomor: string;

beforeAll(async () => {
  writeFileSync(token, 'token-auditor\n');
  dunia = await buatDunia();
  await isiPegawai(dunia, { nip: nipUji(1), instansi: await isiInstansi(dunia, 1) });
  const tanya = buatTanya(dunia.pool, skemaPelanggaran(), konteksPelanggaranUji);
  const graphql: Rute = {
    metode: 'POST',
    jalur: '/graphql',
    tangani: async (req, res) => {
      const { documentId, variables } = JSON.parse((await bacaBadan(req, 100_000)) ?? '');
      const query = MANIFES_HUB.get(documentId.slice('sha256:'.length)) ?? '';
      res.end(JSON.stringify({ data: (await tanya({ peran: 'AUDITOR_ASN' }, query, variables)).data }));
    },
  };
  hub = await layaniRute([...ruteAduan({ pool: dunia.pool, brankas: brankasUji, jam: jamSistem, proksi: 0 }), graphql], () => {
    throw new RangeError('tanpa masuk');
  });
  const badan = JSON.stringify({ kategori: 'NETRALITAS', nip: nipUji(1), uraian: URAIAN });
  nomor = (await (await fetch(`${hub.url}/v1/aduan`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: badan })).json()).nomor;
});
afterAll(async () => {
  await hub.tutup();
  await dunia.tutup();
  rmSync(akar, { recursive: true, force: true });
});

async function jalankan(...argv: readonly string[]): Promise<{ kode: number; keluar: string; cerita: string }> {
  const keluar: string[] = [];
  const cerita: string[] = [];
  const kode = await jalankanPerintah(argv, { SIMPUL_DATA: akar }, { stdout: (t) => void keluar.push(t), stderr: (t) => void cerita.push(t) });
  return { kode, keluar: keluar.join(''), cerita: cerita.join('') };
}

test('aduan status: keadaan menurut nomor; salah ketik dan tidak dikenal dibedakan bagi operator', async () => {
  expect(await jalankan('aduan', 'status', nomor.toLowerCase(), '--hub', hub.url)).toMatchObject({
    kode: 0,
    keluar: expect.stringContaining('menunggu verifikasi'),
  });
  const salah = `${nomor.slice(0, -1)}${nomor.endsWith('0') ? '1' : '0'}`;
  expect((await jalankan('aduan', 'status', salah, '--hub', hub.url)).cerita).toContain('MASUKAN_SALAH');
  expect((await jalankan('aduan', 'status', 'ADU-0000-0000-0000-0000', '--hub', hub.url)).cerita).toContain('TIDAK_DITEMUKAN');
});

test('aduan daftar: menyebut yang terlambat, tanpa NIP dan tanpa uraian', async () => {
  const semua = await jalankan('aduan', 'daftar', '--hub', hub.url, '--token-file', token);
  expect(semua).toMatchObject({ kode: 0, keluar: expect.stringContaining(nomor), cerita: expect.stringContaining('1 aduan, 0 melewati batas') });
  expect(semua.keluar).not.toMatch(/\d{18}|lapangan/);
  expect((await jalankan('aduan', 'daftar', '--hub', hub.url, '--token-file', token, '--terlambat')).keluar).toBe('');
  await dunia.admin.query("update aduan set batas_pada = now() - interval '1 day'");
  expect((await jalankan('aduan', 'daftar', '--hub', hub.url, '--token-file', token, '--terlambat', '--status', 'diterima')).keluar).toContain('TERLAMBAT');
  expect((await jalankan('aduan', 'daftar', '--hub', hub.url, '--token-file', token, '--status', 'ENTAH')).kode).not.toBe(0);
});
