import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tambahHari, tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { bandingkanPemeriksaan, type Pemeriksaan } from '../../../domain/mutasi/gerbang/banding.ts';
import type { Fakta } from '../../../domain/mutasi/gerbang/fakta.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';
import { type FaktaBertanggal, faktaTanpaPotret, terdekat } from '../../../domain/mutasi/gerbang/per-tanggal.ts';
import { periksaGerbang, type SaatPeriksa } from '../../../domain/mutasi/gerbang/periksa.ts';
import { faktaBersih, rekamanContoh, usulanContoh } from '../../support/fakta.ts';

const SAAT: SaatPeriksa = { tahap: 'AJUKAN', hariIni: tanggal('2025-06-16'), pada: '2025-06-16T03:00:00Z', timpaan: {} };
const BERTANGGAL: FaktaBertanggal = {
  pertek: null,
  persetujuanMendagri: null,
  sk: null,
  pelantikan: null,
  keputusanPemindahan: null,
  dokumen: [],
  kepalaDaerah: diketahui(null),
  pilkada: diketahui([]),
};

function periksa(fakta: Fakta = faktaBersih(), saat: SaatPeriksa = SAAT, usulan = usulanContoh()): Pemeriksaan {
  const { butir } = periksaGerbang(KATALOG, usulan, fakta, saat);
  return { usulan, fakta, saat, putusan: Object.fromEntries(butir.map((b) => [b.kode, b.putusan.hasil])) };
}

describe('berita acara terdekat', () => {
  test('yang sehari didahulukan; lalu yang paling dekat, yang lebih dahulu, dan yang terakhir pada hari itu', () => {
    const semua = [
      { id: '1', hariIni: tanggal('2025-06-10') },
      { id: '2', hariIni: tanggal('2025-06-14') },
      { id: '3', hariIni: tanggal('2025-06-14') },
    ];
    expect(terdekat(semua, tanggal('2025-06-10'))?.id).toBe('1');
    expect(terdekat(semua, tanggal('2025-06-12'))?.id).toBe('1');
    expect(terdekat(semua, tanggal('2025-06-13'))?.id).toBe('3');
    expect(terdekat([], tanggal('2025-06-13'))).toBeNull();
  });
});

describe('hari yang datanya tidak disimpan', () => {
  test('tidak satu pun aturan yang memerlukan potret hari lain menjawab lolos; sebabnya menyebut harinya', () => {
    const sebab = 'data tanggal 2025-06-01 tidak disimpan';
    const fakta = faktaTanpaPotret(faktaBersih(), BERTANGGAL, sebab);
    const { butir, hasil } = periksaGerbang(KATALOG, usulanContoh(), fakta, { ...SAAT, hariIni: tanggal('2025-06-01'), pada: '2025-06-01T23:59:59+07:00' });
    expect(hasil).toBe('DITAHAN');
    const putusan = new Map(butir.map((b) => [b.kode, b.putusan]));
    for (const kode of ['A07', 'A08', 'A10', 'A11', 'A12', 'B01', 'D13', 'D24', 'D25']) expect(putusan.get(kode)?.hasil, kode).toBe('BELUM_DIKETAHUI');
    expect(JSON.stringify(putusan.get('A12'))).toContain('tidak disimpan');
    // What follows from the usul and dated letters alone is still answered.
    expect(putusan.get('C12')?.hasil).toBe('LOLOS');
  });

  test('apa pun isi potret hari lain, jawabannya sama: tidak ada yang terbawa', () => {
    const jawab = (f: Fakta) =>
      periksaGerbang(KATALOG, usulanContoh(), faktaTanpaPotret(f, BERTANGGAL, 'tidak disimpan'), SAAT).butir.map((b) => [b.kode, b.putusan]);
    const bersih = jawab(faktaBersih());
    fc.assert(
      fc.property(fc.constantFrom('31', '34', '45', null), fc.boolean(), fc.integer({ min: 0, max: 9 }), (gol, blokir, n) => {
        const lain = faktaBersih({
          bkn: diketahui(rekamanContoh({ golAkhirId: gol })),
          blokirAsn: diketahui(blokir ? [{ sejak: '2025-01-01', nomorSurat: 'B-1' }] : []),
          pemangku: diketahui(n),
        });
        expect(jawab(lain)).toEqual(bersih);
      }),
    );
  });
});

describe('membandingkan dua pemeriksaan', () => {
  test('pemeriksaan dengan dirinya sendiri tidak berbeda', () => expect(bandingkanPemeriksaan(KATALOG, periksa(), periksa())).toEqual([]));

  test('satu kolom yang berubah disebut sebagai sebab, bukan yang lain', () => {
    const lain = periksa(faktaBersih({ bkn: diketahui(rekamanContoh({ kedudukanHukumId: '99', gelar: 'S.Contoh' })) }));
    const beda = bandingkanPemeriksaan(KATALOG, periksa(), lain);
    const a07 = beda.find((b) => b.kode === 'A07');
    expect(a07).toMatchObject({ dari: 'LOLOS', tunggal: true, sebab: [{ masukan: 'bkn.kedudukanHukumId', dari: '01', ke: '99' }] });
  });

  test('parameter yang ditetapkan di antaranya disebut dengan kedua angkanya', () => {
    const ketat = periksa(faktaBersih(), { ...SAAT, timpaan: { C12: { panjangMin: 500 } } });
    expect(bandingkanPemeriksaan(KATALOG, periksa(), ketat)).toEqual([
      { kode: 'C12', dari: 'LOLOS', ke: 'GAGAL', tunggal: true, sebab: [{ masukan: 'parameter C12.panjangMin', dari: '-', ke: '500' }] },
    ]);
  });

  test('aturan yang belum berlaku pada tanggal itu berbeda karena tanggalnya', () => {
    const lama = periksa(faktaBersih(), { ...SAAT, hariIni: tanggal('2023-12-31') });
    const beda = bandingkanPemeriksaan(KATALOG, lama, periksa()).find((b) => b.kode === 'C11');
    expect(beda).toMatchObject({ dari: 'TIDAK_DIPERIKSA', ke: 'LOLOS', sebab: [{ masukan: 'hariIni', dari: '2023-12-31', ke: '2025-06-16' }] });
  });

  test('jawaban lama yang tidak lagi diberikan katalog sekarang disebut perubahan rumusan', () => {
    const dahulu: Pemeriksaan = { ...periksa(), putusan: { ...periksa().putusan, C12: 'GAGAL' } };
    expect(bandingkanPemeriksaan(KATALOG, dahulu, periksa())).toMatchObject([
      { kode: 'C12', dari: 'GAGAL', ke: 'LOLOS', sebab: [{ masukan: 'rumusan aturan' }] },
    ]);
  });

  test('bila tidak ada satu masukan pun yang cukup sendirian, hanya gabungan terkecil yang disebut', () => {
    const gelap = faktaTanpaPotret(faktaBersih(), BERTANGGAL, 'tidak disimpan');
    const beda = bandingkanPemeriksaan(KATALOG, periksa(), periksa(gelap)).filter((b) => !b.tunggal);
    expect(beda.length).toBeGreaterThan(0);
    for (const b of beda) expect(b.sebab.length, b.kode).toBeLessThan(7);
    expect(beda.find((b) => b.kode === 'A11')?.sebab.map((s) => s.masukan)).toEqual(expect.arrayContaining(['bkn', 'simpeg']));
  });

  test('setiap perubahan punya sebab, dan membalik urutannya membalik jawabannya', () => {
    fc.assert(
      fc.property(fc.constantFrom('01', '03', '99'), fc.constantFrom('32', '34', null), fc.integer({ min: -400, max: 400 }), (kedudukan, gol, hari) => {
        const b = periksa(faktaBersih({ bkn: diketahui(rekamanContoh({ kedudukanHukumId: kedudukan, golAkhirId: gol })) }), {
          ...SAAT,
          hariIni: tambahHari(tanggal('2025-06-16'), hari),
        });
        const maju = bandingkanPemeriksaan(KATALOG, periksa(), b);
        expect(maju.every((x) => x.sebab.length > 0)).toBe(true);
        expect(bandingkanPemeriksaan(KATALOG, b, periksa()).map((x) => [x.kode, x.ke, x.dari])).toEqual(maju.map((x) => [x.kode, x.dari, x.ke]));
      }),
      { numRuns: 30 },
    );
  });
});
