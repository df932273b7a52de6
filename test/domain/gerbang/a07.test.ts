import { describe, expect, test } from 'vitest';
import { a07 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a07-kedudukan-hukum-aktif.ts';
import { faktaBersih, faktaBkn, faktaGelap, konteksContoh, putuskan, usulanContoh } from '../../support/fakta.ts';

describe('A07 kedudukan hukum', () => {
  test.each(['01', '71'])('kedudukan aktif %s lolos', (kedudukanHukumId) => {
    expect(putuskan(a07, faktaBkn({ kedudukanHukumId })).hasil).toBe('LOLOS');
  });

  test.each(['02', '04', '15', '52', '92', '99', '72'])('kedudukan %s gagal', (kedudukanHukumId) => {
    expect(putuskan(a07, faktaBkn({ kedudukanHukumId })).hasil).toBe('GAGAL');
  });

  test('tugas belajar lolos hanya dengan pengaktifan', () => {
    const fakta = faktaBkn({ kedudukanHukumId: '03' });
    expect(putuskan(a07, fakta)).toMatchObject({ hasil: 'GAGAL', pesan: 'Kedudukan hukum Tugas Belajar: tidak dapat diusulkan' });
    expect(putuskan(a07, fakta, usulanContoh({ pengaktifan: true })).hasil).toBe('LOLOS');
    expect(putuskan(a07, faktaBkn({ kedudukanHukumId: '02' }), usulanContoh({ pengaktifan: true })).hasil).toBe('GAGAL');
  });

  test('pemberhentian tidak disangkut', () => {
    expect(a07.menyangkut(usulanContoh({ jenis: 'PEMBERHENTIAN' }), konteksContoh())).toBe(false);
    expect(a07.menyangkut(usulanContoh(), konteksContoh())).toBe(true);
  });

  test.each([
    ['rekaman BKN tidak ada', faktaBersih({ bkn: faktaGelap().bkn })],
    ['kedudukan hukum kosong', faktaBkn({ kedudukanHukumId: null })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(a07, fakta).hasil).toBe('BELUM_DIKETAHUI');
  });
});
