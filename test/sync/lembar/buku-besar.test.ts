import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BATAS_ANAK } from '../../../sync/sources/lembar/batas.ts';
import { TOLAK_BUKU } from '../../../sync/sources/lembar/ditolak.ts';
import { JALAN } from '../../support/jalan.ts';
import { BUKU_BESAR } from './buku-besar.ts';

const HUB = fileURLToPath(new URL('hub-anak.ts', import.meta.url));
/** Budget C5 for the hub and the process that reads, together. */
const RSS_MAKS_MB = 512;
/** Node, the joined modules, and nothing of the workbook. */
const HUB_MAKS_MB = 160;

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-buku-besar-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Hasil {
  readonly bita: number;
  readonly sebab: string;
  readonly puncakMb: number;
  readonly rssMb: number;
  readonly ringkasan: { readonly baris: number } | null;
}

async function baca(nama: string, ...cara: readonly string[]): Promise<Hasil> {
  const berkas = path.join(dir, nama);
  writeFileSync(berkas, BUKU_BESAR[nama]?.() ?? '');
  return JSON.parse((await promisify(execFile)(process.execPath, [JALAN, HUB, berkas, ...cara])).stdout) as Hasil;
}

describe('buku kerja yang mengembang: memori hub dan pembacanya bersama di bawah 512 MB', () => {
  it('300 MB isi yang jujur dibaca sampai habis', { timeout: 240_000 }, async () => {
    const h = await baca('isi-300-mb');
    expect(h.sebab).toBe('');
    expect(h.ringkasan?.baris).toBeGreaterThan(100_000);
    expect(h.bita).toBeGreaterThan(280 * 1024 * 1024);
    expect(h.puncakMb).toBeGreaterThan(30);
    expect(h.rssMb).toBeLessThan(HUB_MAKS_MB);
    expect(h.rssMb + h.puncakMb).toBeLessThan(RSS_MAKS_MB);
  });

  it.each([
    ['rasio-300-mb', TOLAK_BUKU.MENGEMBANG],
    ['bohong-300-mb', TOLAK_BUKU.UKURAN_BOHONG],
    ['teks-10-juta', TOLAK_BUKU.TEKS_BANYAK],
  ])('%s ditolak', { timeout: 120_000 }, async (nama, sebab) => {
    const h = await baca(nama);
    expect(h.sebab).toBe(`Berkas tidak dapat dibaca. ${sebab}`);
    expect(h.rssMb).toBeLessThan(HUB_MAKS_MB);
    expect(h.rssMb + h.puncakMb).toBeLessThan(RSS_MAKS_MB);
  });

  it('kendali: pembaca yang mengembangkan lembar itu sekaligus melewati batasnya, dan batas pembaca berada di bawahnya', { timeout: 120_000 }, async () => {
    expect((await baca('rasio-300-mb', '--kumpulkan')).rssMb).toBeGreaterThan(RSS_MAKS_MB);
    expect(HUB_MAKS_MB + BATAS_ANAK.rssMb).toBeLessThan(RSS_MAKS_MB);
  });
});
