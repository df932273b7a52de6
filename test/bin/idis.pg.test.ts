import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { KUNCI_PENGEMBANGAN } from '../../platform/config-schema.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { buatDunia, type DuniaUji, isiBaris, isiInstansi, nipUji } from '../support/isi.ts';

let dunia: DuniaUji;
let dir: string;
let url: string;
beforeAll(async () => {
  dunia = await buatDunia();
  dir = mkdtempSync(join(tmpdir(), 'simpul-idis-'));
  url = String(dunia.admin.options.connectionString);
  for (const no of [1, 2]) await isiInstansi(dunia, no);
  const kasus = (instansi: number, urut: number, tenggat: string | null, sebab: string | null) =>
    isiBaris(dunia, 'kasus_disiplin', {
      instansi,
      nip: nipUji(urut),
      sumber: 'INSTANSI',
      uraian: 'Dugaan pelanggaran contoh',
      tahap: 'PANGGILAN_1',
      tenggat,
      tenggat_sebab: sebab,
      oleh: 'uji',
      orang: 'uji',
    });
  await kasus(1, 1, '2024-01-02', null);
  await kasus(1, 2, null, 'kalender hari kerja 2027 belum ditetapkan');
  await kasus(2, 3, '2190-01-02', null);
  await sqlUntukIrisan(url, (sql) => isiKunciPemanggil(sql, 'k1', Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL)));
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await dunia.tutup();
});

async function daftar(...argumen: string[]): Promise<string[]> {
  const keluar: string[] = [];
  const kode = await jalankanPerintah(
    ['idis', 'daftar', ...argumen],
    { SIMPUL_DATA: dir, DATABASE_URL: url },
    { stdout: (s) => void keluar.push(s), stderr: () => undefined },
  );
  expect(kode).toBe(0);
  return keluar.join('').trim().split('\n');
}

test('idis daftar menyebut tahap dan tenggat setiap kasus, juga yang belum diketahui, tanpa menyebut orangnya', async () => {
  const semua = await daftar();
  expect(semua.map((b) => b.split('\t').slice(1))).toEqual([
    ['INS0002', 'PANGGILAN_1', '-', 'INSTANSI', '2190-01-02'],
    ['INS0001', 'PANGGILAN_1', '-', 'INSTANSI', '? kalender hari kerja 2027 belum ditetapkan'],
    ['INS0001', 'PANGGILAN_1', '-', 'INSTANSI', '2024-01-02 LEWAT'],
  ]);
  expect(semua.join('')).not.toMatch(/\d{16}/);
});

test('saringan instansi, tahap, dan lewat tenggat', async () => {
  expect(await daftar('--lewat')).toHaveLength(1);
  expect(await daftar('--instansi', 'INS0002', '--tahap', 'PANGGILAN_1,BAP')).toHaveLength(1);
  expect(await daftar('--tahap', 'SELESAI')).toEqual(['tidak ada kasus']);
});
