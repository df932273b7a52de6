import { describe, expect, test } from 'vitest';
import { a03 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a03-nip-tmt-cpns.ts';
import { faktaBersih, faktaBkn, faktaGelap, putuskan } from '../../support/fakta.ts';

describe('A03 NIP dan TMT CPNS', () => {
  test('lolos bila tahun dan bulan sama', () => {
    expect(putuskan(a03, faktaBersih()).hasil).toBe('LOLOS');
  });

  test('CPNS diperiksa juga', () => {
    expect(putuskan(a03, faktaBkn({ statusAsn: 'CPNS', tmtCpns: '2010-02-01' })).hasil).toBe('GAGAL');
  });

  test('gagal bila bulannya berbeda', () => {
    expect(putuskan(a03, faktaBkn({ tmtCpns: '2010-02-01' }))).toMatchObject({ hasil: 'GAGAL', pesan: 'TMT CPNS 2010-02-01 tidak sama dengan NIP' });
  });

  test('tidak berlaku bagi PPPK', () => {
    expect(putuskan(a03, faktaBkn({ statusAsn: 'PPPK', tmtCpns: '2024-03-01' })).hasil).toBe('LOLOS');
  });

  test.each([
    ['rekaman BKN tidak ada', faktaGelap()],
    ['status ASN kosong', faktaBkn({ statusAsn: null })],
    ['status ASN tidak dikenal', faktaBkn({ statusAsn: 'P' })],
    ['TMT CPNS kosong', faktaBkn({ tmtCpns: null })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(a03, fakta).hasil).toBe('BELUM_DIKETAHUI');
  });
});
