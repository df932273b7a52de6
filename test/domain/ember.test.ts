import { expect, test } from 'vitest';
import { EMBER, EMBER_STATUS, statusEmber } from '../../domain/mutasi/ember.ts';
import { STATUS_USUL } from '../../domain/mutasi/status.ts';

test('setiap status ada pada paling banyak satu keranjang; yang di luar keranjang belum di tangan BKN atau sudah ditarik', () => {
  const semua = EMBER.flatMap(statusEmber);
  expect(new Set(semua).size).toBe(semua.length);
  expect(STATUS_USUL.filter((s) => !semua.includes(s))).toEqual([
    'DRAF',
    'TERVERIFIKASI',
    'SURAT_USULAN',
    'MENUNGGU_PPK',
    'MENUNGGU_PROVINSI',
    'DITAHAN',
    'DIBATALKAN',
  ]);
  expect(STATUS_USUL.filter((s) => EMBER_STATUS[s] === 'INBOX')).toEqual(['DIAJUKAN', 'DITERIMA_BKN']);
});
