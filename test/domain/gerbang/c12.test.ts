import { describe, expect, test } from 'vitest';
import { c12 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c12-alasan-wajib.ts';
import { faktaBersih, putuskan, usulanContoh } from '../../support/fakta.ts';

const beralasan = (alasan: string) => usulanContoh({ alasan });

describe('C12 alasan wajib', () => {
  test('tepat 20 huruf lolos, 19 gagal', () => {
    expect(putuskan(c12, faktaBersih(), beralasan('a'.repeat(20))).hasil).toBe('LOLOS');
    expect(putuskan(c12, faktaBersih(), beralasan('a'.repeat(19))).hasil).toBe('GAGAL');
  });

  test('spasi tidak dihitung sebagai alasan', () => {
    expect(putuskan(c12, faktaBersih(), beralasan(`  mutasi${' '.repeat(40)}biasa  `)).hasil).toBe('GAGAL');
  });

  test('panjangnya dapat ditimpa', () => {
    expect(putuskan(c12, faktaBersih(), beralasan('mutasi biasa'), { parameter: { panjangMin: 5 } }).hasil).toBe('LOLOS');
  });
});
