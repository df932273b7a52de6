import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitungTingkat, type ModelEm, type PolaEm, taksirEm } from '../../../domain/tautan/em.ts';

const peluang = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 100 }), { minLength: n, maxLength: n }).map((x) => {
    const jumlah = x.reduce((a, b) => a + b, 0);
    return x.map((y) => y / jumlah);
  });
const BENTUK = [3, 2, 4, 2];
const model: fc.Arbitrary<ModelEm> = fc.record({
  lambda: fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 2, maxLength: 2 }),
  m: fc.tuple(...BENTUK.map(peluang)),
  u: fc.tuple(...BENTUK.map(peluang)),
});
const pola: fc.Arbitrary<PolaEm> = fc.record({
  tingkat: fc.tuple(...BENTUK.map((n) => fc.option(fc.nat(n - 1), { nil: null, freq: 6 }))),
  jumlah: fc.integer({ min: 1, max: 5_000 }),
  jalur: fc.nat(1),
});
const kasus = fc.tuple(model, fc.array(pola, { minLength: 1, maxLength: 60 }), fc.boolean());

describe('EM Fellegi-Sunter atas hitungan pola', () => {
  test('likelihood tidak pernah turun', () => {
    fc.assert(
      fc.property(kasus, ([awal, data, taksirU]) => {
        const { logLikelihood } = taksirEm(awal, data, { taksirU, putaranMaks: 40, toleransi: 0 });
        for (let i = 1; i < logLikelihood.length; i += 1) {
          const [lama, kini] = [logLikelihood[i - 1] ?? 0, logLikelihood[i] ?? 0];
          expect(kini).toBeGreaterThanOrEqual(lama - 1e-9 * Math.abs(lama));
        }
      }),
    );
  });

  test('setiap peluang tetap peluang: di antara 0 dan 1, berjumlah 1, terhingga', () => {
    fc.assert(
      fc.property(kasus, ([awal, data, taksirU]) => {
        const hasil = taksirEm(awal, data, { taksirU, putaranMaks: 25, toleransi: 1e-9 }).model;
        for (const baris of [...hasil.m, ...hasil.u]) {
          expect(baris.every((p) => p >= 0 && p <= 1 + 1e-9)).toBe(true);
          expect(baris.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        }
        expect(hasil.lambda.every((l) => l >= 0 && l <= 1 + 1e-9)).toBe(true);
      }),
    );
  });

  test('tidak bergantung pada urutan pola dan pada pecahan hitungannya', () => {
    fc.assert(
      fc.property(kasus, ([awal, data, taksirU]) => {
        const pilihan = { taksirU, putaranMaks: 15, toleransi: 0 };
        const satu = taksirEm(awal, data, pilihan).model.m.flat();
        const pecah = [...data].reverse().flatMap((p) => [
          { ...p, jumlah: p.jumlah / 2 },
          { ...p, jumlah: p.jumlah / 2 },
        ]);
        for (const [i, x] of taksirEm(awal, pecah, pilihan).model.m.flat().entries()) expect(x).toBeCloseTo(satu[i] ?? 0, 6);
      }),
      { numRuns: 40 },
    );
  });

  test('menemukan kembali m, u, dan bagian cocok dari pola yang disimulasikan', () => {
    const benar: ModelEm = {
      lambda: [0.3],
      m: [
        [0.85, 0.1, 0.05],
        [0.95, 0.05],
        [0.7, 0.2, 0.07, 0.03],
        [0.9, 0.1],
      ],
      u: [
        [0.02, 0.08, 0.9],
        [0.1, 0.9],
        [0.02, 0.05, 0.13, 0.8],
        [0.2, 0.8],
      ],
    };
    const data: PolaEm[] = [];
    for (let a = 0; a < 3; a += 1)
      for (let b = 0; b < 2; b += 1)
        for (let c = 0; c < 4; c += 1)
          for (let d = 0; d < 2; d += 1) {
            const t = [a, b, c, d];
            const p = (x: ModelEm['m']): number => t.reduce((n, k, f) => n * (x[f]?.[k] ?? 0), 1);
            data.push({ tingkat: t, jalur: 0, jumlah: 1_000_000 * (0.3 * p(benar.m) + 0.7 * p(benar.u)) });
          }
    const awal: ModelEm = {
      lambda: [0.5],
      m: [
        [0.6, 0.3, 0.1],
        [0.7, 0.3],
        [0.5, 0.3, 0.1, 0.1],
        [0.6, 0.4],
      ],
      u: [
        [0.2, 0.2, 0.6],
        [0.4, 0.6],
        [0.2, 0.2, 0.2, 0.4],
        [0.4, 0.6],
      ],
    };
    const { model: hasil } = taksirEm(awal, data, { taksirU: true, putaranMaks: 2_000, toleransi: 1e-14 });
    expect(hasil.lambda[0]).toBeCloseTo(0.3, 3);
    for (const sisi of ['m', 'u'] as const) for (const [i, x] of hasil[sisi].flat().entries()) expect(x).toBeCloseTo(benar[sisi].flat()[i] ?? 0, 3);
  });

  test('bidang kosong tidak ikut dihitung', () => {
    expect(
      hitungTingkat(
        [{ tingkat: [0, null], jumlah: 4, jalur: 0 }],
        [0.5],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ).toEqual([
      [2, 0],
      [0, 0],
    ]);
  });
});
