import { describe, expect, test } from 'vitest';
import { type HitunganIkd, INDIKATOR_IKD, type IndikatorIkd, melewatiBatasIkd, uraianIkd } from '../../../domain/pelanggaran/ikd.ts';

const hitungan = (kena: number, gelap = 0): readonly HitunganIkd[] =>
  (Object.keys(INDIKATOR_IKD) as IndikatorIkd[]).map((indikator) => ({ indikator, kena, gelap }));

describe('indeks kualitas data', () => {
  test('tepat pada batasnya tidak melewatinya, satu di atasnya ya', () => {
    expect(melewatiBatasIkd(hitungan(5), { CPNS_LEWAT: 5 })).toEqual([]);
    expect(melewatiBatasIkd(hitungan(6), { CPNS_LEWAT: 5 })).toEqual([{ indikator: 'CPNS_LEWAT', kena: 6, gelap: 0, batas: 5 }]);
  });

  test('batas nol berarti seorang pun sudah melewati; tanpa batas tidak ada yang dilanggar', () => {
    expect(melewatiBatasIkd(hitungan(1), { NIK_BELUM_SAH: 0 }).map((h) => h.indikator)).toEqual(['NIK_BELUM_SAH']);
    expect(melewatiBatasIkd(hitungan(1_000_000), {})).toEqual([]);
  });

  test('yang belum diketahui tidak pernah dihitung melanggar', () => {
    expect(melewatiBatasIkd(hitungan(0, 1_000), { CPNS_LEWAT: 0, TMT_TERBALIK: 0, NIK_BELUM_SAH: 0, NIP_TMT_CPNS: 0 })).toEqual([]);
  });

  test('uraiannya menyebut dimensi, banyaknya, dan batasnya', () => {
    expect(uraianIkd({ indikator: 'TMT_TERBALIK', kena: 3, gelap: 0, batas: 2 })).toBe(
      'Indeks Kualitas Data, dimensi akurasi: 3 PNS yang TMT CPNS-nya sesudah TMT PNS-nya pada data BKN, di atas batas 2.',
    );
  });
});
