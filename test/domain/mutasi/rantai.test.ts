import { describe, expect, test } from 'vitest';
import { LANGKAH_INSTANSI, type LangkahInstansi, langkahBerikut, rantaiSalah, tindakanLangkah } from '../../../domain/mutasi/rantai.ts';
import { type StatusUsul, statusSetelah } from '../../../domain/mutasi/status.ts';

/** Every ordered list of distinct steps that may be a chain. */
const SEMUA = Array.from({ length: 2 ** LANGKAH_INSTANSI.length }, (_, bit) => LANGKAH_INSTANSI.filter((_l, i) => (bit & (1 << i)) !== 0)).filter(
  (r) => rantaiSalah(r) === null,
);

describe('rantai persetujuan instansi', () => {
  test('ada dua belas rantai yang sah; setiap rantai diakhiri pemutus', () => {
    expect(SEMUA).toHaveLength(12);
    for (const r of SEMUA) expect(['PYB', 'PPK']).toContain(r.at(-1));
  });

  test.each(SEMUA.map((r) => [r.join('>'), r] as const))('%s ditempuh seluruhnya, tanpa melompat, lalu sampai pada BKN', (_nama, rantai) => {
    const ditempuh: LangkahInstansi[] = [];
    let status: StatusUsul = 'DIAJUKAN';
    for (let l = langkahBerikut(rantai, status); l !== null; l = langkahBerikut(rantai, status)) {
      ditempuh.push(l);
      status = statusSetelah(status, tindakanLangkah(rantai, l)) ?? 'TMS';
    }
    expect([ditempuh, status]).toEqual([rantai, 'DITERIMA_BKN']);
  });

  test.each([
    [['VERIFIKASI'], /diakhiri/],
    [[], /diakhiri/],
    [['PPK', 'PYB'], /berurutan/],
    [['PYB', 'PYB'], /sekali/],
    [['KEPALA', 'PPK'], /tidak dikenal/],
  ])('%j bukan rantai', (langkah, sebab) => {
    expect(rantaiSalah(langkah)).toMatch(sebab);
  });

  test('usul yang tidak di tangan instansi, atau instansi tanpa rantai, tidak menunggu langkah', () => {
    expect([langkahBerikut(['PYB'], 'DITERIMA_BKN'), langkahBerikut(['PYB'], 'MENUNGGU_PPK'), langkahBerikut(null, 'DIAJUKAN')]).toEqual([null, null, null]);
  });
});
