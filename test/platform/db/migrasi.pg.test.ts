import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../platform/db/migrasi.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

let basis: BasisDataUji;
let folder: string;

beforeAll(async () => {
  basis = await buatBasisData();
  folder = mkdtempSync(path.join(tmpdir(), 'migrasi-'));
  mkdirSync(path.join(folder, 'meta'));
  const entri = ['0000_banyak', '0001_batas'].map((tag, idx) => ({ idx, version: '7', when: 9_000_000_000_000 + idx, tag, breakpoints: true }));
  writeFileSync(path.join(folder, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries: entri }));
  const fungsi =
    'create function coba_isi() returns int language plpgsql as $$ begin insert into coba_a values (1); insert into coba_a values (2); return 7; end $$;';
  writeFileSync(path.join(folder, '0000_banyak.sql'), `create table coba_a (n int);\n${fungsi}\nselect coba_isi();`);
  writeFileSync(path.join(folder, '0001_batas.sql'), 'create table coba_b (n int);\n--> statement-breakpoint\ninsert into coba_b values (3), (4);');
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await basis.hapus();
});

test('a file with several statements and a plpgsql body is applied whole, once, also by two callers at the same time', async () => {
  await Promise.all([migrate(basis.url, folder), migrate(basis.url, folder)]);
  await migrate(basis.url, folder);
  const klien = new pg.Client({ connectionString: basis.url });
  await klien.connect();
  const { rows } = await klien.query<{ a: number; b: number }>('select (select sum(n) from coba_a)::int as a, (select count(*) from coba_b)::int as b');
  await klien.end();
  expect(rows).toEqual([{ a: 3, b: 2 }]);
});
