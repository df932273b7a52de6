import { execFileSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mulaiPenyegel } from '../../bin/akar/penyegel.ts';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { bacaKunciTanda, kunciSegelPengembangan } from '../../platform/segel/kunci-segel.ts';
import { periksaSegel } from '../../platform/segel/periksa-segel.ts';
import { tempatSegelBerkas } from '../../platform/segel/tempat-berkas.ts';
import { folderUji } from '../support/folder-uji.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';

let basis: BasisDataUji;
beforeAll(async () => {
  basis = await buatBasisData();
});
afterAll(() => basis.hapus());

test('tempat segel yang tidak menjawab tidak menahan hub yang dimulai: alarm, tidak dua penulisan serentak, dan disegel begitu ia menjawab lagi', async () => {
  const dataDir = folderUji('penyegel');
  const dir = path.join(dataDir, 'segel');
  mkdirSync(dir);
  // A pipe that nobody writes into: whoever reads it waits, as at a mount that hangs.
  const pipa = path.join(dir, 'segel-2026-11-01.ndjson');
  execFileSync('mkfifo', [pipa]);
  const catatan: { alarm?: boolean; msg?: string }[] = [];
  const log = pino({ level: 'error' }, { write: (baris: string) => void catatan.push(JSON.parse(baris)) });
  const penyegel = await mulaiPenyegel({ segel: { dir, kunci: null, setiapDetik: 3_600 }, dataDir }, sebagaiPeran(basis.url, 'simpul_sync'), log, 300);
  expect(catatan).toMatchObject([{ alarm: true, msg: 'segel_galat' }]);
  await expect(penyegel.sekarang()).rejects.toMatchObject({ kode: 'TENGGAT_TERLEWATI' });
  const lepas = openSync(pipa, 'w');
  rmSync(pipa);
  closeSync(lepas);
  await expect.poll(() => penyegel.sekarang(), { timeout: 10_000 }).toMatchObject({ jenis: 'DISEGEL' });
  await penyegel.tutup();
  const umum = createPublicKey(bacaKunciTanda(kunciSegelPengembangan(dataDir)));
  expect(await periksaSegel(tempatSegelBerkas(dir).semua(), umum)).toMatchObject({ cacat: [] });
});
