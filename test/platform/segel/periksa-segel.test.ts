import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type CacatSegel, periksaSegel } from '../../../platform/segel/periksa-segel.ts';
import { HASH_AWAL, type Kepala, type SegelTerbit, terbitkanSegel } from '../../../platform/segel/segel.ts';
import { tempatSegelBerkas } from '../../../platform/segel/tempat-berkas.ts';

const KUNCI = generateKeyPairSync('ed25519');
const LAIN = generateKeyPairSync('ed25519');
const UMUM = createPublicKey(KUNCI.privateKey);

const kepala = (urut: number, tanda = 'a'): Kepala[] =>
  Array.from({ length: 16 }, (_, shard) => ({ shard, urut: String(urut), hash: `${tanda}${urut.toString(16)}`.padStart(64, '0') }));

/** A series of checkpoints, one minute apart over midnight, each with one more entry in every chain. */
function deret(n: number, kunci = KUNCI.privateKey, tanda = 'a'): SegelTerbit[] {
  const semua: SegelTerbit[] = [];
  for (let i = 1; i <= n; i += 1) {
    const pada = new Date(Date.parse('2026-11-25T23:57:00Z') + i * 60_000).toISOString();
    semua.push(terbitkanSegel({ nomor: i, pada, sebelum: semua.at(-1)?.hash ?? HASH_AWAL, kepala: kepala(i, tanda) }, kunci));
  }
  return semua;
}
const baris = (s: readonly SegelTerbit[]): string[] => s.map((x) => x.baris);
const cacat = async (isi: readonly string[]): Promise<readonly CacatSegel[]> => (await periksaSegel(isi, UMUM)).cacat.map((c) => c.cacat);

describe('segel yang tersimpan', () => {
  const enam = deret(6);

  test('deret yang utuh tidak punya cacat, dan kepalanya terkumpul', async () => {
    const hasil = await periksaSegel(baris(enam), UMUM);
    expect(hasil).toMatchObject({ jumlah: 6, takTerbaca: 0, cacat: [] });
    expect(hasil.kepala).toHaveLength(6 * 16);
    expect(hasil.terakhir?.segel).toMatchObject({ nomor: 6, jumlah: '96' });
  });

  const tanpa = (i: number): string[] => baris(enam.filter((_, ke) => ke !== i));
  const tukar = (): string[] => [0, 1, 3, 2, 4, 5].map((i) => baris(enam)[i] ?? '');
  const ubah = (): string[] => baris(enam).map((b, i) => (i === 2 ? b.replace('"jumlah":"48"', '"jumlah":"47"') : b));
  const ditulisUlang = (): string[] => [...baris(enam).slice(0, 3), ...baris(deret(6, KUNCI.privateKey, 'b')).slice(3)];
  test.each<[string, () => string[], CacatSegel]>([
    ['yang pertama hilang', () => tanpa(0), 'SEGEL_HILANG'],
    ['yang di tengah hilang', () => tanpa(2), 'SEGEL_HILANG'],
    ['dua yang tertukar', tukar, 'SEGEL_TERTUKAR'],
    ['satu yang digandakan', () => [...baris(enam), baris(enam)[5] ?? ''], 'SEGEL_TERTUKAR'],
    ['satu yang diubah', ubah, 'TANDA_TANGAN_SALAH'],
    ['satu yang diubah, sambungannya', ubah, 'SEGEL_PUTUS'],
    ['ekor yang ditandatangani ulang dengan kunci yang dicuri', ditulisUlang, 'SEGEL_PUTUS'],
    ['tanda tangan kunci lain', () => baris(deret(3, LAIN.privateKey)), 'TANDA_TANGAN_SALAH'],
    ['baris yang dirusak', () => baris(enam).map((b, i) => (i === 3 ? b.slice(9) : b)), 'SEGEL_HILANG'],
  ])('%s ditemukan', async (_, isi, jenis) => {
    expect(await cacat(isi())).toContain(jenis);
  });

  test('rantai yang mundur ditemukan walau deretnya sendiri tersambung', async () => {
    const [satu] = deret(1);
    const dua = terbitkanSegel({ nomor: 2, pada: '2026-11-26T00:00:00.000Z', sebelum: satu?.hash ?? '', kepala: kepala(0) }, KUNCI.privateKey);
    const sama = terbitkanSegel({ nomor: 2, pada: '2026-11-26T00:00:00.000Z', sebelum: satu?.hash ?? '', kepala: kepala(1, 'c') }, KUNCI.privateKey);
    expect(await cacat([satu?.baris ?? '', dua.baris])).toEqual(['SEGEL_MUNDUR']);
    expect(await cacat([satu?.baris ?? '', sama.baris])).toEqual(['SEGEL_MUNDUR']);
  });

  test('susunan lain apa pun dari deret yang sama terlihat, kecuali awalnya yang utuh', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { maxLength: 8 }), async (urutan) => {
        const awal = urutan.every((ke, i) => ke === i);
        expect((await cacat(urutan.map((ke) => baris(enam)[ke] ?? ''))).length === 0).toBe(awal);
      }),
    );
  });
});

describe('tempat berkas', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'simpul-segel-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('menambah satu berkas per hari, dibaca kembali menurut urutannya', async () => {
    const tempat = tempatSegelBerkas(path.join(dir, 'belum', 'ada'));
    expect(await tempat.terakhir()).toBeNull();
    const empat = deret(4);
    for (const s of empat) await tempat.tambah(s.baris);
    expect(readdirSync(path.join(dir, 'belum', 'ada')).sort()).toEqual(['segel-2026-11-25.ndjson', 'segel-2026-11-26.ndjson']);
    expect(await tempat.terakhir()).toBe(empat[3]?.baris);
    expect(await periksaSegel(tempat.semua(), UMUM)).toMatchObject({ jumlah: 4, cacat: [] });
  });

  test('jam yang mundur melewati tengah malam: segel berikut tetap yang terakhir', async () => {
    const tempat = tempatSegelBerkas(path.join(dir, 'mundur'));
    const semua = deret(4);
    const [besok, kemarin] = [semua[3], semua[0]];
    await tempat.tambah(besok?.baris ?? '');
    await tempat.tambah(kemarin?.baris ?? '');
    expect(readdirSync(path.join(dir, 'mundur'))).toEqual(['segel-2026-11-26.ndjson']);
    expect(await tempat.terakhir()).toBe(kemarin?.baris);
  });

  test('baris yang terpotong karena mesin mati tidak menyatu dengan yang berikut, dan tidak dihitung cacat', async () => {
    const tempat = tempatSegelBerkas(path.join(dir, 'mati'));
    const [satu, dua] = deret(2);
    await tempat.tambah(satu?.baris ?? '');
    const berkas = path.join(dir, 'mati', 'segel-2026-11-25.ndjson');
    appendFileSync(berkas, (dua?.baris ?? '').slice(0, 200));
    expect(await tempat.terakhir()).toBe(satu?.baris);
    await tempat.tambah(dua?.baris ?? '');
    expect(readFileSync(berkas, 'utf8').split('\n')).toHaveLength(4);
    expect(await periksaSegel(tempat.semua(), UMUM)).toMatchObject({ jumlah: 2, takTerbaca: 1, cacat: [] });
  });
});
