import { expect, test } from 'vitest';
import { KODE_SIASN, padananSiasn } from '../../../domain/mutasi/kode-siasn.ts';
import { STATUS_USUL } from '../../../domain/mutasi/status.ts';

const TERLIHAT = [
  ...[1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44],
  ...[45, 46, 47, 48, 49, 52, 53, 55, 56, 57, 58, 59, 60, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 99],
].map(String);

test.each(TERLIHAT)('kode SIASN %s dikenal', (kode) => {
  expect(padananSiasn(kode).label).not.toBeNull();
});

test.each(['54', '77', '98', '100', 'X'])('kode SIASN %s asing: tanpa nama dan padanan, tidak dipaksa menjadi yang lain', (kode) => {
  expect(padananSiasn(kode)).toEqual({ label: null, status: [] });
});

test('setiap kode yang tampil di samping status menunjuk kembali ke status itu', () => {
  for (const s of STATUS_USUL) for (const { kode } of KODE_SIASN[s]) expect(padananSiasn(kode).status).toContain(s);
});
