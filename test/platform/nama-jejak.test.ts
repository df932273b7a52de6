import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { JEJAK } from '../../domain/jejak.ts';

const AKAR = fileURLToPath(new URL('../..', import.meta.url));

/** Names of events as the code hands them to the audit. */
function ditulis(teks: string): string[] {
  return [...teks.matchAll(/(?:catatJejak\(\s*\w+,|jejak_catat\(|jejak_pemanggil\(|\bjejak\()\s*'([a-z]+\.[a-z_]+)'/g)].map((c) => c[1] ?? '');
}

describe('nama peristiwa pada kode', () => {
  const berkas = ['subgraphs', 'sync', 'bin', 'drizzle/migrations'].flatMap((dir) =>
    readdirSync(path.join(AKAR, dir), { recursive: true })
      .map(String)
      .filter((n) => /\.(ts|sql)$/.test(n))
      .map((n) => path.join(AKAR, dir, n)),
  );

  test('semuanya ada pada katalog, juga yang ditulis dengan SQL', () => {
    const nama = new Set(berkas.flatMap((b) => ditulis(readFileSync(b, 'utf8'))));
    expect(nama.size).toBeGreaterThan(35);
    expect([...nama].filter((n) => !Object.hasOwn(JEJAK, n))).toEqual([]);
  });

  test('kendali: nama yang salah tulis terlihat', () => {
    expect(ditulis("await tx`select jejak_catat('tarikan.diterapkn', 1)`").filter((n) => !Object.hasOwn(JEJAK, n))).toEqual(['tarikan.diterapkn']);
  });
});
