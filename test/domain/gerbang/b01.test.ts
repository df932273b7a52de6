import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { b01 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b01-tidak-menjalani-hukdis.ts';
import type { Fakta, Hukuman, HukumanSatuSisi } from '../../../domain/mutasi/gerbang/fakta.ts';
import { faktaBersih, faktaGelap, konteksContoh, putuskan, usulanContoh } from '../../support/fakta.ts';

const hukuman = (timpa: Partial<Hukuman> = {}) =>
  faktaBersih({
    hukuman: diketahui([{ jenisHukumanId: '27', tingkat: 'B', mulai: tanggal('2025-01-01'), akhir: tanggal('2025-12-31'), nomorSk: 'SK-HD-904', ...timpa }]),
  });
const pada = (tmt: string) => usulanContoh({ tmt: tanggal(tmt) });

describe('B01 hukuman disiplin yang sedang dijalani', () => {
  test('lolos tanpa hukuman', () => {
    expect(putuskan(b01, faktaBersih()).hasil).toBe('LOLOS');
  });

  test.each(['S', 'B'])('tingkat %s yang berlaku pada TMT gagal', (tingkat) => {
    expect(putuskan(b01, hukuman({ tingkat }))).toMatchObject({ hasil: 'GAGAL', pesan: expect.stringContaining('s.d. 2025-12-31'), bukti: ['SK-HD-904'] });
  });

  test('tingkat ringan tidak menahan', () => {
    expect(putuskan(b01, hukuman({ tingkat: 'R' })).hasil).toBe('LOLOS');
  });

  test('hari pertama dan hari terakhir termasuk', () => {
    const depan = { mulai: tanggal('2025-08-01') };
    expect(putuskan(b01, hukuman(depan), pada('2025-07-31')).hasil).toBe('LOLOS');
    expect(putuskan(b01, hukuman(depan), pada('2025-08-01')).hasil).toBe('GAGAL');
    expect(putuskan(b01, hukuman(depan), pada('2025-12-31')).hasil).toBe('GAGAL');
    expect(putuskan(b01, hukuman(depan), pada('2026-01-01')).hasil).toBe('LOLOS');
  });

  test('akhir yang belum diketahui dianggap masih berjalan', () => {
    expect(putuskan(b01, hukuman({ akhir: null }), pada('2030-01-01')).hasil).toBe('GAGAL');
  });

  test('TMT surut tidak menghindari hukuman yang mulai sebelum keputusan diambil', () => {
    expect(putuskan(b01, hukuman({ mulai: tanggal('2025-06-10') }), pada('2025-06-01')).hasil).toBe('GAGAL');
  });

  test.each([
    ['daftar hukuman tidak ada', faktaGelap()],
    ['tanggal mulai kosong', hukuman({ mulai: null })],
    ['tingkatnya tidak dikenal', hukuman({ tingkat: '' })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(b01, fakta).hasil).toBe('BELUM_DIKETAHUI');
  });

  describe('hukuman yang hanya ada pada riwayat satu sisi', () => {
    const satuSisi = (timpa: Partial<HukumanSatuSisi> = {}, lain: Partial<Fakta> = {}): Fakta =>
      faktaBersih({
        hukumanSatuSisi: [{ sisi: 'SIMPEG', mulai: tanggal('2025-01-01'), akhir: tanggal('2025-12-31'), nomorSk: 'SK-HD-905', ...timpa }],
        ...lain,
      });

    test.each(['BKN', 'SIMPEG'] as const)('pada %s saja: belum diketahui, tidak lolos dan tidak gagal', (sisi) => {
      expect(putuskan(b01, satuSisi({ sisi }))).toMatchObject({
        hasil: 'BELUM_DIKETAHUI',
        sebab: expect.stringContaining(`SK-HD-905 hanya ada pada riwayat ${sisi}`),
      });
    });
    test.each([
      ['BKN', 'SIMPEG'],
      ['SIMPEG', 'BKN'],
    ] as const)('pada %s, dan riwayat %s tidak dapat dibandingkan: belum diketahui, dengan sisi itu dan apa yang harus dilakukan', (sisi, lawan) => {
      const putusan = putuskan(b01, satuSisi({ sisi, lawanTakTerbanding: true }));
      expect(putusan).toMatchObject({ hasil: 'BELUM_DIKETAHUI', sebab: expect.stringContaining(`kirim ulang riwayat ${lawan}`) });
      expect(putuskan(b01, satuSisi({ sisi, lawanTakTerbanding: true, status: 'DIKECUALIKAN' })).hasil).toBe('LOLOS');
    });
    test.each([
      ['BARU', 'BELUM_DIKETAHUI'],
      ['DITINJAU', 'BELUM_DIKETAHUI'],
      ['MENUNGGU_BKN', 'BELUM_DIKETAHUI'],
      ['MENUNGGU_INSTANSI', 'BELUM_DIKETAHUI'],
      ['DIKECUALIKAN', 'LOLOS'],
    ])('temuan berstatus %s: %s', (status, hasil) => {
      expect(putuskan(b01, satuSisi({ status })).hasil).toBe(hasil);
    });
    test('satu pengecualian tidak menutupi temuan lain yang masih terbuka', () => {
      const dua = faktaBersih({
        hukumanSatuSisi: ['DIKECUALIKAN', 'BARU'].map((status) => ({ sisi: 'SIMPEG', mulai: null, akhir: null, nomorSk: `SK-${status}`, status })),
      });
      expect(putuskan(b01, dua)).toMatchObject({ hasil: 'BELUM_DIKETAHUI', sebab: expect.stringContaining('SK-BARU') });
    });
    test('tanpa tanggal dianggap berjalan; yang berakhir sebelum TMT lolos', () => {
      expect(putuskan(b01, satuSisi({ mulai: null, akhir: null })).hasil).toBe('BELUM_DIKETAHUI');
      expect(putuskan(b01, satuSisi(), pada('2026-01-01')).hasil).toBe('LOLOS');
    });
    test('hukuman yang diketahui kedua sisi tetap menggagalkan', () => {
      expect(putuskan(b01, satuSisi({}, { hukuman: hukuman().hukuman })).hasil).toBe('GAGAL');
    });
    test('berita acara lama tanpa daftar ini menghasilkan putusan yang sama seperti dahulu', () => {
      const { hukumanSatuSisi: _tanpa, ...lama } = faktaBersih();
      expect(putuskan(b01, lama as Fakta).hasil).toBe('LOLOS');
    });
  });

  test('hukuman yang sudah berakhir lolos walau tanggal mulainya kosong', () => {
    expect(putuskan(b01, hukuman({ mulai: null, akhir: tanggal('2020-01-01') })).hasil).toBe('LOLOS');
  });

  test('pemberhentian tidak disangkut', () => {
    expect(b01.menyangkut(usulanContoh({ jenis: 'PEMBERHENTIAN' }), konteksContoh())).toBe(false);
  });
});
