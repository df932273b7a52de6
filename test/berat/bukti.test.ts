import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { barisHasil } from './catatan.ts';
import { KLAIM } from './daftar.ts';
import { susunBukti } from './dokumen.ts';

const bukti = readFileSync(new URL('../../docs/bukti.md', import.meta.url), 'utf8');

it('docs/bukti.md menyebut setiap klaim, dan sisanya hanya baris hasil', () => {
  const kepala = susunBukti(KLAIM);
  expect(bukti.slice(0, kepala.length)).toBe(kepala);
  for (const baris of bukti.slice(kepala.length).split('\n').slice(0, -1))
    expect(baris).toMatch(/^\| \d{4}-\d{2}-\d{2} \d{2}:\d{2} \| [0-9a-f]{7,}\+? \| [a-z0-9-]+ \| \d+ \| \d+ \| \d+ \| .* \| \d+ \| \d+ \|$/);
});

it('setiap hasil yang tercatat tanpa pelanggaran, dan kendalinya melihat sedikitnya satu', () => {
  const hasil = bukti
    .split('\n')
    .filter((b) => /^\| \d{4}-/.test(b))
    .map((b) => b.split(' | '));
  for (const sel of hasil) {
    expect(KLAIM.map((k) => k.id)).toContain(sel[2]);
    expect(Number(sel[7])).toBe(0);
    expect(Number.parseInt(sel[8] ?? '', 10)).toBeGreaterThan(0);
  }
});

it('satu baris hasil memuat waktu, komit, benih, putaran, angka, pelanggaran, dan kendali', () => {
  const k = { id: 'kanon', benih: 7, putaran: 2, detik: 3.4, angka: { berkas: 5 }, pelanggaran: [], kendali: 9 };
  expect(barisHasil(k, new Date('2026-01-02T03:04:05Z'), 'abc1234')).toBe('| 2026-01-02 03:04 | abc1234 | kanon | 7 | 2 | 3 | berkas 5 | 0 | 9 |');
});
