import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BATAS_BAWAAN, buatPemeriksaBatas, type NamaBatas } from '../../gateway/batas.ts';
import { bobotSkema } from '../../gateway/bobot.ts';
import { type LayananGerbang, layani } from '../../gateway/http.ts';
import { type Rakitan, rakit } from './rakit.ts';

const SUPERGRAF = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8');
const periksa = buatPemeriksaBatas({ batas: BATAS_BAWAAN, introspeksi: false, bobot: bobotSkema(parse(SUPERGRAF)) });
const biaya = (teks: string, variabel = {}): number => periksa(teks, variabel).biaya;

describe('biaya menurut jenis pada skema', () => {
  test('halaman mengalikan isinya, daftar tanpa halaman dianggap pendek, nilai tidak berbiaya', () => {
    expect(biaya('{ pegawai(nip: "x") { nip nama } }')).toBe(1);
    expect(biaya('{ pegawai(nip: "x") { nip selisih { id bidang { nama } } } }')).toBe(1 + 5 * 2);
    expect(biaya('{ daftarPegawai(first: 100) { pageInfo { hasNextPage } nodes { nip } } }')).toBe(1 + 1 + 100);
    expect(biaya('{ daftarPegawai { edges { cursor node { nip usul(first: 3) { nodes { id } } } } } }')).toBe(1 + 20 * (1 + 1 + 1 + 3));
    expect(biaya('mutation { mintaSapuan { diterima } }')).toBe(11);
  });

  test('yang disembunyikan di balik fragmen berbiaya sama, dan variabel dihitung', () => {
    const polos = '{ daftarPegawai(first: 40) { nodes { nip usul(first: 10) { nodes { id pegawai(first: 5) { nodes { pegawai { nip } } } } } } } }';
    const tersembunyi = `query ($a: Int, $b: Int = 10) { daftarPegawai(first: $a) { ...A } }
      fragment A on PegawaiKoneksi { nodes { nip ... on Pegawai { usul(first: $b) { ...B } } } }
      fragment B on UsulKoneksi { nodes { id pegawai(first: 5) { ... on UsulPegawaiKoneksi { nodes { pegawai { nip } } } } } }`;
    expect(biaya(polos)).toBe(1 + 40 * (1 + 1 + 10 * (1 + 1 + 5 * 2)));
    expect(biaya(tersembunyi, { a: 40 })).toBe(biaya(polos));
    expect(() => biaya(tersembunyi, { a: 41 })).toThrow(expect.objectContaining({ batas: 'biaya' }));
  });

  test('halaman wajar dari lima subgraf jauh di bawah batas', () => {
    const teks = `{ daftarPegawai(first: 50) { pageInfo { endCursor } nodes { nip nama golongan { nama } jabatan { id nama } selisih { id bidang { nama } }
      usul(first: 5) { nodes { id status } } hukuman { id } blokir { id } } } }`;
    expect(biaya(teks)).toBeLessThan(BATAS_BAWAAN.biaya / 2);
  });
});

const dalam = (n: number): string => `${'{ a '.repeat(n)}${'}'.repeat(n)}`;
const banyak = (n: number, fn: (i: number) => string): string => `{ ${Array.from({ length: n }, (_, i) => fn(i)).join(' ')} }`;
const tanya = (query: string): string => JSON.stringify({ query });

/** One request just past each limit. */
const MELEWATI: readonly (readonly [NamaBatas, string, number])[] = [
  ['kedalaman', tanya(dalam(11)), 400],
  ['alias', tanya(banyak(16, (i) => `a${i}: jumlah`)), 400],
  ['simpul', tanya(`{ ...F ...F } fragment F on Query { ${'jumlah '.repeat(251)} }`), 400],
  ['akar', tanya(banyak(16, () => 'jumlah')), 400],
  ['token', tanya(`{ jumlah(${'a: 1 '.repeat(340)}) }`), 400],
  ['direktif', tanya(`{ jumlah ${'@skip(if: false) '.repeat(6)} }`), 400],
  ['biaya', tanya('{ daftarOrang(first: 5001) { nama } }'), 400],
  ['badan', tanya(`{ jumlah } # ${'x'.repeat(262_144)}`), 413],
  ['batch', `[${tanya('{ jumlah }')}]`, 400],
  ['introspeksi', tanya('{ __schema { types { name } } }'), 403],
];

describe('setiap batas menolak dan terhitung (S5)', () => {
  let r: Rakitan;
  let layanan: LayananGerbang;
  beforeAll(async () => {
    r = await rakit('lokal', { produksi: true });
    layanan = await layani(r.gerbang, { port: 0 });
  });
  afterAll(async () => {
    await layanan.tutup();
  });

  test.each(MELEWATI)('%s', async (batas, body, status) => {
    const token = await r.token('steward');
    const jawab = await fetch(`${layanan.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    expect(jawab.status).toBe(status);
    const isi = (await jawab.json()) as { errors: { extensions: { code: string } }[] };
    if (batas === 'badan') expect(JSON.stringify(isi)).toContain('tambahPegawai');
    expect(isi.errors[0]?.extensions.code).toBe(batas === 'introspeksi' ? 'TIDAK_BERWENANG' : 'MASUKAN_SALAH');
    expect(await r.gerbang.metrik.registry.metrics()).toContain(`simpul_batas_ditolak_total{batas="${batas}"} 1`);
  });

  test('tepat pada batasnya masih dilayani', async () => {
    for (const query of [banyak(15, (i) => `a${i}: jumlah`), '{ daftarOrang(first: 5000) { nama } }', `{ jumlah ${'@skip(if: false) '.repeat(1)} }`])
      expect((await r.tanya(query)).status, query.slice(0, 40)).toBe(200);
  });
});
