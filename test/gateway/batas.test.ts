import { expect, test } from 'vitest';
import { BATAS_BAWAAN, buatPemeriksaBatas } from '../../gateway/batas.ts';

const penuh = buatPemeriksaBatas({ batas: BATAS_BAWAAN, introspeksi: false, bobot: new Map() });
const periksa = (teks: string): void => void penuh(teks, {});
const MASUKAN_SALAH = expect.objectContaining({ kode: 'MASUKAN_SALAH' });
const dalam = (n: number): string => `${'{ a '.repeat(n)}${'}'.repeat(n)}`;

test('query yang wajar lewat', () => {
  expect(() =>
    periksa(`query($n: Int) { ${dalam(9)} x: b(first: $n) @include(if: true) { ...F } } fragment F on T { c d }`.replace('{ {', '{ p {')),
  ).not.toThrow();
});

const FRAGMEN_BERANTAI = (): string => {
  const f = Array.from({ length: 12 }, (_, i) => `fragment F${i} on T { ...F${i + 1} ...F${i + 1} ...F${i + 1} }`).join(' ');
  return `{ a { ...F0 } } ${f} fragment F12 on T { z }`;
};

test.each([
  ['terlalu dalam', dalam(11)],
  ['terlalu dalam lewat fragmen', `{ a { ...F } } fragment F on T ${dalam(10)}`],
  ['terlalu banyak alias', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: x`).join(' ')} }`],
  ['alias __typename', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
  ['terlalu banyak bidang akar', `{ ${Array.from({ length: 16 }, (_, i) => `x${i}`).join(' ')} }`],
  ['terlalu banyak direktif', `{ x ${'@skip(if: false) '.repeat(6)} }`],
  ['terlalu banyak token', `{ x(${'a: 1 '.repeat(400)}) }`],
  ['fragmen yang meledak', FRAGMEN_BERANTAI()],
  ['fragmen berputar', '{ ...A } fragment A on Q { ...B } fragment B on Q { ...A }'],
  ['langganan', 'subscription { x }'],
  ['bukan GraphQL', '{'],
  ['alias prototipe', '{ constructor: x }'],
  ['operasi kedua yang terlalu dalam', `query A { x } query B ${dalam(11)}`],
])('%s ditolak', (_, teks) => {
  for (let i = 0; i < 2; i++) expect(() => periksa(teks)).toThrow(MASUKAN_SALAH);
});

test.each(['{ __schema { types { name } } }', '{ a { b } ...F } fragment F on Query { __type(name: "A") { name } }'])('introspeksi dimatikan: %s', (teks) => {
  expect(() => periksa(teks)).toThrow(expect.objectContaining({ kode: 'TIDAK_BERWENANG' }));
  expect(() => buatPemeriksaBatas({ batas: BATAS_BAWAAN, introspeksi: true, bobot: new Map() })(teks, {})).not.toThrow();
});

test('penolakan cepat walau dokumennya jahat', () => {
  const jahat = [FRAGMEN_BERANTAI(), '{ x '.repeat(200_000), `{ ${'a '.repeat(400_000)} }`, '['.repeat(500_000)];
  for (const teks of jahat) {
    const mulai = performance.now();
    expect(() => periksa(teks)).toThrow(MASUKAN_SALAH);
    expect(performance.now() - mulai).toBeLessThan(2_000);
  }
});

test.each([
  ['tiga halaman bersarang', '{ a(first: 100) { b(first: 100) { c(first: 100) { d } } } }', {}],
  ['lewat variabel', 'query($n: Int) { a(first: $n) { b(first: $n) { c(first: $n) { d } } } }', { n: 100 }],
  ['lewat bawaan variabel', 'query($n: Int = 100) { a(first: $n) { b(first: $n) { c(first: $n) { d } } } }', {}],
  ['koneksi tanpa first', '{ a { nodes { b { nodes { c { nodes { d { nodes { e } } } } } } } } }', {}],
  ['lewat fragmen', '{ a(first: 100) { ...F } } fragment F on T { b(first: 100) { c { d } } }', {}],
])('permintaan baris yang berlebihan ditolak: %s', (_, teks, variabel) => {
  expect(() => penuh(teks, variabel)).toThrow(MASUKAN_SALAH);
});

test('dokumen yang sama diterima dengan variabel yang wajar', () => {
  const teks = 'query($n: Int) { a(first: $n) { b(first: $n) { c(first: $n) { d } } } }';
  expect(() => penuh(teks, { n: 100 })).toThrow(MASUKAN_SALAH);
  expect(() => penuh(teks, { n: 10 })).not.toThrow();
  expect(() => penuh('{ a(first: 50) { nodes { b(first: 20) { nodes { c } } } } }', {})).not.toThrow();
});
