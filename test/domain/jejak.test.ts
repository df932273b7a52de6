import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buatDokJejak } from '../../docs/jejak-dok.ts';
import { JEJAK } from '../../domain/jejak.ts';

const AKAR = new URL('../../', import.meta.url);
const FOLDER = ['drizzle/migrations', 'platform', 'subgraphs', 'sync', 'bin', 'gateway'];

const sumber: readonly string[] = FOLDER.flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, AKAR), { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.(ts|sql)$/.test(f))
    .map((f) => readFileSync(new URL(`${folder}/${f}`, AKAR), 'utf8')),
);
const cari = (pola: RegExp): RegExpExecArray[] => sumber.flatMap((teks) => [...teks.matchAll(pola)]);

/** Event name and the source text of its content, wherever SQL writes an entry; TypeScript's own calls are checked by the type of catatJejak. */
const tulisSql = cari(/(?:jejak_catat|jejak_pemanggil)\('([^']+)',\s*(jsonb_build_object\((?:[^()]|\([^()]*\))*\)|\$\{tx\.json\((?:\{[^{}]*\}|\w+)\)\})/g).map(
  (m) => [m[1] ?? '', m[2] ?? ''] as const,
);

function bidangDari(isi: string): string[] | null {
  if (isi.startsWith('jsonb_build_object')) {
    const dalam = isi.slice('jsonb_build_object('.length, -1).replace(/\([^()]*\)/g, '');
    return dalam.split(',').flatMap((b, i) => (i % 2 === 0 ? [b.trim().replaceAll("'", '')] : []));
  }
  const objek = /\{([^{}]*)\}\)\}$/.exec(isi)?.[1];
  return objek === undefined
    ? null
    : objek
        .replace(/\([^()]*\)/g, '')
        .split(',')
        .map((b) => b.split(':')[0]?.trim() ?? '');
}

test('setiap entri yang ditulis SQL ada di katalog, dengan tepat bidangnya', () => {
  expect(tulisSql.length).toBeGreaterThanOrEqual(9);
  const terbaca = tulisSql.flatMap(([peristiwa, isi]) => {
    const bidang = bidangDari(isi);
    return bidang === null ? [] : [[peristiwa, bidang.sort()] as const];
  });
  expect(terbaca.length).toBeGreaterThanOrEqual(8);
  const katalog: Readonly<Record<string, readonly string[]>> = JEJAK;
  for (const [peristiwa, bidang] of terbaca) expect(bidang, peristiwa).toEqual([...(katalog[peristiwa] ?? ['(tidak ada di katalog)'])].sort());
});

test('setiap panggilan penulis jejak menyebut peristiwa katalog, dan setiap peristiwa katalog ada penulisnya', () => {
  const disebut = new Set(cari(/(?:jejak_catat|jejak_pemanggil)\(\s*'([^']+)'|catatJejak\(\s*\w+,\s*'([^']+)'/g).map((m) => m[1] ?? m[2]));
  expect([...disebut].filter((p) => !Object.hasOwn(JEJAK, p ?? ''))).toEqual([]);
  const semua = sumber.join('\n');
  expect(Object.keys(JEJAK).filter((p) => !semua.includes(`'${p}'`))).toEqual([]);
});

test('tidak ada bidang jejak yang bernama data pribadi', () => {
  const pribadi = /^(nip|nik|nama|gelar|tglLahir|tanggalLahir)$/i;
  expect(Object.values(JEJAK).flatMap((b) => b.filter((x) => pribadi.test(x)))).toEqual([]);
});

test('docs/jejak.md sama dengan katalog; jalankan `npm run docs` bila berbeda', () => {
  expect(readFileSync(new URL('../../docs/jejak.md', import.meta.url), 'utf8')).toBe(buatDokJejak());
});
