import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buatDokAturan } from '../../../docs/aturan-dok.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';

test('docs/aturan.md sama dengan katalog; jalankan `npm run docs` bila berbeda', () => {
  expect(readFileSync(new URL('../../../docs/aturan.md', import.meta.url), 'utf8')).toBe(buatDokAturan());
});

test('setiap aturan punya tepat satu baris dengan semua kolomnya', () => {
  const baris = buatDokAturan()
    .split('\n')
    .filter((b) => /^\| [A-F]\d\d/.test(b));
  expect(baris.map((b) => b.split(' | ')[0])).toEqual(KATALOG.map((a) => `| ${a.kode}`));
  expect(new Set(baris.map((b) => b.split(/(?<!\\)\|/).length))).toEqual(new Set([11]));
});
