import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slotNip } from '../../contoh/nip.ts';

describe('slot NIP contoh', () => {
  it('dua indeks berbeda tidak pernah berbagi slot, sampai 9,6 juta orang', () => {
    const kunci = (benih: number, i: number): string => JSON.stringify(slotNip(benih, i));
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 403_199 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 23 }),
        (benih, dasar, k1, k2) => {
          fc.pre(k1 !== k2);
          expect(kunci(benih, dasar + k1 * 403_200)).not.toBe(kunci(benih, dasar + k2 * 403_200));
        },
      ),
    );
    const terpakai = new Uint8Array(100 * 12 * 12 * 28);
    let ganda = 0;
    for (let i = 0; i < 403_200; i += 1) {
      const s = slotNip(5, i);
      const k = (((s.urut - 900) * 12 + s.bulanIdx) * 12 + s.bulanLahir - 1) * 28 + s.hariLahir - 1;
      ganda += terpakai[k] ?? 0;
      terpakai[k] = 1;
    }
    expect(ganda).toBe(0);
  });
});
