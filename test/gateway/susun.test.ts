import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { bacaSkemaSubgraf } from '../../gateway/berkas-skema.ts';
import { susunSupergraf } from '../../gateway/susun.ts';
import { skemaKerja, skemaOrang } from './subgraf-contoh.ts';

test('the checked-in supergraph is the composition of the subgraphs now in the tree', () => {
  const bagian = bacaSkemaSubgraf(fileURLToPath(new URL('../../subgraphs', import.meta.url)));
  const berkas = new URL('../../gateway/supergraph.graphql', import.meta.url);
  // Present together or absent together: a schema without its composition is drift as well.
  expect(existsSync(berkas)).toBe(bagian.length > 0);
  if (bagian.length > 0) expect(readFileSync(berkas, 'utf8')).toBe(susunSupergraf(bagian));
});

test('composition does not depend on the order of definitions in a schema', () => {
  const [orang, kerja] = [skemaOrang, skemaKerja].map((typeDefs, i) => ({ name: ['orang', 'kerja'][i] ?? '', url: 'http://127.0.0.1:1/graphql', typeDefs }));
  if (orang === undefined || kerja === undefined) throw new RangeError('fixture');
  const terbalik = { ...kerja, typeDefs: { ...kerja.typeDefs, definitions: kerja.typeDefs.definitions.toReversed() } };
  expect(susunSupergraf([orang, kerja])).toBe(susunSupergraf([orang, terbalik]));
});

test('every composition error is named in one fault', () => {
  const a = { name: 'a', url: 'http://a', typeDefs: parse('type Query { x: Int } type T { f: Int }') };
  const b = {
    name: 'b',
    url: 'http://b',
    typeDefs: parse('extend schema @link(url:"https://specs.apollo.dev/federation/v2.9", import:["@key"]) type Query { x: Int }'),
  };
  expect(() => susunSupergraf([a, b])).toThrow(/Query\.x/);
});
