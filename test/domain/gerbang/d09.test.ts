import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { d09 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d09-bup-terlewati.ts';
import { faktaBkn, faktaGelap, putuskan, tujuanContoh, usulanContoh } from '../../support/fakta.ts';

const usul = (tmt: string, bup: number) => usulanContoh({ tmt: tanggal(tmt), tujuan: tujuanContoh({ bup }) });

describe('D09 batas usia pensiun', () => {
  test.each([
    ['2043-05-16', 58, 'LOLOS'],
    ['2043-05-17', 58, 'GAGAL'],
    ['2043-05-17', 60, 'LOLOS'],
    ['2045-05-17', 60, 'GAGAL'],
  ])('TMT %s dengan BUP %i: %s', (tmt, bup, hasil) => {
    expect(putuskan(d09, faktaBkn({}), usul(tmt, bup)).hasil).toBe(hasil);
  });

  test.each([
    ['rekaman BKN tidak ada', faktaGelap(), 58],
    ['tanggal lahir kosong', faktaBkn({ tglLahir: null }), 58],
    ['BUP jabatan tidak tersedia', faktaBkn({}), Number.NaN],
    ['BUP jabatan nol', faktaBkn({}), 0],
  ])('belum diketahui bila %s', (_sebab, fakta, bup) => {
    expect(putuskan(d09, fakta, usul('2025-07-01', bup)).hasil).toBe('BELUM_DIKETAHUI');
  });
});
