import { describe, expect, test } from 'vitest';
import { type CabangImut, TAKSONOMI, uraikanKlasifikasi } from '../../../domain/mutasi/taksonomi.ts';

/** Every path to a leaf, as its ids. */
const daun = (cabang: readonly CabangImut[]): string[][] => cabang.flatMap((c) => (c.anak.length === 0 ? [[c.id]] : daun(c.anak).map((d) => [c.id, ...d])));
const SEMUA = TAKSONOMI.flatMap((k) => daun(k.anak).map((d) => [k, d] as const));
const klas = (kategori: string, [jenis = '', subJenis = null, rumpun = null]: readonly (string | null | undefined)[]) => ({
  kategori,
  jenis: jenis ?? '',
  subJenis: subJenis ?? null,
  rumpun: rumpun ?? null,
});

describe('taksonomi I-MUT', () => {
  test('enam kategori, jenis 39 sampai 64, setiap id sekali', () => {
    expect(TAKSONOMI.map((k) => k.nama)).toEqual(['Pengangkatan', 'Promosi', 'Pemberhentian', 'Mutasi', 'Pengukuhan', 'Evaluasi kinerja']);
    expect(TAKSONOMI.flatMap((k) => k.anak.map((j) => Number(j.id))).sort((a, b) => a - b)).toEqual(Array.from({ length: 26 }, (_, i) => 39 + i));
    const id = SEMUA.map(([, d]) => d.at(-1));
    expect(new Set(id).size).toBe(id.length);
  });

  test('id anak selalu berawalan id induknya', () => {
    const periksa = (c: CabangImut): void => {
      for (const a of c.anak) {
        expect(a.id.startsWith(c.id)).toBe(true);
        periksa(a);
      }
    };
    for (const k of TAKSONOMI) for (const j of k.anak) periksa(j);
  });

  test('setiap cabang utuh diterima, dan dipotong satu tingkat ditolak', () => {
    for (const [k, d] of SEMUA) {
      expect(uraikanKlasifikasi(klas(k.id, d), k.jenisUsul[0] ?? 'PEMINDAHAN')).toMatchObject({ jalur: d.map((id) => ({ id })) });
      if (d.length > 1) expect(uraikanKlasifikasi(klas(k.id, d.slice(0, -1)), k.jenisUsul[0] ?? 'PEMINDAHAN')).toMatch(/wajib dipilih/);
    }
  });

  test.each([
    ['kategori asing', klas('LAIN', ['49']), 'PEMINDAHAN', /tidak dikenal/],
    ['kategori bukan bagi jenis usul ini', klas('PEMBERHENTIAN', ['45', '452']), 'PEMINDAHAN', /tidak berlaku/],
    ['jenis dari kategori lain', klas('MUTASI', ['45']), 'PEMINDAHAN', /wajib dipilih/],
    ['lebih dalam daripada cabangnya', klas('MUTASI', ['49', '491']), 'PEMINDAHAN', /tidak memiliki subJenis/],
  ] as const)('%s ditolak', (_nama, k, jenis, sebab) => {
    expect(uraikanKlasifikasi(k, jenis)).toMatch(sebab);
  });
});
