import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';
import { bacaTersimpan } from '../../../sync/unggahan/laporan.ts';
import { tarikanTerbengkalai } from '../../../sync/unggahan/terima.ts';
import { JALAN } from '../../support/jalan.ts';
import { type RakitanUnggahan, rakitUnggahan, teks } from './rakit-unggahan.ts';

let r: RakitanUnggahan;
beforeAll(async () => {
  r = await rakitUnggahan(60, 3);
});
afterAll(() => r.hapus());

test('unggahan yang sudah diterima selamat dari kill -9 sebelum diolah, lalu diselesaikan pekerja', async () => {
  const anak = spawn(process.execPath, [JALAN, fileURLToPath(new URL('terima-anak.ts', import.meta.url)), r.url, r.dir, r.berkas('bkn', 1), '1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  anak.stderr.on('data', (isi: Buffer) => process.stderr.write(isi));
  let id = '';
  anak.stdout.setEncoding('utf8').on('data', (s: string) => {
    id += s;
  });
  const [kode, isyarat] = await once(anak, 'close');
  expect([kode, isyarat]).toEqual([null, 'SIGKILL']);
  await expect.poll(() => r.sql((sql) => tarikanTerbengkalai(sql, 0)), { timeout: 10_000 }).toEqual([id]);
  const t = await r.sql((sql) => bacaTersimpan(sql, id));
  expect(t?.status).toBe('DITERIMA');
  expect(existsSync(t?.berkas ?? '')).toBe(true);
  expect(teks(t?.berkas ?? '')).toBe(teks(r.berkas('bkn', 1)));
  expect(readdirSync(r.dir).filter((n) => n.endsWith('.sementara'))).toEqual([]);
  await prosesTarikan({ url: r.url }, id);
  expect((await r.sql((sql) => bacaTersimpan(sql, id)))?.status).toBe('DITERAPKAN');
  expect(await r.sql((sql) => tarikanTerbengkalai(sql, 0))).toEqual([]);
});
