import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { JALAN } from '../support/jalan.ts';

const ANAK = fileURLToPath(new URL('masukan-buruk/besar-anak.ts', import.meta.url));
/** Node, tsx and the modules alone take about 100 MB. */
const RSS_MAKS_MB = 260;

interface Hasil {
  readonly jumlah: number;
  readonly ditolak: number;
  readonly sebab: string;
  readonly rssMb: number;
}

const baca = async (nama: string): Promise<Hasil> => JSON.parse((await promisify(execFile)(process.execPath, [JALAN, ANAK, nama])).stdout) as Hasil;

describe('masukan besar: memori tetap datar, dan baris baik di depan dan belakangnya tetap terbaca', () => {
  it.each([
    ['baris-1-gb', 2, 1],
    ['kutip-terbuka-20-mb', 2, null],
    ['baris-cacat-20-mb', 2, null],
  ] as const)('%s', { timeout: 180_000 }, async (nama, jumlah, ditolak) => {
    const h = await baca(nama);
    expect(h).toMatchObject({ jumlah, sebab: '', ...(ditolak === null ? {} : { ditolak }) });
    expect(h.ditolak).toBeGreaterThan(0);
    expect(h.rssMb).toBeLessThan(RSS_MAKS_MB);
  });

  it.each([
    ['kolom-10-juta', 'Berkas tidak dapat dibaca. Baris judul lebih panjang dari 64 KiB. Periksa pemisah kolom dan akhir baris.'],
    [
      'kutip-berantai-20-mb',
      'Berkas tidak dapat dibaca. Lebih dari 10.000 baris membuka tanda kutip tanpa menutupnya. Perbaiki penulisan tanda kutip pada ekspornya.',
    ],
    ['gzip-bom-1-gb', 'Berkas tidak dapat dibaca. Isi gzip mengembang melampaui batas. Kirim isinya tanpa gzip bila memang sebesar itu.'],
  ])('%s', { timeout: 120_000 }, async (nama, sebab) => {
    const h = await baca(nama);
    expect(h.sebab).toBe(sebab);
    expect(h.rssMb).toBeLessThan(RSS_MAKS_MB);
  });

  it('kendali: pembaca yang mengumpulkan isinya melewati batas memori itu', { timeout: 120_000 }, async () => {
    expect((await baca('--kumpulkan')).rssMb).toBeGreaterThan(RSS_MAKS_MB * 2 - 10);
  });
});
