import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LayananGerbang, layani, type Rute } from '../../gateway/http.ts';
import type { BawaanPermintaan } from '../../platform/graphql/konteks.ts';
import { type KeadaanLaju, LajuTerlampaui, type PembatasLaju } from '../../platform/laju/pembatas-laju.ts';
import { type Rakitan, rakit } from './rakit.ts';
import { NIP_CONTOH } from './subgraf-contoh.ts';

const keadaan = (macam: KeadaanLaju['macam'], sisa: number): KeadaanLaju => ({ macam, batas: 10, sisa, jendelaDetik: 60, detik: 42 });

/** Remembers what it was asked; refuses from the given persons on. */
const pencatat = (batasOrang: number) => {
  const biaya: number[] = [];
  const orang: string[][] = [];
  const laju: PembatasLaju = {
    biaya: async (_, n) => {
      biaya.push(n);
      return keadaan('BIAYA', 9);
    },
    orang: async (_, nip) => {
      const daftar = [...nip].sort();
      orang.push(daftar);
      if (daftar.length > batasOrang) throw new LajuTerlampaui(keadaan('ORANG', 0));
      return daftar.length === 0 ? null : keadaan('ORANG', batasOrang - daftar.length);
    },
  };
  return { biaya, orang, laju };
};

const RUTE: Rute = {
  metode: 'GET',
  jalur: '/v1/ekspor',
  tangani: async (_req, res, { kenali, tagih }) => {
    const bawaan: BawaanPermintaan = await kenali();
    for (const nip of NIP_CONTOH) bawaan.orang?.add(nip);
    await tagih(bawaan);
    res.end('isi ekspor');
  },
};

const RUTE_BERBIAYA: Rute = {
  metode: 'POST',
  jalur: '/v1/tindakan',
  tangani: async (_req, res, { kenali, bayar }) => {
    await bayar(await kenali(), 75_000);
    res.end('selesai');
  },
};

describe.each(['lokal', 'http'] as const)('anggaran di gerbang, subgraf %s', (cara) => {
  const catatan = pencatat(2);
  let r: Rakitan;
  let layanan: LayananGerbang;
  beforeAll(async () => {
    r = await rakit(cara, { laju: catatan.laju });
    layanan = await layani(r.gerbang, { port: 0, rute: [RUTE, RUTE_BERBIAYA] });
  });
  afterAll(async () => {
    await layanan.tutup();
    await r.tutup();
  });
  const minta = async (query: string): Promise<Response> =>
    fetch(`${layanan.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await r.token('steward')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });

  test('setiap orang pada jawaban ditagih, juga yang nomornya tidak diminta, dan header menyebut kedua anggaran', async () => {
    const jawab = await minta('{ daftarOrang(first: 2) { nip jabatan } }');
    expect(jawab.headers.get('ratelimit-policy')).toBe('"biaya";q=10;w=60, "orang";q=10;w=60');
    expect(jawab.headers.get('ratelimit')).toBe('"biaya";r=9;t=42, "orang";r=0;t=42');
    expect(catatan.orang.at(-1)).toEqual(NIP_CONTOH.slice(0, 2));
    const teks = await jawab.text();
    expect(teks).toContain('JABATAN');
    expect(teks).not.toContain('extensions');
    expect(catatan.biaya.at(-1)).toBeGreaterThanOrEqual(1);
  });

  test('jawaban yang melewati anggaran orang ditahan seluruhnya: 429, Retry-After, dan terhitung pada metrik', async () => {
    const jawab = await minta('{ daftarOrang(first: 3) { nip nama } }');
    expect(jawab.status).toBe(429);
    expect(jawab.headers.get('retry-after')).toBe('42');
    expect(jawab.headers.get('ratelimit')).toBe('"orang";r=0;t=42');
    const teks = await jawab.text();
    expect(teks).toContain('TERLALU_SERING');
    expect(teks).not.toMatch(/NAMA CONTOH|\d{18}/);
    expect(await r.gerbang.metrik.registry.metrics()).toContain('simpul_laju_ditolak_total{macam="ORANG"} 1');
  });

  test('ekspor lewat HTTP ditagih sebelum satu bita pun keluar', async () => {
    const jawab = await fetch(`${layanan.url}/v1/ekspor`, { headers: { authorization: `Bearer ${await r.token('steward')}` } });
    expect(jawab.status).toBe(429);
    expect(jawab.headers.get('retry-after')).toBe('42');
    expect(await jawab.text()).not.toContain('isi ekspor');
  });

  test('tindakan lewat HTTP membayar biayanya sebelum dijalankan', async () => {
    const sebelum = catatan.biaya.length;
    const jawab = await fetch(`${layanan.url}/v1/tindakan`, { method: 'POST', headers: { authorization: `Bearer ${await r.token('steward')}` } });
    expect([jawab.status, catatan.biaya.slice(sebelum)]).toEqual([200, [75_000]]);
  });

  test('yang ditolak sebelum dijalankan tidak ditagih', async () => {
    const sebelum = catatan.biaya.length;
    await minta('{ tidakTerbaca');
    expect(catatan.biaya).toHaveLength(sebelum);
  });
});
