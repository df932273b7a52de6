import { expect, it } from 'vitest';
import { isTumbuh, tumbuhMb } from './memori.ts';
import { type PutusanTercatat, putusanSalah } from './putusan-diakui.ts';

const tercatat = (selisih: string, alasan: string, jejak = 1): PutusanTercatat => ({ selisih, alasan, jejak });

it('putusan yang diakui lalu hilang, yang diterapkan dua kali, dan yang tanpa jejak terlihat', () => {
  const diakui = [{ selisih: '1', alasan: 'a' }];
  expect(putusanSalah(diakui, [tercatat('1', 'a'), tercatat('2', 'tidak dijawab')])).toEqual([]);
  expect(putusanSalah(diakui, [])).toEqual([expect.stringContaining('hilang')]);
  expect(putusanSalah(diakui, [tercatat('2', 'a')])).toEqual([expect.stringContaining('hilang')]);
  expect(putusanSalah(diakui, [tercatat('1', 'a'), tercatat('1', 'a')])).toEqual([expect.stringContaining('dua kali')]);
  expect(putusanSalah(diakui, [tercatat('1', 'a', 0)])).toEqual([expect.stringContaining('0 entri jejak')]);
});

it('memori yang naik terus terlihat, yang berayun dan yang baru mencari ukurannya tidak', () => {
  const bacaan = (mb: (n: number) => number): number[] => Array.from({ length: 300 }, (_, n) => mb(n));
  expect(isTumbuh(bacaan((n) => 200 + n))).toBe(true);
  expect(tumbuhMb(bacaan((n) => 200 + n))).toBe(150);
  expect(isTumbuh(bacaan((n) => 250 + 40 * Math.sin(n)))).toBe(false);
  expect(isTumbuh(bacaan((n) => Math.min(300, 100 + 10 * n)))).toBe(false);
  expect(isTumbuh([100, 900])).toBe(false);
});
