import { describe, expect, test } from 'vitest';
import { a02 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a02-nip-tanggal-lahir.ts';
import { faktaBersih, faktaBkn, faktaGelap, putuskan } from '../../support/fakta.ts';

describe('A02 NIP dan tanggal lahir', () => {
  test('lolos bila delapan digit pertama sama dengan tanggal lahir', () => {
    expect(putuskan(a02, faktaBersih())).toEqual({ hasil: 'LOLOS' });
  });

  test('gagal bila berbeda satu hari, tanpa menyebut tanggalnya', () => {
    const putusan = putuskan(a02, faktaBkn({ tglLahir: '1985-05-18' }));
    expect(putusan.hasil).toBe('GAGAL');
    expect(JSON.stringify(putusan)).not.toContain('1985');
  });

  test.each([
    ['rekaman BKN tidak ada', faktaGelap()],
    ['tanggal lahir kosong', faktaBkn({ tglLahir: null })],
    ['tanggal lahir tidak terbaca', faktaBkn({ tglLahir: '17-05-1985' })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(a02, fakta).hasil).toBe('BELUM_DIKETAHUI');
  });
});
