import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

describe('migrasi di belakang transaksi yang panjang', () => {
  const SABAR = { kunciMs: 300, jedaMs: [1_000, 1_000] };
  const RAHASIA = 'KENARI TANDA RAHASIA';
  let dir: string;
  let penahan: pg.Client;
  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'migrasi-tertahan-'));
    mkdirSync(path.join(dir, 'meta'));
    const entries = [{ idx: 0, version: '7', when: 9_100_000_000_000, tag: '0000_ubah', breakpoints: false }];
    writeFileSync(path.join(dir, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }));
    writeFileSync(path.join(dir, '0000_ubah.sql'), 'create table coba_c (n int);\nalter table coba_tahan add column m int;');
    penahan = new pg.Client({ connectionString: basis.url, application_name: 'penahan-uji' });
    await penahan.connect();
    await penahan.query('create table coba_tahan (n int)');
  });
  afterAll(async () => {
    await penahan.end();
    rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await penahan.query('begin');
    await penahan.query(`select n, '${RAHASIA}' from coba_tahan`);
  });
  afterEach(() => penahan.query('rollback'));

  /** Reads the held table again and again, as the hub would, and says how long the slowest reading took. */
  async function baca(tenggatMs: number, selama: Promise<unknown>): Promise<number> {
    const klien = new pg.Client({ connectionString: basis.url, statement_timeout: tenggatMs });
    await klien.connect();
    let selesai = false;
    const tandai = (): void => {
      selesai = true;
    };
    selama.then(tandai, tandai);
    let terlama = 0;
    try {
      while (!selesai) {
        const mulai = performance.now();
        await klien.query('select count(*) from coba_tahan');
        terlama = Math.max(terlama, performance.now() - mulai);
        await new Promise((lanjut) => setTimeout(lanjut, 20));
      }
    } finally {
      await klien.end();
    }
    return terlama;
  }
  const bentuk = async (): Promise<unknown> => {
    const sql = "select to_regclass('coba_c') is not null c, (select count(*)::int from information_schema.columns where table_name = 'coba_tahan') kolom";
    return (await penahan.query(sql)).rows[0];
  };

  test('menyerah dengan galat yang menyebut siapa yang menahan, bukan apa yang dijalankannya; pembaca lain tidak pernah menunggu lebih lama daripada satu percobaan', async () => {
    const pid = (await penahan.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]?.pid;
    const migrasi = migrate(basis.url, dir, SABAR).then(
      () => 'jadi',
      (galat: unknown) => galat,
    );
    // Held up, but for less than the three attempts and two pauses of 2.9 s together.
    expect(await baca(2_000, migrasi)).toBeGreaterThan(SABAR.kunciMs / 10);
    const galat = await migrasi;
    expect(galat).toMatchObject({ kode: 'TENGGAT_TERLEWATI' });
    expect(String(galat)).toMatch(new RegExp(`pid ${pid} \\(penahan-uji, (idle in transaction|active), \\d+ detik\\)`));
    expect(String(galat)).not.toContain('KENARI');
    expect(await bentuk()).toEqual({ c: false, kolom: 1 });
  });

  test('kendali: tanpa tenggat kunci, semua pembaca menunggu di belakang migrasi', async () => {
    const migrasi = migrate(basis.url, dir, { kunciMs: 0, jedaMs: [] }).catch(() => undefined);
    await expect(baca(1_500, migrasi)).rejects.toMatchObject({ code: '57014' });
    await penahan.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'simpul-migrasi' and datname = current_database()");
    await migrasi;
  });

  test('diterapkan seluruhnya begitu yang menahan selesai', async () => {
    const migrasi = migrate(basis.url, dir, { kunciMs: 200, jedaMs: Array<number>(100).fill(100) });
    await new Promise((lanjut) => setTimeout(lanjut, 500));
    expect(await bentuk()).toEqual({ c: false, kolom: 1 });
    await penahan.query('commit');
    await migrasi;
    expect(await bentuk()).toEqual({ c: true, kolom: 2 });
  });
});
