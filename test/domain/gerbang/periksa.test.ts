import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { type Aturan, belumTahu, gagal, LOLOS, type Putusan, TAHAP } from '../../../domain/mutasi/gerbang/aturan.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';
import { periksaGerbang } from '../../../domain/mutasi/gerbang/periksa.ts';
import { faktaBersih, konteksContoh, usulanContoh } from '../../support/fakta.ts';

const uji = (putusan: Putusan, timpa: Partial<Aturan> = {}): Aturan => ({
  kode: 'X01',
  judul: 'Aturan uji',
  dasar: { peraturan: 'Uji', pasal: 'Uji', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2020-01-01') },
  parameter: { batas: 2 },
  menyangkut: () => true,
  periksa: () => putusan,
  ...timpa,
});
const tanya = (katalog: readonly Aturan[], timpaan = {}) => periksaGerbang(katalog, usulanContoh(), faktaBersih(), { ...konteksContoh(), timpaan });

describe('periksaGerbang', () => {
  test.each(TAHAP)('usul bersih lolos seluruh katalog pada tahap %s', (tahap) => {
    const hasil = periksaGerbang(KATALOG, usulanContoh(), faktaBersih(), konteksContoh({ tahap }));
    expect(hasil.butir.filter((b) => b.putusan.hasil !== 'LOLOS')).toEqual([]);
    expect(hasil.hasil).toBe('LOLOS');
    expect(hasil.butir.length).toBeGreaterThan(20);
  });

  test.each([
    ['BLOCK', LOLOS, 'LOLOS'],
    ['BLOCK', gagal('x'), 'DITAHAN'],
    ['BLOCK', belumTahu('x'), 'DITAHAN'],
    ['WARN', LOLOS, 'LOLOS'],
    ['WARN', gagal('x'), 'PERLU_ALASAN'],
    ['WARN', belumTahu('x'), 'PERLU_ALASAN'],
  ] as const)('aturan %s yang menjawab %o memberi %s', (tingkat, putusan, hasil) => {
    expect(tanya([uji(putusan, { tingkat })]).hasil).toBe(hasil);
  });

  test('satu BLOCK menang atas banyak WARN, dan semua butir tetap tercatat', () => {
    const hasil = tanya([uji(gagal('a'), { tingkat: 'WARN' }), uji(gagal('b')), uji(LOLOS)]);
    expect(hasil.hasil).toBe('DITAHAN');
    expect(hasil.butir).toHaveLength(3);
  });

  test('tingkat pada tahap menang atas tingkat umum', () => {
    const hasil = tanya([uji(gagal('x'), { tingkatPada: { SK: 'WARN' } })]);
    expect(hasil).toMatchObject({ hasil: 'PERLU_ALASAN', butir: [{ tingkat: 'WARN' }] });
  });

  test.each([
    ['2025-06-16', '2025-06-16', 1],
    ['2025-06-17', undefined, 0],
    ['2020-01-01', '2025-06-15', 0],
  ])('aturan yang berlaku %s sampai %s dipakai pada 2025-06-16: %i kali', (sejak, sampai, banyak) => {
    const berlaku = { sejak: tanggal(sejak), ...(sampai === undefined ? {} : { sampai: tanggal(sampai) }) };
    expect(tanya([uji(LOLOS, { berlaku })]).butir).toHaveLength(banyak);
  });

  test('aturan yang tidak menyangkut usul tidak ditanya', () => {
    expect(tanya([uji(gagal('x'), { menyangkut: () => false })])).toEqual({ hasil: 'LOLOS', butir: [] });
  });

  test('timpaan parameter sampai ke aturan dan tercatat di butir, tanpa menyentuh aturan lain', () => {
    const batas = uji(LOLOS, { periksa: (_u, _f, k) => gagal(String(k.parameter['batas'])) });
    const hasil = tanya([batas, { ...batas, kode: 'X02' }], { X01: { batas: 7 } });
    expect(hasil.butir.map((b) => [b.parameter['batas'], b.putusan])).toEqual([
      [7, gagal('7')],
      [2, gagal('2')],
    ]);
  });

  const berparameter = KATALOG.flatMap((a) => Object.keys(a.parameter).map((nama) => [a.kode, nama] as const));

  test.each(berparameter)('parameter %s %s dapat ditimpa', (kode, nama) => {
    const timpaan = { [kode]: { [nama]: 123 } };
    const butir = TAHAP.flatMap((tahap) => periksaGerbang(KATALOG, usulanContoh(), faktaBersih(), { ...konteksContoh({ tahap }), timpaan }).butir);
    expect(butir.find((b) => b.kode === kode)?.parameter[nama]).toBe(123);
  });
});
