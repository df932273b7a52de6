import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Tanggal, tambahHari, tanggal } from '../../../domain/asn/tanggal.ts';
import { hariKerjaAntara, hariKerjaKe, isHariKerja, type Kalender, susunKalender } from '../../../domain/kalender/hari-kerja.ts';

const baris = (t: string, timpa: { libur?: boolean; perkiraan?: boolean } = {}) => ({ tanggal: tanggal(t), libur: true, perkiraan: false, ...timpa });

/** Idulfitri 2026 with its cuti bersama, and a year on either side that is known too. */
const K2026 = susunKalender([
  baris('2025-12-25'),
  ...['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24'].map((t) => baris(t)),
  baris('2027-01-01'),
]);

const acakHari = fc.integer({ min: 0, max: 700 }).map((n) => tambahHari(tanggal('2025-01-01'), n));
const acakKalender: fc.Arbitrary<Kalender> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_200 }), { maxLength: 60 })
  .map((hari) => ({ libur: new Set(hari.map((n) => tambahHari(tanggal('2025-01-01'), n))), tahunPasti: new Set([2025, 2026, 2027, 2028, 2029]) }));
const pasti = <T>(d: { ada: true; nilai: T } | { ada: false; sebab: string }): T => {
  if (!d.ada) throw new RangeError(d.sebab);
  return d.nilai;
};

describe('hari kerja', () => {
  test('akhir pekan, libur nasional, dan cuti bersama bukan hari kerja', () => {
    expect(pasti(hariKerjaKe(K2026, tanggal('2026-03-16'), 1))).toBe('2026-03-17');
    expect(pasti(hariKerjaKe(K2026, tanggal('2026-03-16'), 2))).toBe('2026-03-25');
    expect(pasti(hariKerjaAntara(K2026, tanggal('2026-03-16'), tanggal('2026-03-27')))).toBe(4);
  });

  test('tahun tanpa kalender belum diketahui; akhir pekannya tetap diketahui', () => {
    const kosong = susunKalender([]);
    expect(isHariKerja(kosong, tanggal('2026-06-03'))).toMatchObject({ ada: false, sebab: expect.stringContaining('2026') });
    expect(isHariKerja(kosong, tanggal('2026-06-06'))).toEqual({ ada: true, nilai: false });
    expect(hariKerjaKe(K2026, tanggal('2027-12-30'), 3).ada).toBe(false);
  });

  test('satu tanggal perkiraan membuat seluruh tahunnya belum diketahui', () => {
    const k = susunKalender([baris('2026-01-01'), baris('2026-03-21', { perkiraan: true })]);
    expect(isHariKerja(k, tanggal('2026-06-03')).ada).toBe(false);
  });

  test('hari yang dicabut dari kalender kembali menjadi hari kerja', () => {
    expect(pasti(isHariKerja(susunKalender([baris('2026-06-03', { libur: false })]), tanggal('2026-06-03')))).toBe(true);
  });

  test('hari kerja ke-n sesudah suatu hari adalah hari kerja, dan tepat n hari kerja sesudahnya', () => {
    fc.assert(
      fc.property(acakKalender, acakHari, fc.integer({ min: 1, max: 40 }), (k, dari, n) => {
        const t = pasti(hariKerjaKe(k, dari, n));
        expect(pasti(isHariKerja(k, t))).toBe(true);
        expect(pasti(hariKerjaAntara(k, dari, t))).toBe(n);
        expect(pasti(hariKerjaAntara(k, dari, tambahHari(t, -1)))).toBe(n - 1);
      }),
    );
  });

  test('rentang yang dipotong di mana pun tetap sama jumlahnya', () => {
    fc.assert(
      fc.property(acakKalender, acakHari, fc.nat(60), fc.nat(60), (k, a, x, y) => {
        const b: Tanggal = tambahHari(a, x);
        const c = tambahHari(b, y);
        expect(pasti(hariKerjaAntara(k, a, c))).toBe(pasti(hariKerjaAntara(k, a, b)) + pasti(hariKerjaAntara(k, b, c)));
      }),
    );
  });

  test('libur tambahan tidak pernah mempercepat hari kerja ke-n', () => {
    fc.assert(
      fc.property(acakKalender, acakHari, fc.integer({ min: 1, max: 20 }), fc.nat(40), (k, dari, n, geser) => {
        const lebih: Kalender = { ...k, libur: new Set([...k.libur, tambahHari(dari, geser)]) };
        expect(pasti(hariKerjaKe(lebih, dari, n)) >= pasti(hariKerjaKe(k, dari, n))).toBe(true);
      }),
    );
  });
});
