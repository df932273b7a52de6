import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ButirReferensi, bacaReferensi, type CatatanReferensi } from '../../../sync/sources/referensi.ts';

async function baca(dir: string): Promise<{ butir: ButirReferensi[]; catatan: CatatanReferensi[] }> {
  const butir: ButirReferensi[] = [];
  const catatan: CatatanReferensi[] = [];
  for await (const h of bacaReferensi(dir)) {
    if ('butir' in h) butir.push(h.butir);
    else catatan.push(h.catatan);
  }
  return { butir, catatan };
}

describe('bacaReferensi pada folder karangan', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'simpul-referensi-'));
    await writeFile(
      join(dir, 'instansi.json'),
      JSON.stringify([
        { id: 'X1', nama: 'Kabupaten Contoh 01 ', kodeCepat: '9001', jenis: 'D' },
        { id: 'X2', nama: 'Kota Contoh 02', kodeCepat: '9001' },
        { id: 'X1', nama: 'Kembar' },
        { nama: 'Tanpa id' },
      ]),
    );
    await writeFile(join(dir, 'jenisPensiun.json'), JSON.stringify({ code: 1, data: [{ ID: '8', NAMA: 'Contoh' }] }));
    await writeFile(
      join(dir, 'pendidikan.json'),
      JSON.stringify([
        { id: 'P1', nama: 'S-1 CONTOH #DELETE#' },
        { id: 'P2', nama: null, tingkatPendidikanId: 40 },
      ]),
    );
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('memberi butir yang baik dan mencatat yang ganjil', async () => {
    const { butir, catatan } = await baca(dir);
    expect(butir).toEqual([
      { tabel: 'instansi', id: 'X1', nama: 'Kabupaten Contoh 01', atribut: { kodeCepat: '9001', jenis: 'D' } },
      { tabel: 'instansi', id: 'X2', nama: 'Kota Contoh 02', atribut: { kodeCepat: '9001' } },
      { tabel: 'jenisPensiun', id: '8', nama: 'Contoh', atribut: {} },
      { tabel: 'pendidikan', id: 'P2', nama: null, atribut: { tingkatPendidikanId: '40' } },
    ]);
    expect(catatan.map((c) => `${c.tabel} ${c.id ?? '-'} ${c.sebab}`)).toEqual([
      'instansi X1 SPASI_DIPANGKAS',
      'instansi X2 KODE_CEPAT_GANDA',
      'instansi X1 ID_GANDA',
      'instansi - TANPA_ID',
      'pendidikan P1 DIHAPUS',
    ]);
  });

  it('berkas rusak disebut namanya', async () => {
    const rusak = await mkdtemp(join(tmpdir(), 'simpul-referensi-'));
    await writeFile(join(rusak, 'agama.json'), '[{');
    await expect(baca(rusak)).rejects.toThrow(/agama\.json: JSON rusak/);
    await rm(rusak, { recursive: true });
  });
});

const ASLI = resolve(import.meta.dirname, '../../../../shared/referensi');

describe.runIf(existsSync(ASLI))('bacaReferensi pada tabel kode SIASN', () => {
  it('membaca semua tabel dan menemukan kotoran yang diketahui', async () => {
    const { butir, catatan } = await baca(ASLI);
    const jumlah = (tabel: string): number => butir.filter((b) => b.tabel === tabel).length;
    const catat = (tabel: string, sebab: string): number => catatan.filter((c) => c.tabel === tabel && c.sebab === sebab).length;
    expect(new Set(butir.map((b) => b.tabel)).size).toBe(41);
    expect([jumlah('instansi'), jumlah('golonganPns'), jumlah('jabatanFungsional'), jumlah('eselon')]).toEqual([643, 17, 1466, 13]);
    expect([catat('instansi', 'KODE_CEPAT_GANDA'), catat('instansi', 'ID_GANDA')]).toEqual([1, 1]);
    expect(catat('instansi', 'SPASI_DIPANGKAS')).toBe(8);
    expect(catat('pendidikan', 'DIHAPUS')).toBeGreaterThan(0);
  });
});
