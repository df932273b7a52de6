import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bacaBaris } from '../../../sync/sources/baca-berkas.ts';
import { bacaBukuKerja } from '../../../sync/sources/lembar/baca-buku.ts';
import { pecahCsv, tulisSel } from '../../../sync/sources/pecah-csv.ts';
import { tulisBuku } from './tulis-buku.ts';

let berkas = '';
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-sama-'));
  berkas = path.join(dir, 'buku.xlsx');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function dariBuku(baris: readonly (readonly string[])[], mulai: number, sebaris: boolean): Promise<string> {
  writeFileSync(berkas, tulisBuku({ sebaris, lembar: [{ baris, mulai }] }));
  let teks = '';
  await bacaBukuKerja(berkas, { lembar: null, pemisah: null, kolom: { nip: ['nip'], pengenal: ['nik'], dipakai: null } }, async (t) => {
    teks += t;
  });
  return teks;
}

// A line break is what a row of a CSV may span and a row of a sheet may not; the others no XML can hold.
const TAK_ADA = /[\r\n\u0000\u000b\u000c\ufffe\uffff]/g;
const isian = fc
  .oneof(
    fc.constantFrom(
      '',
      ' ',
      "'0012",
      '1,98E+17',
      'O\u2019Neil',
      'a\u0301',
      '\u202eabc',
      'АБВ',
      '#N/A',
      '=1+1',
      '"kutip"',
      'a;b',
      'a\tb',
      '_x000D_',
      '&amp;',
      '<b>',
      ']]>',
      '\u0007',
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  .map((s) => s.replace(TAK_ADA, ''));
const KOLOM = ['nip', 'nik', 'nama', 'tanggal lahir', 'jabatan'];
const tabel = fc.array(fc.array(isian, { minLength: KOLOM.length, maxLength: KOLOM.length }), { maxLength: 12 });

it('tabel teks apa pun menjadi CSV yang sama, bita demi bita, seperti bila ditulis langsung: jadi sidik, karantina, dan nomor barisnya pun sama', async () => {
  await fc.assert(
    fc.asyncProperty(tabel, fc.integer({ min: 1, max: 4 }), fc.boolean(), async (isi, mulai, sebaris) => {
      const semua = [KOLOM, ...isi];
      while (semua.at(-1)?.every((s) => s === '') === true) semua.pop();
      const csv = semua.map((b) => (b.every((s) => s === '') ? '' : b.map((s) => tulisSel(s, ';')).join(';')));
      expect(await dariBuku([KOLOM, ...isi], mulai, sebaris)).toBe(`${'\n'.repeat(mulai - 1)}${csv.join('\n')}\n`);
    }),
    { numRuns: 100 },
  );
});

it('setiap baris lembar dibaca kembali pada nomor barisnya dengan sel-selnya', async () => {
  await fc.assert(
    fc.asyncProperty(tabel, fc.integer({ min: 1, max: 4 }), async (isi, mulai) => {
      const csv = Buffer.from(await dariBuku([KOLOM, ...isi], mulai, false));
      const terbaca: [number, string[]][] = [];
      const arus = (async function* () {
        yield csv;
      })();
      for await (const { kepala, baris } of bacaBaris(arus, { format: 'csv' }))
        for (const b of baris) terbaca.push([b.nomor, pecahCsv(b.mentah, kepala.pemisah ?? '')]);
      const harap = isi.flatMap((b, i): [number, string[]][] => (b.every((s) => s === '') ? [] : [[mulai + 1 + i, b]]));
      expect(terbaca).toEqual(harap);
    }),
    { numRuns: 40 },
  );
});
