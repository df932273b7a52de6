import { describe, expect, test } from 'vitest';
import { diketahui } from '../../../domain/hasil.ts';
import { b08v } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b08v-temuan-sbt-diverifikasi.ts';
import { faktaBersih, faktaGelap, putuskan } from '../../support/fakta.ts';

const temuan = (tahap: string) => faktaBersih({ temuan: diketahui([{ nomor: 'T-905', tahap, kategori: 'NETRALITAS' }]) });

describe('B08V temuan SBT dalam verifikasi', () => {
  test.each(['TIDAK_TERBUKTI', 'SELESAI'])('tahap %s lolos', (tahap) => {
    expect(putuskan(b08v, temuan(tahap)).hasil).toBe('LOLOS');
  });

  test('verifikasi meminta alasan, tidak menahan', () => {
    expect(putuskan(b08v, temuan('VERIFIKASI'))).toMatchObject({ hasil: 'GAGAL', bukti: ['T-905'] });
    expect(b08v.tingkat).toBe('WARN');
  });

  test('belum diketahui bila daftar temuan tidak ada', () => {
    expect(putuskan(b08v, faktaGelap()).hasil).toBe('BELUM_DIKETAHUI');
  });
});
