import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bacaInstansi, bukaBerkas, letakBaris } from '../../../contoh/baca-bangsa.ts';
import { buatBangsa } from '../../../contoh/bangsa.ts';
import type { PembacaCepat } from '../../../sync/1-canonicalise/cepat/pembaca-cepat.ts';
import { type Sidik, siapkanSidik } from '../../../sync/1-canonicalise/sidik.ts';
import { pembacaCepat, pembacaSimpeg } from '../../../sync/sources/pembaca.ts';
import { type DuaJalur, profilContoh, rujukanDari, SEL, samakan } from './dua-jalur.ts';

const KEPALA = { format: 'ndjson', pemisah: null, kolom: [], gzip: false } as const;

let dir = '';
let sidik: Sidik;
let c: DuaJalur;
let baris: readonly string[];

beforeAll(async () => {
  sidik = await siapkanSidik();
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-cepat-json-'));
  await buatBangsa({ dir, pegawai: 1_200, instansi: 8, benih: 11 });
  const semua = bacaInstansi(dir);
  const i = semua.find((x) => x.profilId === 'simpeg-d');
  if (i === undefined) throw new RangeError('simpeg-d');
  const b = bukaBerkas(dir, i, 'SIMPEG');
  baris = [...letakBaris(b)].slice(0, 120).map((letak) => b.teks.slice(letak, b.teks.indexOf('\n', letak)));
  const rujukan = rujukanDari(dir, i, semua);
  const profil = profilContoh('simpeg-d');
  c = {
    lambat: pembacaSimpeg(KEPALA, profil, rujukan),
    cepat: () => {
      const cepat = pembacaCepat(KEPALA, profil, rujukan);
      if (cepat === null) throw new RangeError('tanpa jalur cepat');
      return cepat;
    },
  };
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const sama = (cepat: PembacaCepat, mentah: string): boolean => samakan(c, cepat, mentah, sidik);

/** Where the values of a line stand. */
const letakNilai = (mentah: string): readonly { readonly dari: number; readonly sampai: number }[] =>
  [...mentah.matchAll(/(?<=":)("(?:[^"\\]|\\.)*"|[\d.]+|null|true|false)/g)].map((m) => ({ dari: m.index, sampai: m.index + m[0].length }));

/** What may stand in the place of a value, as JSON text or as nearly that. */
const NILAI = fc.oneof(
  { weight: 4, arbitrary: SEL.map((teks) => JSON.stringify(teks)) },
  { weight: 1, arbitrary: SEL.map((teks) => `"${teks}"`) },
  { weight: 1, arbitrary: fc.double().map(String) },
  { weight: 1, arbitrary: fc.nat().map(String) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'null',
      'true',
      'false',
      'nul',
      '0',
      '-0',
      '-1',
      '007',
      '1.0',
      '1e3',
      '999999999999999',
      '9007199254740993',
      '199001012015031001',
      '{}',
      '{"a":1}',
      '[]',
      '["1"]',
      '"1","nip":"2"',
      '"1\\/2"',
      '"\\u0041"',
      '"a\u0000b"',
      '"\ud83d"',
      '"ñ"',
      '"\t"',
      '',
      ' "1"',
      '"1" ',
    ),
  },
);

describe('jalur cepat NDJSON', () => {
  it('berkas bangsa contoh: sidik dari bita sama dengan sidik dari rekaman, untuk hampir semua baris', () => {
    const cepat = c.cepat();
    const kena = baris.filter((mentah) => sama(cepat, mentah)).length;
    expect(kena / baris.length).toBeGreaterThan(0.7);
  });

  it('nilai yang dikotori sembarang: yang dibaca cepat sama dengan yang dibaca lambat, juga dengan susunan dan ingatan yang sudah terisi', () => {
    const cepat = c.cepat();
    let kena = 0;
    fc.assert(
      fc.property(fc.nat(baris.length - 1), fc.array(fc.tuple(fc.nat(40), NILAI), { maxLength: 4 }), (n, kotor) => {
        let mentah = baris[n] ?? '';
        for (const [k, isi] of kotor) {
          const letak = letakNilai(mentah);
          const satu = letak[k % letak.length];
          if (satu !== undefined) mentah = mentah.slice(0, satu.dari) + isi + mentah.slice(satu.sampai);
        }
        if (sama(cepat, mentah)) kena += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(kena).toBeGreaterThan(150);
  });

  it('bita yang dikotori sembarang: potongan yang hilang, berulang, atau tertukar tidak pernah terbaca lain daripada oleh jalur lambat', () => {
    const cepat = c.cepat();
    for (const mentah of baris) sama(cepat, mentah);
    const potong = fc.tuple(fc.nat(700), fc.nat(6), fc.constantFrom('', '"', '{', '}', ':', ',', '\\', ' ', '1', 'x', ',"x":1', '"a":"b",'));
    fc.assert(
      fc.property(fc.nat(baris.length - 1), potong, (n, [letak, hapus, isi]) => {
        const mentah = baris[n] ?? '';
        sama(cepat, mentah.slice(0, letak) + isi + mentah.slice(letak + hapus));
      }),
      { numRuns: 2_000 },
    );
  });

  it('susunan lain: anggota yang ditukar, ditambah, atau berspasi dipelajari; nama ganda, larik, bersarang terlalu dalam, dan nama yang kurang tidak', () => {
    const cepat = c.cepat();
    const isi = (): Record<string, unknown> => JSON.parse(baris.find((m) => sama(cepat, m)) ?? '{}') as Record<string, unknown>;
    const balik = Object.fromEntries(Object.entries(isi()).reverse());
    for (const mentah of [JSON.stringify(balik), JSON.stringify({ catatan: { x: 1, y: null }, ...isi() }), JSON.stringify(isi(), null, 1).replaceAll('\n', '')])
      expect(sama(cepat, mentah), mentah).toBe(true);
    const { nip, ...tanpaNip } = isi();
    const dalam = { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } };
    const teks = JSON.stringify(isi());
    const lain = [
      `${teks.slice(0, -1)},"nip":"${String(nip)}"}`,
      JSON.stringify({ ...isi(), larik: [1] }),
      JSON.stringify({ ...isi(), dalam }),
      JSON.stringify({ ...isi(), 'a.b': 1 }),
      JSON.stringify(tanpaNip),
      JSON.stringify({ ...isi(), jabatan: null }),
      `[${teks}]`,
      `${teks}${teks}`,
      `${teks} x`,
      '{}',
      '',
    ];
    for (const mentah of lain) expect(sama(cepat, mentah), mentah).toBe(false);
  });
});
