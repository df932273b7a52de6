import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { KUNCI_PENGEMBANGAN } from '../../platform/config-schema.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { sampai } from '../subgraphs/mutasi/alur.ts';
import { buatDunia, type Dunia, nipKe } from '../subgraphs/mutasi/dunia.ts';

let dunia: Dunia;
let dir: string;
let nomor: string;
let hari: string;

beforeAll(async () => {
  dunia = await buatDunia();
  dir = mkdtempSync(join(tmpdir(), 'simpul-uji-ulang-'));
  await sqlUntukIrisan(dunia.url, (sql) => isiKunciPemanggil(sql, 'k1', Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL)));
  const { id } = await sampai(dunia, nipKe(1), []);
  const { rows } = await dunia.admin.query("select nomor, (now() at time zone 'Asia/Jakarta')::date::text hari from usul where id = $1", [id]);
  ({ nomor, hari } = rows[0]);
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await dunia.tutup();
});

async function perintah(...argv: string[]): Promise<{ kode: number; keluar: string }> {
  let keluar = '';
  const tulis = (s: string): void => {
    keluar += s;
  };
  return { kode: await jalankanPerintah(argv, { SIMPUL_DATA: dir, DATABASE_URL: dunia.url }, { stdout: tulis, stderr: tulis }), keluar };
}

test('simpul uji-ulang menjawab per tanggal dan menyebut sebab perubahannya, tanpa NIP', async () => {
  const sama = await perintah('uji-ulang', nomor, '--per-tanggal', hari);
  expect(sama).toEqual({ kode: 0, keluar: expect.stringMatching(new RegExp(`^per ${hari}: LOLOS`)) });
  const beda = await perintah('uji-ulang', nomor, '--per-tanggal', '2023-06-01', '--banding', hari);
  expect(beda.kode).toBe(0);
  expect(beda.keluar).toContain('data hari itu tidak disimpan');
  expect(beda.keluar).toMatch(/C11: LOLOS menjadi TIDAK_DIPERIKSA karena tanggal pemeriksaan \(\d{4}-\d\d-\d\d menjadi 2023-06-01\)/);
  expect(beda.keluar).toContain(
    'A10: LOLOS menjadi BELUM_DIKETAHUI karena usul lain yang berjalan (0 butir menjadi belum diketahui: data tanggal 2023-06-01 tidak disimpan',
  );
  expect(beda.keluar).not.toMatch(/\d{18}|PEGAWAI CONTOH/);
  expect((await perintah('uji-ulang', 'USUL-1999-1', '--per-tanggal', hari)).kode).toBe(5);
  expect((await perintah('uji-ulang', nomor, '--per-tanggal', '31-12-2025')).kode).toBe(2);
});

test('simpul risiko menghitung acuannya dan menguraikan skor, tanpa NIP', async () => {
  expect(await perintah('risiko', 'hitung')).toEqual({ kode: 0, keluar: expect.stringContaining('acuan riwayat dihitung kembali') });
  const skor = await perintah('risiko', 'usul', nomor);
  expect(skor).toEqual({ kode: 0, keluar: expect.stringContaining('skor 0 dari ambang 60: tidak mengubah jalannya usul') });
  expect(skor.keluar).toContain('hub tidak menyimpan hubungan keluarga');
  expect(skor.keluar).not.toMatch(/\d{18}/);
  expect((await perintah('risiko', 'usul', 'USUL-1999-1')).kode).toBe(5);
});
