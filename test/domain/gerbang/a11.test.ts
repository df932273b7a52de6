import { describe, expect, test } from 'vitest';
import { diketahui } from '../../../domain/hasil.ts';
import { a11 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a11-gerbang-sinkronisasi.ts';
import type { SelisihTerbuka } from '../../../domain/mutasi/gerbang/fakta.ts';
import { faktaBersih, faktaGelap, putuskan, usulanContoh } from '../../support/fakta.ts';

const selisih = (timpa: Partial<SelisihTerbuka> = {}): SelisihTerbuka => ({
  id: 'S1',
  bidang: 'golAkhirId',
  level: 'BLOKIR',
  nilaiBkn: '34',
  nilaiSimpeg: '41',
  sejak: '2025-06-01T00:00:00Z',
  status: 'BARU',
  ...timpa,
});
const gelapTmt = { bidang: 'tmtJabatan', level: 'BLOKIR_JAB', alasan: 'TIDAK_TERBACA' } as const;

describe('A11 gerbang sinkronisasi', () => {
  test('lolos bila kedua sisi diketahui dan tanpa selisih', () => {
    expect(putuskan(a11, faktaBersih()).hasil).toBe('LOLOS');
  });

  test('gagal menyebut banyaknya, nama bidang, dan id selisih sebagai bukti', () => {
    const fakta = faktaBersih({ selisih: diketahui([selisih(), selisih({ id: 'S2', bidang: 'nama' })]) });
    expect(putuskan(a11, fakta)).toEqual({ hasil: 'GAGAL', pesan: '2 data berbeda antara BKN dan SIMPEG: Golongan, Nama', bukti: ['S1', 'S2'] });
  });

  test.each(['PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN'] as const)('BLOKIR_JAB menahan %s', (jenis) => {
    expect(putuskan(a11, faktaBersih({ selisih: diketahui([selisih({ level: 'BLOKIR_JAB' })]) }), usulanContoh({ jenis })).hasil).toBe('GAGAL');
  });

  test.each(['BARU', 'DITINJAU', 'MENUNGGU_BKN', 'MENUNGGU_INSTANSI'])('selisih %s masih terbuka', (status) => {
    expect(putuskan(a11, faktaBersih({ selisih: diketahui([selisih({ status })]) })).hasil).toBe('GAGAL');
  });

  test.each(['DIKECUALIKAN', 'TERTUTUP'])('selisih %s tidak menahan', (status) => {
    expect(putuskan(a11, faktaBersih({ selisih: diketahui([selisih({ status })]) })).hasil).toBe('LOLOS');
  });

  test.each(['PERINGATAN', 'INFO'] as const)('selisih tingkat %s tidak menahan', (level) => {
    expect(putuskan(a11, faktaBersih({ selisih: diketahui([selisih({ level })]), takTeruji: [{ ...gelapTmt, level }] })).hasil).toBe('LOLOS');
  });

  test.each(['BELUM_DIREKON', 'TIDAK_DISEDIAKAN', 'TIDAK_TERBACA', 'VERSI_KANON_BERBEDA'] as const)('bidang tak teruji karena %s belum diketahui', (alasan) => {
    expect(putuskan(a11, faktaBersih({ takTeruji: [{ ...gelapTmt, alasan }] }))).toEqual({
      hasil: 'BELUM_DIKETAHUI',
      sebab: `Belum dapat dibandingkan: TMT jabatan (${alasan})`,
    });
  });

  test('DPK dengan satu kolom instansi bukan penghalang', () => {
    expect(putuskan(a11, faktaBersih({ takTeruji: [{ bidang: 'instansiIndukId', level: 'BLOKIR', alasan: 'DPK_SATU_KOLOM' }] })).hasil).toBe('LOLOS');
  });

  test('selisih yang nyata menang atas yang tak teruji', () => {
    expect(putuskan(a11, faktaBersih({ selisih: diketahui([selisih()]), takTeruji: [gelapTmt] })).hasil).toBe('GAGAL');
  });

  test.each(['bkn', 'simpeg', 'selisih'] as const)('belum diketahui bila %s tidak ada', (nama) => {
    expect(putuskan(a11, faktaBersih({ [nama]: faktaGelap()[nama] })).hasil).toBe('BELUM_DIKETAHUI');
  });
});
