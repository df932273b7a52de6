import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JALAN } from '../../support/jalan.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

const ANAK = fileURLToPath(new URL('./postgres-js-polos-anak.ts', import.meta.url));

let uji: BasisDataUji;
beforeAll(async () => {
  uji = await buatBasisData();
});
afterAll(() => uji.hapus());

// The safe form stands in pelaku.pg.test.ts: killed connections there never give another caller's rows and never hang.
test('kendali: kolam postgres.js polos yang sambungannya dibunuh memberi transaksi kepada pemanggil lain, menggantung, atau melempar di luar siapa pun', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [JALAN, ANAK, uji.url], { timeout: 60_000 });
  const { dibunuh, terbaca, asing, gantung, takTertangkap } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
  expect(dibunuh).toBeGreaterThan(3);
  expect(terbaca).toBeGreaterThan(20);
  expect((asing ?? 0) + (gantung ?? 0) + (takTertangkap ?? 0)).toBeGreaterThan(0);
}, 90_000);
