import { describe, expect, test } from 'vitest';
import { diketahui } from '../../../domain/hasil.ts';
import { d24 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d24-formasi-tersedia.ts';
import { faktaBersih, faktaGelap, putuskan } from '../../support/fakta.ts';

const formasi = (kebutuhan: number, terisi: number) => faktaBersih({ formasi: diketahui({ kebutuhan, terisi }) });

describe('D24 formasi', () => {
  test('lolos selama masih ada yang kosong', () => {
    expect(putuskan(d24, formasi(3, 2)).hasil).toBe('LOLOS');
  });

  test.each([
    [3, 3],
    [3, 4],
    [0, 0],
  ])('kebutuhan %i terisi %i gagal', (kebutuhan, terisi) => {
    expect(putuskan(d24, formasi(kebutuhan, terisi))).toMatchObject({ hasil: 'GAGAL', pesan: `Kebutuhan ${kebutuhan}, terisi ${terisi}` });
  });

  test.each([
    [3, 1, 1, 'LOLOS'],
    [3, 1, 2, 'GAGAL'],
    [3, 2, 1, 'GAGAL'],
  ])('kebutuhan %i terisi %i, %i sudah dijanjikan: %s', (kebutuhan, terisi, dijanjikan, hasil) => {
    expect(putuskan(d24, faktaBersih({ formasi: diketahui({ kebutuhan, terisi, dijanjikan }) })).hasil).toBe(hasil);
  });

  test('gagal bila peta jabatan tidak memuat jabatan itu', () => {
    expect(putuskan(d24, faktaBersih({ formasi: diketahui(null) })).hasil).toBe('GAGAL');
  });

  test('belum diketahui bila peta jabatan tidak ada', () => {
    expect(putuskan(d24, faktaGelap()).hasil).toBe('BELUM_DIKETAHUI');
  });
});
