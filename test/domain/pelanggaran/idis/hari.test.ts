import { describe, expect, test } from 'vitest';
import { panggilanKeduaTerlambat, periksaPanggilan, periksaPanggilanKedua } from '../../../../domain/pelanggaran/idis/panggilan.ts';
import { PARAMETER_IDIS, parameterIdis } from '../../../../domain/pelanggaran/idis/parameter.ts';
import { penyampaianTerlambat, periksaPenyampaian, tanggalBerlaku } from '../../../../domain/pelanggaran/idis/penyampaian.ts';
import type { TAHAP_KASUS } from '../../../../domain/pelanggaran/idis/tahap.ts';
import { type TitikKasus, tenggatKasus } from '../../../../domain/pelanggaran/idis/tenggat.ts';
import { KALENDER, P, t } from './kalender.ts';

const TITIK: TitikKasus = {
  dibuka: t('2026-07-01'),
  periksaTanggal: null,
  bapTanggal: null,
  lhpTanggal: null,
  skTanggal: null,
  rencana: null,
  diterima: null,
  akhir: null,
  putusanUpaya: null,
  upaya: null,
};

describe('hari kerja dalam perkara disiplin', () => {
  test('setiap angka hukum menyebut pasal dan keyakinannya, dan dapat ditimpa bertanggal', () => {
    for (const [nama, { pasal, keyakinan, nilai }] of Object.entries(PARAMETER_IDIS)) {
      expect(pasal.length, nama).toBeGreaterThan(5);
      expect(['TERBACA', 'INGATAN', 'SIMPULAN'], nama).toContain(keyakinan);
      expect(Number.isInteger(nilai), nama).toBe(true);
    }
    expect(parameterIdis({ berlakuPada: 20 })).toMatchObject({ berlakuPada: 20, bandingPutus: 65 });
  });

  test('diterima Selasa 14 Juli 2026 berlaku Selasa 4 Agustus; hari diterima adalah hari ke-0', () => {
    expect(tanggalBerlaku(KALENDER, P, t('2026-07-14'))).toEqual({ ada: true, nilai: '2026-08-04' });
    expect(tanggalBerlaku(KALENDER, P, t('2026-07-28'))).toEqual({ ada: true, nilai: '2026-08-19' });
  });

  test('putusan banding yang lebih lambat menentukan hari berlaku, yang lebih awal tidak', () => {
    expect(tanggalBerlaku(KALENDER, P, t('2026-07-14'), t('2026-09-01'))).toEqual({ ada: true, nilai: '2026-09-01' });
    expect(tanggalBerlaku(KALENDER, P, t('2026-07-14'), t('2026-07-20'))).toEqual({ ada: true, nilai: '2026-08-04' });
  });

  test('tahun tanpa kalender: hari berlaku belum diketahui, tidak ditebak', () => {
    expect(tanggalBerlaku(KALENDER, P, t('2027-01-04'))).toMatchObject({ ada: false, sebab: expect.stringContaining('2027') });
  });

  test.each([
    ['2026-07-01', '2026-07-10', null],
    ['2026-07-01', '2026-07-13', 'MASUKAN_SALAH'],
    ['2026-07-01', '2026-07-01', 'MASUKAN_SALAH'],
    ['2027-01-04', '2027-01-05', 'DISIPLIN_DITAHAN'],
    ['2027-01-12', '2027-01-13', 'MASUKAN_SALAH'],
  ])('panggilan %s untuk pemeriksaan %s: %s', (surat, periksa, kode) => {
    expect(periksaPanggilan({ kalender: KALENDER, p: P, hariIni: t('2027-01-11') }, { suratTanggal: t(surat), periksaTanggal: t(periksa) })?.kode ?? null).toBe(
      kode,
    );
  });

  test('panggilan kedua dibuat sesudah hari yang tidak didatangi; lebih dari tujuh hari kerja dicatat sebagai keterlambatan', () => {
    const pertama = { suratTanggal: t('2026-07-01'), periksaTanggal: t('2026-07-06') };
    const hari = { kalender: KALENDER, p: P, hariIni: t('2026-07-14') };
    expect(periksaPanggilanKedua(hari, pertama, { suratTanggal: t('2026-07-03'), periksaTanggal: t('2026-07-08') })).toMatchObject({
      field: 'suratTanggal',
    });
    const tepat = { suratTanggal: t('2026-07-07'), periksaTanggal: t('2026-07-15') };
    const lambat = { suratTanggal: t('2026-07-14'), periksaTanggal: t('2026-07-16') };
    for (const kedua of [tepat, lambat]) expect(periksaPanggilanKedua(hari, pertama, kedua)).toBeNull();
    // On the day of the first examination nobody has stayed away yet, and a letter of tomorrow is not written.
    const padaHariItu = { suratTanggal: t('2026-07-06'), periksaTanggal: t('2026-07-08') };
    expect(['2026-07-06', '2026-07-07'].map((h) => periksaPanggilanKedua({ ...hari, hariIni: t(h) }, pertama, padaHariItu)?.field ?? null)).toEqual([
      'suratTanggal',
      null,
    ]);
    expect([tepat, lambat].map((k) => panggilanKeduaTerlambat(KALENDER, P, pertama, k) !== null)).toEqual([false, true]);
  });

  test('penyampaian tidak mendahului keputusan dan tidak di masa depan; lewat 14 (rencana) atau 3 hari kerja (kirim) tercatat', () => {
    const dasar = { skTanggal: t('2026-07-01'), rencana: t('2026-07-20'), hariIni: t('2026-08-30') };
    expect(periksaPenyampaian({ ...dasar, langkah: 'JADWAL', tanggal: t('2026-06-30') })).toMatchObject({ field: 'tanggal' });
    expect(periksaPenyampaian({ ...dasar, langkah: 'KIRIM', tanggal: t('2026-07-17') })).toMatchObject({ field: 'tanggal' });
    expect(periksaPenyampaian({ ...dasar, langkah: 'TERIMA', tanggal: t('2026-09-01') })).toMatchObject({ field: 'tanggal' });
    expect(penyampaianTerlambat(KALENDER, P, { ...dasar, langkah: 'JADWAL', tanggal: t('2026-07-21') })).toBeNull();
    expect(penyampaianTerlambat(KALENDER, P, { ...dasar, langkah: 'JADWAL', tanggal: t('2026-07-22') })).toContain('2026-07-21');
    expect(penyampaianTerlambat(KALENDER, P, { ...dasar, langkah: 'KIRIM', tanggal: t('2026-07-23') })).toBeNull();
    expect(penyampaianTerlambat(KALENDER, P, { ...dasar, langkah: 'KIRIM', tanggal: t('2026-07-24') })).toContain('2026-07-23');
  });

  test('tenggat tiap tahap: yang dibatasi peraturan terhitung, yang lain tanpa batas', () => {
    const tenggat = (tahap: (typeof TAHAP_KASUS)[number], titik: Partial<TitikKasus> = {}) => tenggatKasus(tahap, KALENDER, P, { ...TITIK, ...titik });
    expect(tenggat('TELAAH')).toEqual({ ada: true, nilai: '2026-07-21' });
    expect(tenggat('PANGGILAN_1', { periksaTanggal: t('2026-07-06') })).toEqual({ ada: true, nilai: '2026-07-06' });
    expect(tenggat('PENETAPAN', { skTanggal: t('2026-07-01') })).toEqual({ ada: true, nilai: '2026-07-21' });
    expect(tenggat('UPAYA_ADMINISTRATIF', { diterima: t('2026-07-14') })).toEqual({ ada: true, nilai: '2026-08-04' });
    const banding = { jenis: 'BANDING', diajukan: t('2026-07-20'), ditanggapi: null };
    expect(tenggat('UPAYA_ADMINISTRATIF', { diterima: t('2026-07-14'), upaya: banding })).toEqual({ ada: true, nilai: '2026-08-19' });
    expect(tenggat('UPAYA_ADMINISTRATIF', { upaya: { ...banding, ditanggapi: t('2026-08-03') } })).toEqual({ ada: true, nilai: '2026-10-20' });
    for (const tahap of ['PEMERIKSAAN', 'BAP', 'LHP', 'PENGIRIMAN', 'SELESAI'] as const) expect(tenggat(tahap), tahap).toEqual({ ada: true, nilai: null });
    expect(tenggat('TELAAH', { dibuka: t('2026-12-28') })).toMatchObject({ ada: false });
  });

  test('berita acara, laporan, dan penetapan bertenggat hanya bila angkanya ditetapkan, terhitung dari surat sebelumnya', () => {
    const titik = { ...TITIK, periksaTanggal: t('2026-07-01'), bapTanggal: t('2026-07-06'), lhpTanggal: t('2026-07-13') };
    const pada = (tahap: (typeof TAHAP_KASUS)[number], timpa: Readonly<Record<string, number>>, ubah: Partial<TitikKasus> = {}) =>
      tenggatKasus(tahap, KALENDER, parameterIdis(timpa), { ...titik, ...ubah });
    const angka = { bapPaling: 3, lhpPaling: 5, tetapkanPaling: 7 };
    expect(['PEMERIKSAAN', 'BAP', 'LHP'].map((tahap) => pada(tahap as 'BAP', {}))).toEqual(Array(3).fill({ ada: true, nilai: null }));
    expect(pada('PEMERIKSAAN', angka)).toEqual({ ada: true, nilai: '2026-07-06' });
    expect(pada('BAP', angka)).toEqual({ ada: true, nilai: '2026-07-13' });
    expect(pada('LHP', angka)).toEqual({ ada: true, nilai: '2026-07-22' });
    expect(pada('LHP', angka, { lhpTanggal: null })).toEqual({ ada: true, nilai: '2026-07-08' });
    expect(pada('LHP', angka, { lhpTanggal: t('2026-12-28') })).toMatchObject({ ada: false, sebab: expect.stringContaining('2027') });
  });
});
