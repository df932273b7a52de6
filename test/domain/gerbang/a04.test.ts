import { describe, expect, test } from 'vitest';
import { a04 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a04-ni-pppk-tahun-angkat.ts';
import { faktaBersih, faktaBkn, faktaGelap, putuskan, usulanContoh } from '../../support/fakta.ts';

const pppk = usulanContoh({ nip: '199201302024212908' });

describe('A04 NI PPPK dan tahun pengangkatan', () => {
  test('lolos bila tahunnya sama', () => {
    expect(putuskan(a04, faktaBkn({ statusAsn: 'PPPK', tmtCpns: '2024-03-01' }), pppk).hasil).toBe('LOLOS');
  });

  test('gagal bila tahunnya berbeda', () => {
    expect(putuskan(a04, faktaBkn({ statusAsn: 'PPPK', tmtCpns: '2023-03-01' }), pppk).hasil).toBe('GAGAL');
  });

  test('tidak berlaku bagi PNS', () => {
    expect(putuskan(a04, faktaBersih()).hasil).toBe('LOLOS');
  });

  test.each([
    ['rekaman BKN tidak ada', faktaGelap()],
    ['status ASN kosong', faktaBkn({ statusAsn: null })],
    ['TMT kosong', faktaBkn({ statusAsn: 'PPPK', tmtCpns: null })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(a04, fakta, pppk).hasil).toBe('BELUM_DIKETAHUI');
  });
});
