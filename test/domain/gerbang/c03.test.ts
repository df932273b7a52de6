import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { c03 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c03-larangan-pilkada.ts';
import { perluPersetujuanMendagri } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/perlu-persetujuan-mendagri.ts';
import { periksaGerbang } from '../../../domain/mutasi/gerbang/periksa.ts';
import { faktaBersih, faktaGelap, konteksContoh, putuskan, tujuanContoh, usulanContoh } from '../../support/fakta.ts';

const masa2024 = { penetapanPaslon: tanggal('2024-09-22'), akhirMasaJabatan: tanggal('2025-02-20') };
const pilkada = diketahui([masa2024]);
const pada = (tmt: string) => usulanContoh({ tmt: tanggal(tmt) });
const surat = { nomor: '100.2.2.6/901/SJ', tanggal: tanggal('2024-03-20') };

describe('C03 larangan pilkada', () => {
  test.each([
    ['2024-03-21', 'LOLOS'],
    ['2024-03-22', 'GAGAL'],
    ['2025-02-20', 'GAGAL'],
    ['2025-02-21', 'LOLOS'],
  ])('TMT %s: %s', (tmt, hasil) => {
    expect(putuskan(c03, faktaBersih({ pilkada }), pada(tmt)).hasil).toBe(hasil);
  });

  test('pesan menyebut awal larangan', () => {
    expect(putuskan(c03, faktaBersih({ pilkada }), pada('2024-06-01'))).toMatchObject({ pesan: expect.stringContaining('sejak 2024-03-22') });
  });

  test('persetujuan tertulis Mendagri meloloskan', () => {
    expect(putuskan(c03, faktaBersih({ pilkada, persetujuanMendagri: surat }), pada('2024-06-01')).hasil).toBe('LOLOS');
  });

  test('salah satu dari beberapa masa cukup untuk menahan', () => {
    const dua = diketahui([{ penetapanPaslon: tanggal('2018-02-12'), akhirMasaJabatan: tanggal('2018-09-20') }, masa2024]);
    expect(putuskan(c03, faktaBersih({ pilkada: dua }), pada('2024-06-01')).hasil).toBe('GAGAL');
  });

  test('jumlah bulan dapat ditimpa', () => {
    expect(putuskan(c03, faktaBersih({ pilkada }), pada('2024-03-22'), { parameter: { bulanSebelumPenetapan: 3 } }).hasil).toBe('LOLOS');
  });

  test('belum diketahui bila kalender pilkada tidak ada, juga dengan surat di tangan', () => {
    expect(putuskan(c03, faktaGelap()).hasil).toBe('BELUM_DIKETAHUI');
    expect(putuskan(c03, faktaGelap({ persetujuanMendagri: surat })).hasil).toBe('BELUM_DIKETAHUI');
  });

  test('instansi pusat tidak disangkut', () => {
    expect(c03.menyangkut(usulanContoh({ tujuan: tujuanContoh({ daerah: false }) }), konteksContoh())).toBe(false);
  });

  test.each([
    ['AJUKAN', 'PERLU_ALASAN'],
    ['SETUJUI', 'PERLU_ALASAN'],
    ['PERTEK', 'PERLU_ALASAN'],
    ['SK', 'DITAHAN'],
    ['PELANTIKAN', 'DITAHAN'],
  ] as const)('pada tahap %s gerbang menjawab %s', (tahap, hasil) => {
    expect(periksaGerbang([c03], pada('2024-06-01'), faktaBersih({ pilkada }), konteksContoh({ tahap })).hasil).toBe(hasil);
  });
});

describe('perluPersetujuanMendagri', () => {
  const konteks = konteksContoh();

  test('perlu tepat di dalam masa larangan', () => {
    expect(perluPersetujuanMendagri(pada('2024-03-21'), faktaBersih({ pilkada }), konteks)).toEqual(diketahui(false));
    expect(perluPersetujuanMendagri(pada('2024-03-22'), faktaBersih({ pilkada }), konteks)).toEqual(diketahui(true));
  });

  test('tetap perlu setelah suratnya tercatat', () => {
    expect(perluPersetujuanMendagri(pada('2024-06-01'), faktaBersih({ pilkada, persetujuanMendagri: surat }), konteks)).toEqual(diketahui(true));
  });

  test('tidak perlu di pusat walau kalender tidak ada', () => {
    expect(perluPersetujuanMendagri(usulanContoh({ tujuan: tujuanContoh({ daerah: false }) }), faktaGelap(), konteks)).toEqual(diketahui(false));
  });

  test('belum diketahui bila kalender daerah tidak ada', () => {
    expect(perluPersetujuanMendagri(usulanContoh(), faktaGelap(), konteks).ada).toBe(false);
  });
});
