import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { c14 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c14-tmt-tidak-mendahului-sk.ts';
import { TAHAP } from '../../../domain/mutasi/gerbang/aturan.ts';
import { faktaBersih, konteksContoh, putuskan, usulanContoh } from '../../support/fakta.ts';

const sk = (tgl: string) => faktaBersih({ sk: { nomor: 'SK-906', tanggal: tanggal(tgl) } });

describe('C14 TMT dan tanggal SK', () => {
  test('TMT pada atau setelah tanggal SK lolos', () => {
    expect(putuskan(c14, sk('2025-07-01')).hasil).toBe('LOLOS');
    expect(putuskan(c14, sk('2025-06-01')).hasil).toBe('LOLOS');
  });

  test('TMT sehari sebelum SK gagal', () => {
    expect(putuskan(c14, sk('2025-07-02'))).toEqual({ hasil: 'GAGAL', pesan: 'TMT 2025-07-01 mendahului tanggal SK 2025-07-02', bukti: ['SK-906'] });
  });

  test('belum diketahui bila SK belum tercatat', () => {
    expect(putuskan(c14, faktaBersih({ sk: null })).hasil).toBe('BELUM_DIKETAHUI');
  });

  test.each(TAHAP)('tahap %s disangkut hanya sejak SK', (tahap) => {
    expect(c14.menyangkut(usulanContoh(), konteksContoh({ tahap }))).toBe(tahap === 'SK' || tahap === 'PELANTIKAN');
  });

  test('pemberhentian dikecualikan', () => {
    expect(c14.menyangkut(usulanContoh({ jenis: 'PEMBERHENTIAN' }), konteksContoh({ tahap: 'SK' }))).toBe(false);
  });
});
