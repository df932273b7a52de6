import { describe, expect, test } from 'vitest';
import { e09 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e09-rute-terdeteksi.ts';
import { faktaBersih, faktaGelap, konteksContoh, putuskan, usulanContoh } from '../../support/fakta.ts';

const antar = usulanContoh({ asalInstansiId: 'INSTANSI-99' });

describe('E09 rute terdeteksi', () => {
  test('rute yang dapat diturunkan lolos', () => {
    expect(putuskan(e09, faktaBersih(), antar).hasil).toBe('LOLOS');
  });

  test('rute yang tidak dapat diturunkan belum diketahui, dengan sebabnya', () => {
    expect(putuskan(e09, faktaGelap(), antar)).toMatchObject({ hasil: 'BELUM_DIKETAHUI', sebab: expect.stringContaining('Rute') });
  });

  test('hanya pemindahan lintas instansi yang disangkut', () => {
    expect([antar, usulanContoh(), { ...antar, jenis: 'PENGANGKATAN' as const }].map((u) => e09.menyangkut(u, konteksContoh()))).toEqual([true, false, false]);
  });
});
