import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BagianKursor, bacaHalaman, bacaKursor, susunKoneksi, tulisKursor } from '../../../platform/graphql/kursor.ts';

const bagian: fc.Arbitrary<BagianKursor> = fc.oneof(fc.string({ maxLength: 30 }), fc.integer(), fc.boolean(), fc.constant(null));

test('kursor dibaca kembali tanpa berubah', () => {
  fc.assert(
    fc.property(fc.array(bagian, { minLength: 1, maxLength: 4 }), (b) => {
      expect(bacaKursor('daftar', tulisKursor('daftar', b), b.length)).toEqual(b);
    }),
  );
});

test('kursor daftar lain, panjang lain, dan teks sembarang ditolak dengan MASUKAN_SALAH', () => {
  const objek = Buffer.from('["a",{"x":1}]').toString('base64url');
  for (const teks of [tulisKursor('b', [1]), tulisKursor('a', [1, 2]), '', '***', 'e30', objek, 'a'.repeat(2_000)]) {
    expect(() => bacaKursor('a', teks, 1)).toThrow(expect.objectContaining({ kode: 'MASUKAN_SALAH' }));
  }
});

test.each([0, -1, 101, 1.5, Number.NaN])('first = %s ditolak', (first) => {
  expect(() => bacaHalaman('a', { first }, 1)).toThrow(expect.objectContaining({ kode: 'MASUKAN_SALAH' }));
});

test('berjalan halaman demi halaman melihat setiap baris tepat sekali', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 120 }), fc.integer({ min: 1, max: 100 }), (ids, first) => {
      const semua = [...ids].sort((a, b) => a - b);
      const terlihat: number[] = [];
      let after: string | null = null;
      for (;;) {
        const halaman = bacaHalaman('id', { first, after }, 1);
        const mulai = halaman.after === null ? -1 : Number(halaman.after[0]);
        const k = susunKoneksi('id', semua.filter((id) => id > mulai).slice(0, first + 1), halaman, (id) => [id]);
        terlihat.push(...k.nodes);
        after = k.pageInfo.endCursor;
        if (!k.pageInfo.hasNextPage) break;
      }
      expect(terlihat).toEqual(semua);
    }),
  );
});
