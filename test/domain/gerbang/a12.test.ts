import { describe, expect, test } from 'vitest';
import { a12 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a12-kesegaran-data.ts';
import { faktaBersih, putuskan } from '../../support/fakta.ts';

const KINI = '2025-06-16T03:00:00Z';
const simpeg = (pada: string | null, status = 'SEHAT') => faktaBersih({ kesegaran: { bkn: { pada: KINI, status: 'SEHAT' }, simpeg: { pada, status } } });

describe('A12 kesegaran data', () => {
  test.each(['SEHAT', 'BERJALAN'])('umpan %s yang baru lolos', (status) => {
    expect(putuskan(a12, simpeg('2025-06-16T02:00:00Z', status)).hasil).toBe('LOLOS');
  });

  test('tepat 24 jam lolos, lebih satu detik gagal sebagai FEED_BASI', () => {
    expect(putuskan(a12, simpeg('2025-06-15T03:00:00Z')).hasil).toBe('LOLOS');
    expect(putuskan(a12, simpeg('2025-06-15T02:59:59Z'))).toMatchObject({ hasil: 'GAGAL', pesan: expect.stringMatching(/^FEED_BASI: .*SIMPEG/) });
  });

  test('sisi BKN diperiksa juga', () => {
    const fakta = faktaBersih({ kesegaran: { bkn: { pada: '2025-06-01T00:00:00Z', status: 'SEHAT' }, simpeg: { pada: null, status: 'BELUM_PERNAH' } } });
    expect(putuskan(a12, fakta)).toMatchObject({ hasil: 'GAGAL', pesan: expect.stringContaining('BKN') });
  });

  test('zona waktu dihormati', () => {
    expect(putuskan(a12, simpeg('2025-06-15T10:00:00+07:00')).hasil).toBe('LOLOS');
    expect(putuskan(a12, simpeg('2025-06-15T09:59:59+07:00')).hasil).toBe('GAGAL');
  });

  test('batas jam dapat ditimpa', () => {
    expect(putuskan(a12, simpeg('2025-06-15T02:00:00Z'), undefined, { parameter: { jamMaks: 48 } }).hasil).toBe('LOLOS');
    expect(putuskan(a12, simpeg('2025-06-16T01:30:00Z'), undefined, { parameter: { jamMaks: 1 } }).hasil).toBe('GAGAL');
  });

  test.each(['PERLU_TINDAKAN', 'TERTUNDA', 'MENCOBA_LAGI', 'DIJEDA', 'STATUS_BARU'])('umpan %s belum diketahui walau baru', (status) => {
    expect(putuskan(a12, simpeg('2025-06-16T02:00:00Z', status)).hasil).toBe('BELUM_DIKETAHUI');
  });

  test.each([
    ['belum pernah ditarik', null],
    ['waktunya tidak terbaca', 'kemarin'],
    ['waktunya tanpa zona', '2025-06-16T02:00:00'],
    ['waktunya mendahului jam hub', '2025-06-16T04:00:00Z'],
  ])('belum diketahui bila %s', (_sebab, pada) => {
    expect(putuskan(a12, simpeg(pada)).hasil).toBe('BELUM_DIKETAHUI');
  });

  test('umpan yang baru diterapkan sebagian tidak berumur: belum diketahui, dan dikatakan begitu', () => {
    expect(putuskan(a12, simpeg(null, 'BERJALAN'))).toMatchObject({ hasil: 'BELUM_DIKETAHUI', sebab: expect.stringContaining('diterapkan sebagian') });
  });

  test('tarikan yang selesai sesaat setelah transaksi dimulai tetap diterima', () => {
    expect(putuskan(a12, simpeg('2025-06-16T03:00:01Z')).hasil).toBe('LOLOS');
  });

  const sendiri = (padaPegawai: string, pada: string | null, status = 'SEHAT') =>
    faktaBersih({ kesegaran: { bkn: { pada: KINI, status: 'SEHAT' }, simpeg: { pada, status, padaPegawai } } });

  test('pegawai yang baru dibaca sendiri tidak ditahan karena umpannya tua, belum pernah, baru sebagian, atau sedang mencoba lagi', () => {
    for (const [pada, status] of [
      ['2025-06-01T00:00:00Z', 'SEHAT'],
      [null, 'BELUM_PERNAH'],
      [null, 'BERJALAN'],
      ['2025-06-16T02:30:00Z', 'MENCOBA_LAGI'],
    ] as const)
      expect(putuskan(a12, sendiri('2025-06-16T02:00:00Z', pada, status)).hasil, status).toBe('LOLOS');
  });

  test('yang lebih segar dari keduanya berlaku, dan yang dibaca sendiri pun menjadi basi', () => {
    expect(putuskan(a12, sendiri('2025-06-01T00:00:00Z', '2025-06-16T02:00:00Z')).hasil).toBe('LOLOS');
    expect(putuskan(a12, sendiri('2025-06-14T00:00:00Z', '2025-06-01T00:00:00Z'))).toMatchObject({
      hasil: 'GAGAL',
      pesan: expect.stringContaining('2025-06-14T00:00:00Z'),
    });
  });

  test.each(['TERTUNDA', 'PERLU_TINDAKAN', 'DIJEDA'])('umpan %s tetap belum diketahui walau pegawainya baru dibaca sendiri', (status) => {
    expect(putuskan(a12, sendiri('2025-06-16T02:00:00Z', '2025-06-16T02:00:00Z', status)).hasil).toBe('BELUM_DIKETAHUI');
  });

  test.each(['kemarin', '2025-06-16T02:00:00', '2025-06-16T04:00:00Z'])('waktu baca sendiri %s tidak menyegarkan', (padaPegawai) => {
    expect(putuskan(a12, sendiri(padaPegawai, '2025-06-01T00:00:00Z')).hasil).not.toBe('LOLOS');
  });

  test('waktu pemeriksaan yang tidak terbaca tidak pernah lolos', () => {
    expect(putuskan(a12, faktaBersih(), undefined, { pada: 'sekarang' }).hasil).toBe('BELUM_DIKETAHUI');
  });
});
