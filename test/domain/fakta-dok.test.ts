import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buatDokFakta } from '../../docs/fakta-dok.ts';
import { JENIS_FAKTA } from '../../domain/mutasi/fakta-tercatat.ts';

test('docs/fakta.md sama dengan daftar jenis fakta; jalankan `npm run docs` bila berbeda', () => {
  const teks = buatDokFakta();
  expect(readFileSync(new URL('../../docs/fakta.md', import.meta.url), 'utf8')).toBe(teks);
  for (const jenis of Object.keys(JENIS_FAKTA)) expect(teks).toContain(`| ${jenis} |`);
});
