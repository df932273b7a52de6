import { afterAll, beforeAll, expect, test } from 'vitest';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { pesanJatah } from '../../../sync/ambil/jatah.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

let basis: BasisDataUji;
let url: string;
beforeAll(async () => {
  basis = await buatBasisData();
  url = sebagaiPeran(basis.url, 'simpul_sync');
});
afterAll(() => basis.hapus());

const pesan = (kunci: string, jedaMs: number, tungguMs: number): Promise<number | null> =>
  sqlUntukIrisan(url, (sql) => pesanJatah(sql, kunci, jedaMs, tungguMs));

test('panggilan satu sumber dari banyak sambungan serentak mendapat giliran yang berjarak; sumber lain tidak ikut menunggu', async () => {
  const tunggu = (await Promise.all(Array.from({ length: 8 }, () => pesan('SIASN:1', 3_000, 600_000)))).map((t) => t ?? Number.NaN).sort((a, b) => a - b);
  // Eight turns of one call in three seconds: each lies a full pause behind the one before, less what the reservations themselves took.
  tunggu.forEach((t, i) => {
    expect(t).toBeLessThanOrEqual(3_000 * i);
    expect(t).toBeGreaterThan(3_000 * i - 2_900);
  });
  expect(new Set(tunggu.map((t) => Math.ceil(t / 3_000))).size).toBe(8);
  expect(await pesan('SIASN:2', 3_000, 600_000)).toBe(0);
});

test('giliran yang jatuh sesudah batas tunggu tidak dipesan, sehingga tidak hilang bagi yang lain', async () => {
  expect(await pesan('SIASN:3', 60_000, 0)).toBe(0);
  expect(await pesan('SIASN:3', 60_000, 1_000)).toBeNull();
  expect(await pesan('SIASN:3', 60_000, 1_000)).toBeNull();
  const tunggu = await pesan('SIASN:3', 60_000, 120_000);
  expect(tunggu).toBeLessThanOrEqual(60_000);
});
