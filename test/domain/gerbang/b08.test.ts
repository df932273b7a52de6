import { describe, expect, test } from 'vitest';
import { diketahui } from '../../../domain/hasil.ts';
import { b08 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b08-temuan-sbt-terbuka.ts';
import { faktaBersih, faktaGelap, putuskan } from '../../support/fakta.ts';

const temuan = (...tahap: readonly string[]) =>
  faktaBersih({ temuan: diketahui(tahap.map((t, i) => ({ nomor: `T-${i}`, tahap: t, kategori: 'NETRALITAS' }))) });

describe('B08 temuan SBT terbukti', () => {
  test('lolos tanpa temuan', () => {
    expect(putuskan(b08, faktaBersih()).hasil).toBe('LOLOS');
  });

  test.each(['TERBUKTI', 'REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN', 'TINDAK_LANJUT'])('tahap %s gagal', (tahap) => {
    expect(putuskan(b08, temuan('SELESAI', tahap))).toMatchObject({
      hasil: 'GAGAL',
      pesan: 'Ada laporan NETRALITAS T-1 belum ditindaklanjuti',
      bukti: ['T-1'],
    });
  });

  test.each(['VERIFIKASI', 'KAJIAN', 'TIDAK_TERBUKTI', 'SELESAI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK'])('tahap %s tidak menahan', (tahap) => {
    expect(putuskan(b08, temuan(tahap)).hasil).toBe('LOLOS');
  });

  test.each([
    ['daftar temuan tidak ada', faktaGelap()],
    ['tahapnya tidak dikenal', temuan('TAHAP_BARU')],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(b08, fakta).hasil).toBe('BELUM_DIKETAHUI');
  });
});
