import { describe, expect, test } from 'vitest';
import { a05 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a05-nip-jenis-kelamin.ts';
import { faktaBersih, faktaBkn, faktaGelap, putuskan } from '../../support/fakta.ts';

describe('A05 NIP dan jenis kelamin', () => {
  test('lolos bila digit ke-15 sama', () => {
    expect(putuskan(a05, faktaBersih()).hasil).toBe('LOLOS');
  });

  test('gagal bila berbeda', () => {
    expect(putuskan(a05, faktaBkn({ jenisKelamin: 'F' }))).toMatchObject({ hasil: 'GAGAL', pesan: 'Jenis kelamin tidak sama dengan NIP' });
  });

  test.each([
    ['rekaman BKN tidak ada', faktaGelap()],
    ['jenis kelamin kosong', faktaBkn({ jenisKelamin: null })],
    ['kodenya tidak dikenal', faktaBkn({ jenisKelamin: 'X' })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(a05, fakta).hasil).toBe('BELUM_DIKETAHUI');
  });
});
