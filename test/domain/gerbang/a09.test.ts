import { describe, expect, test } from 'vitest';
import { diketahui } from '../../../domain/hasil.ts';
import { a09 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a09-layanan-instansi-tidak-diblokir.ts';
import { faktaBersih, faktaGelap, putuskan, tujuanContoh, usulanContoh } from '../../support/fakta.ts';

const antar = usulanContoh({ asalInstansiId: 'ASAL', tujuan: tujuanContoh({ instansiId: 'TUJUAN' }) });
const blokir = (instansiId: string) => faktaBersih({ blokirInstansi: diketahui([{ instansiId, sejak: '2025-08-12', nomorSurat: 'SURAT-902' }]) });

describe('A09 pemblokiran layanan instansi', () => {
  test('lolos tanpa blokir', () => {
    expect(putuskan(a09, faktaBersih(), antar).hasil).toBe('LOLOS');
  });

  test('lolos bila yang diblokir instansi lain', () => {
    expect(putuskan(a09, blokir('LAIN'), antar).hasil).toBe('LOLOS');
  });

  test.each(['ASAL', 'TUJUAN'])('gagal bila instansi %s diblokir', (sisi) => {
    expect(putuskan(a09, blokir(sisi), antar)).toMatchObject({ hasil: 'GAGAL', pesan: expect.stringContaining(sisi.toLowerCase()), bukti: ['SURAT-902'] });
  });

  test('belum diketahui bila catatan blokir tidak ada', () => {
    expect(putuskan(a09, faktaGelap(), antar).hasil).toBe('BELUM_DIKETAHUI');
  });
});
