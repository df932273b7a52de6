import { describe, expect, test } from 'vitest';
import { diketahui } from '../../../domain/hasil.ts';
import { a10 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a10-tidak-ada-usul-lain.ts';
import { STATUS_BERJALAN, STATUS_USUL } from '../../../domain/mutasi/status.ts';
import { faktaBersih, faktaGelap, putuskan } from '../../support/fakta.ts';

const lain = (status: string) => faktaBersih({ usulLain: diketahui([{ nomor: 'USUL-903', status }]) });

describe('A10 usul lain', () => {
  test('lolos tanpa usul lain', () => {
    expect(putuskan(a10, faktaBersih()).hasil).toBe('LOLOS');
  });

  test.each(STATUS_USUL)('status %s menahan tepat bila masih berjalan', (status) => {
    expect(putuskan(a10, lain(status)).hasil).toBe(STATUS_BERJALAN.includes(status) ? 'GAGAL' : 'LOLOS');
  });

  test('status yang tidak dikenal dianggap berjalan', () => {
    expect(putuskan(a10, lain('STATUS_BARU'))).toMatchObject({ hasil: 'GAGAL', pesan: 'Masih ada usul USUL-903 pada status STATUS_BARU' });
  });

  test('belum diketahui bila daftar usul tidak ada', () => {
    expect(putuskan(a10, faktaGelap()).hasil).toBe('BELUM_DIKETAHUI');
  });
});
