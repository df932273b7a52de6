import { describe, expect, test } from 'vitest';
import { diketahui } from '../../../domain/hasil.ts';
import { a08 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a08-data-asn-tidak-diblokir.ts';
import { faktaBersih, faktaBkn, faktaGelap, putuskan } from '../../support/fakta.ts';

const blokir = diketahui([{ sejak: '2025-03-17', nomorSurat: 'SURAT-BLOKIR-901' }]);

describe('A08 pemblokiran data ASN', () => {
  test('lolos tanpa blokir', () => {
    expect(putuskan(a08, faktaBersih()).hasil).toBe('LOLOS');
  });

  test('gagal pada blokir yang berlaku, dengan nomor surat sebagai bukti', () => {
    expect(putuskan(a08, faktaBersih({ blokirAsn: blokir }))).toEqual({
      hasil: 'GAGAL',
      pesan: 'Data kepegawaian diblokir sejak 2025-03-17 (SURAT-BLOKIR-901)',
      bukti: ['SURAT-BLOKIR-901'],
    });
  });

  test('kedudukan hukum 92 gagal walau catatan blokir belum diketahui', () => {
    expect(putuskan(a08, faktaBkn({ kedudukanHukumId: '92' }, { blokirAsn: faktaGelap().blokirAsn })).hasil).toBe('GAGAL');
  });

  test('blokir gagal walau rekaman BKN belum diketahui', () => {
    expect(putuskan(a08, faktaGelap({ blokirAsn: blokir })).hasil).toBe('GAGAL');
  });

  test.each([
    ['catatan blokir tidak ada', faktaBersih({ blokirAsn: faktaGelap().blokirAsn })],
    ['kedudukan hukum kosong', faktaBkn({ kedudukanHukumId: null })],
    ['rekaman BKN tidak ada', faktaBersih({ bkn: faktaGelap().bkn })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(a08, fakta).hasil).toBe('BELUM_DIKETAHUI');
  });
});
