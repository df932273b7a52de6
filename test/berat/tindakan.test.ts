import { readFileSync } from 'node:fs';
import { buildASTSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { TINDAKAN } from './tindakan/semua.ts';

it('setiap mutasi pada supergraf, dan hanya itu, dicoba tindakan-terputus', () => {
  const skema = buildASTSchema(parse(readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8')), { assumeValidSDL: true });
  const mutasi = Object.keys(skema.getMutationType()?.getFields() ?? {});
  expect(mutasi.length).toBeGreaterThan(30);
  expect(TINDAKAN.map((t) => t.nama).sort()).toEqual(mutasi.sort());
});
