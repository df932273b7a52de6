import { describe, expect, test } from 'vitest';
import { a01 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a01-struktur-nip.ts';
import { faktaBersih, putuskan, usulanContoh } from '../../support/fakta.ts';

describe('A01 struktur NIP', () => {
  test.each(['198505172010011903', '199201302024212908'])('NIP yang sah lolos: %s', (nip) => {
    expect(putuskan(a01, faktaBersih(), usulanContoh({ nip })).hasil).toBe('LOLOS');
  });

  test.each([
    ['198513012010011903', 'tanggal lahir'],
    ['198505172010131903', 'digit 13-14'],
    ['198505172010013903', 'jenis kelamin'],
    ['198505172010011000', 'nomor urut'],
    ['193905172010011903', 'tahun lahir'],
    ['200505172010011903', 'usia'],
    ['1985051720100119', '18 digit'],
  ])('NIP %s gagal karena %s', (nip, alasan) => {
    expect(putuskan(a01, faktaBersih(), usulanContoh({ nip }))).toMatchObject({ hasil: 'GAGAL', pesan: expect.stringContaining(alasan) });
  });

  test('pesan tidak memuat tanggal lahir dari NIP', () => {
    expect(JSON.stringify(putuskan(a01, faktaBersih(), usulanContoh({ nip: '198505172010013903' })))).not.toContain('19850517');
  });
});
