import { describe, expect, test } from 'vitest';
import { c11 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c11-melalui-imut.ts';
import { faktaBersih, putuskan } from '../../support/fakta.ts';

describe('C11 melalui I-MUT', () => {
  test('lolos bila terdaftar', () => {
    expect(putuskan(c11, faktaBersih()).hasil).toBe('LOLOS');
  });

  test('gagal bila perubahan jabatan ditemukan di luar', () => {
    expect(putuskan(c11, faktaBersih({ melaluiImut: false }))).toMatchObject({ hasil: 'GAGAL', pesan: 'Perubahan jabatan tanpa usul I-MUT' });
  });
});
