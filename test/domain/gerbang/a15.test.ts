import { describe, expect, test } from 'vitest';
import { a15 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a15-tmt-pns-setelah-cpns.ts';
import { faktaBersih, faktaBkn, faktaGelap, putuskan } from '../../support/fakta.ts';

describe('A15 TMT PNS dan TMT CPNS', () => {
  test('lolos bila PNS setelah CPNS atau pada hari yang sama', () => {
    expect(putuskan(a15, faktaBersih()).hasil).toBe('LOLOS');
    expect(putuskan(a15, faktaBkn({ tmtPns: '2010-01-01' })).hasil).toBe('LOLOS');
  });

  test('gagal bila CPNS lebih besar', () => {
    expect(putuskan(a15, faktaBkn({ tmtPns: '2009-12-31' }))).toMatchObject({ hasil: 'GAGAL', bukti: ['bkn:tmtCpns', 'bkn:tmtPns'] });
  });

  test.each(['CPNS', 'PPPK'])('tidak berlaku bagi %s', (statusAsn) => {
    expect(putuskan(a15, faktaBkn({ statusAsn, tmtPns: null })).hasil).toBe('LOLOS');
  });

  test.each([
    ['rekaman BKN tidak ada', faktaGelap()],
    ['status ASN kosong', faktaBkn({ statusAsn: null })],
    ['TMT CPNS kosong', faktaBkn({ tmtCpns: null })],
    ['TMT PNS kosong', faktaBkn({ tmtPns: null })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(a15, fakta).hasil).toBe('BELUM_DIKETAHUI');
  });
});
