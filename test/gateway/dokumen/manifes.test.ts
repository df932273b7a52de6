import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pisahkan } from '../../../gateway/dokumen/kanonik.ts';
import { DOKUMEN_HUB } from '../../../gateway/dokumen/manifes.ts';
import { alatPeriksa, bacaDaftar } from '../../../gateway/dokumen/periksa-daftar.ts';
import { susunManifes } from '../../../gateway/dokumen/susun-manifes.ts';

const AKAR = fileURLToPath(new URL('../../../', import.meta.url));
const baca = (berkas: string): string => readFileSync(path.join(AKAR, berkas), 'utf8');
const alat = alatPeriksa(baca('gateway/supergraph.graphql'));

test('the checked-in manifest is made from the documents now in the tree', () => {
  expect(baca('gateway/dokumen/manifes.json')).toBe(susunManifes(path.join(AKAR, 'gateway/dokumen')));
});

test('every document of the hub itself is valid on the supergraph and within the limits', () => {
  expect(
    bacaDaftar(
      Object.values(DOKUMEN_HUB).map((d) => d.teks),
      alat,
    ),
  ).toHaveLength(Object.keys(DOKUMEN_HUB).length);
});

/** Whether some text in quotes is a GraphQL operation. */
const memuatOperasi = (isi: string): boolean =>
  [...isi.matchAll(/`([^`]*)`|'([^'\n]*)'|"([^"\n]*)"/g)].some(([, a, b, c]) => {
    const teks = a ?? b ?? c ?? '';
    try {
      return teks.includes('{') && pisahkan(teks).length > 0;
    } catch {
      return false;
    }
  });

test('no command, page or route of the hub carries a document of its own', () => {
  const berkas = ['bin', 'gateway'].flatMap((f) =>
    readdirSync(path.join(AKAR, f), { recursive: true, encoding: 'utf8' })
      .filter((b) => b.endsWith('.ts'))
      .map((b) => path.join(f, b)),
  );
  const yangMengirim = berkas.filter((b) => /['"`/]graphql['"`]/.test(baca(b)) && /\bfetch\(/.test(baca(b)));
  expect(yangMengirim.sort()).toEqual(['bin/akar/contoh-usul.ts', 'bin/perintah/graphql-hub.ts', 'gateway/gerbang.ts']);
  expect(berkas.filter((b) => memuatOperasi(baca(b)))).toEqual([]);
  // It can see one.
  for (const teks of ['x = `query ($a: Int) {\n x(a: $a) { y } }`;', "x = '{ __typename }'", "x = 'mutation ($i: T!) { x(i: $i) { __typename } }'"])
    expect(memuatOperasi(teks), teks).toBe(true);
});

test.each([
  ['operasi tanpa nama', '{ __typename }', 'bernama'],
  ['bidang yang tidak ada', 'query A { tidakAda }', 'A: Cannot query field'],
  ['nomor orang di dalam teks', 'query A { pegawai(nip: "199001012015019001") { nama } }', 'pakai variabel'],
  ['yang selalu ditolak batas', `query A { ${Array.from({ length: 16 }, (_, i) => `a${i}: __typename`).join(' ')} }`, 'alias'],
  ['bukan GraphQL', 'query A {', 'bukan GraphQL'],
  ['tanpa operasi', 'fragment F on Query { __typename }', 'tidak memuat'],
])('daftar yang tidak akan pernah dilayani ditolak saat dipasang: %s', (_, teks, sebab) => {
  expect(() => bacaDaftar([teks], alat)).toThrow(expect.objectContaining({ kode: 'MASUKAN_SALAH', message: expect.stringContaining(sebab) }));
});

test('fragmen boleh di berkas lain; setiap operasi menjadi dokumennya sendiri', () => {
  const daftar = bacaDaftar(['query A { ...F } query B { __typename }', 'fragment F on Query { __typename }'], alat);
  expect(daftar.map((d) => d.nama)).toEqual(['A', 'B']);
  expect(daftar[0]?.teks).toContain('fragment F');
  expect(daftar[1]?.teks).not.toContain('fragment F');
});

test('bentuk baku tidak mengenal tata letak, komentar dan urutan fragmen, tetapi mengenal selebihnya', () => {
  const satu = (teks: string): string => pisahkan(teks)[0]?.sidik ?? '';
  const a = satu('query A($n: Int) { x(n: $n) { ...F ...G } } fragment F on T { f } fragment G on T { g }');
  expect(satu('# catatan\nfragment G on T {\n g }\n\nfragment F on T { f }\nquery A($n: Int,) {\n  x(n: $n) { ...F, ...G }\n}')).toBe(a);
  for (const lain of ['query B($n: Int)', 'query A($n: Int!)', 'query A($n: Int = 5)', 'query A($m: Int)'])
    expect(satu(`${lain} { x(n: $n) { ...F ...G } } fragment F on T { f } fragment G on T { g }`), lain).not.toBe(a);
  const [baku] = pisahkan('query A { x(s: "a  b") }');
  expect(satu(baku?.teks ?? '')).toBe(baku?.sidik);
});
