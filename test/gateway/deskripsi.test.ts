import { fileURLToPath } from 'node:url';
import { type DefinitionNode, type DocumentNode, parse, type StringValueNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { bacaSkemaSubgraf } from '../../gateway/berkas-skema.ts';

const SUBGRAF = bacaSkemaSubgraf(fileURLToPath(new URL('../../subgraphs', import.meta.url)));

interface Butir {
  readonly nama: string;
  readonly teks: string;
}

const butir = (nama: string, teks: StringValueNode | undefined): Butir => ({ nama, teks: teks?.value.trim() ?? '' });

/** A definition with its fields or values. Extensions only add fields to a type described elsewhere. */
function butirDari(d: DefinitionNode): Butir[] {
  if (!('name' in d) || d.name === undefined) return [];
  const jenis = d.name.value;
  const isi = 'fields' in d ? (d.fields ?? []) : 'values' in d ? (d.values ?? []) : [];
  return [...('description' in d ? [butir(jenis, d.description)] : []), ...isi.map((f) => butir(`${jenis}.${f.name.value}`, f.description))];
}

const semua = (skema: DocumentNode): Butir[] => skema.definitions.flatMap(butirDari);

describe.each(SUBGRAF.map((s) => [s.name, s.typeDefs] as const))('skema %s', (_, skema) => {
  test('setiap jenis, bidang, dan nilai punya penjelasan yang bukan sekadar namanya', () => {
    const daftar = semua(skema);
    expect(daftar.length).toBeGreaterThan(40);
    const baku = (t: string): string => t.toLowerCase().replace(/[^a-z]/g, '');
    expect(daftar.filter(({ nama, teks }) => teks === '' || baku(teks) === baku(nama)).map((b) => b.nama)).toEqual([]);
  });

  test('setiap pintu masuk menyebut Peran: dan Kode:', () => {
    const pintu = semua(skema).filter(({ nama }) => /^(Query|Mutation)\./.test(nama));
    expect(pintu.length).toBeGreaterThan(2);
    expect(pintu.filter(({ teks }) => !teks.includes('Peran:') || !teks.includes('Kode:')).map((b) => b.nama)).toEqual([]);
  });
});

test('pemeriksa ini melihat jenis, bidang, dan nilai yang tanpa penjelasan', () => {
  const kosong = semua(parse('"ada" type A { b: Int } enum C { D }')).filter((b) => b.teks === '');
  expect(kosong.map((b) => b.nama)).toEqual(['A.b', 'C', 'C.D']);
});
