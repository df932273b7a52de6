import { describe, expect, test } from 'vitest';
import { e05 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e05-pppk-tidak-antar-instansi.ts';
import { faktaBkn, faktaGelap, konteksContoh, putuskan, usulanContoh } from '../../support/fakta.ts';

const antar = usulanContoh({ asalInstansiId: 'INSTANSI-99' });

describe('E05 PPPK antar-instansi', () => {
  test.each(['PNS', 'CPNS'])('%s lolos', (statusAsn) => {
    expect(putuskan(e05, faktaBkn({ statusAsn }), antar).hasil).toBe('LOLOS');
  });

  test('PPPK gagal', () => {
    expect(putuskan(e05, faktaBkn({ statusAsn: 'PPPK' }), antar).hasil).toBe('GAGAL');
  });

  test('hanya pemindahan yang melintasi instansi yang disangkut', () => {
    expect(e05.menyangkut(antar, konteksContoh())).toBe(true);
    expect(e05.menyangkut(usulanContoh(), konteksContoh())).toBe(false);
    expect(e05.menyangkut({ ...antar, jenis: 'PENGANGKATAN' }, konteksContoh())).toBe(false);
  });

  test.each([
    ['rekaman BKN tidak ada', faktaGelap()],
    ['status ASN kosong', faktaBkn({ statusAsn: null })],
    ['status ASN tidak dikenal', faktaBkn({ statusAsn: 'HONORER' })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(e05, fakta, antar).hasil).toBe('BELUM_DIKETAHUI');
  });
});
