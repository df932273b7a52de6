import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BarisBagian, susunBagian, uraikanIsi } from '../../../domain/laporan/bagian.ts';

const baris: fc.Arbitrary<BarisBagian> = fc.record({
  instansiId: fc.uuid(),
  provinsiId: fc.option(fc.constantFrom('11', '35', '94'), { nil: null }),
  diketahui: fc.boolean(),
  isi: fc.record({ level: fc.dictionary(fc.constantFrom('BLOKIR', 'INFO'), fc.nat(1_000)) }),
});
const uraikan = (isi: unknown) => uraikanIsi(isi, ['level']);

describe('bagian laporan', () => {
  it('jumlah nasional sama dengan jumlah provinsi dan jumlah instansi yang diketahui; yang tak diketahui hanya dihitung', () => {
    fc.assert(
      fc.property(fc.array(baris, { minLength: 1, maxLength: 30 }), (rows) => {
        const bagian = susunBagian(rows, uraikan);
        const total = (daftar: readonly { readonly jumlah: number }[] = []): number => daftar.reduce((n, r) => n + r.jumlah, 0);
        const diketahui = rows.filter((r) => r.diketahui);
        expect(bagian?.nasional.diketahui).toBe(diketahui.length);
        expect(bagian?.nasional.belumDiketahui).toBe(rows.length - diketahui.length);
        expect(total(bagian?.nasional.rincian)).toBe(total(diketahui.flatMap((r) => uraikan(r.isi))));
        expect(total(bagian?.provinsi.flatMap((p) => p.rincian))).toBe(total(bagian?.nasional.rincian));
        expect(bagian?.instansi.filter((b) => b.rincian === null)).toHaveLength(rows.length - diketahui.length);
      }),
    );
  });

  it('tanpa satu baris pun jawabannya bukan nol melainkan tidak ada', () => {
    expect(susunBagian([], uraikan)).toBeNull();
  });
});
