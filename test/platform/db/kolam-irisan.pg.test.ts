import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KolamIrisan } from '../../../platform/db/kolam-irisan.ts';
import { type Sql, type SqlTransaksi, sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

let basis: BasisDataUji;
let admin: pg.Client;
let kolam: KolamIrisan;

beforeAll(async () => {
  basis = await buatBasisData();
  admin = new pg.Client({ connectionString: basis.url });
  await admin.connect();
  await admin.query('create table kolam_uji (n int)');
});
afterAll(async () => {
  await admin.end();
  await basis.hapus();
});
beforeEach(() => {
  kolam = new KolamIrisan(basis.url, { diamMs: 5_000 });
});
afterEach(() => kolam.tutup());

const pid = async (sql: Sql | SqlTransaksi): Promise<number> => (await sql<{ pid: number }[]>`select pg_backend_pid() pid`)[0]?.pid ?? 0;
const pinjam = <T>(fn: (sql: Sql) => Promise<T>): Promise<T> => sqlUntukIrisan(kolam, fn);
const bunuh = (siapa: number): Promise<unknown> => admin.query('select pg_terminate_backend($1)', [siapa]);
const hidup = async (siapa: number): Promise<boolean> => (await admin.query('select from pg_stat_activity where pid = $1', [siapa])).rowCount === 1;
const nilai = async (): Promise<number> => (await admin.query<{ n: number }>('select count(*)::int n from kolam_uji')).rows[0]?.n ?? -1;
const MATI = { kode: 'SUMBER_TIDAK_TERSEDIA' };

describe('kolam irisan', () => {
  test('the next slice has the connection of one that ended well; at the same time nobody shares one', async () => {
    const pertama = await pinjam(pid);
    expect(await pinjam(pid)).toBe(pertama);
    const serentak = await Promise.all([1, 2, 3].map(() => pinjam(async (sql) => [await pid(sql), await tidur(30)][0])));
    expect(new Set(serentak).size).toBe(3);
  });

  test('a slice that asks for settings of its own has a connection of its own', async () => {
    const pertama = await pinjam(pid);
    expect(await sqlUntukIrisan(kolam, pid, { nama: 'sendiri' })).not.toBe(pertama);
  });

  test('after a fault the connection is ended, and nothing of the slice is seen by the next', async () => {
    let rusak = 0;
    const gagal = pinjam((sql) =>
      sql.begin(async (tx) => {
        rusak = await pid(tx);
        await tx`insert into kolam_uji values (1)`;
        await tx`select 1 / 0`;
      }),
    );
    await expect(gagal).rejects.toMatchObject({ sqlState: '22012' });
    expect(await pinjam(async (sql) => (await sql<{ n: number }[]>`select count(*)::int n from kolam_uji`)[0]?.n)).toBe(0);
    await expect.poll(() => hidup(rusak)).toBe(false);
  });

  test('one that was killed while it was idle is not lent', async () => {
    const mati = await pinjam(pid);
    await bunuh(mati);
    await expect.poll(() => hidup(mati)).toBe(false);
    await tidur(20);
    expect(await pinjam(pid)).not.toBe(mati);
    const klien = await kolam.klien(async (k) => (await k.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]?.pid ?? 0);
    await bunuh(klien);
    await expect.poll(() => hidup(klien)).toBe(false);
    await tidur(20);
    expect(await kolam.klien(async (k) => (await k.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]?.pid)).not.toBe(klien);
  });

  test('a transaction that nobody waited for goes down with its connection and never reaches the next slice', async () => {
    let lupa = 0;
    await pinjam(async (sql) => {
      sql
        .begin(async (tx) => {
          await tx`insert into kolam_uji values (2)`;
          await tidur(60_000, undefined, { ref: false });
        })
        .catch(() => undefined);
      while (lupa === 0) {
        await tidur(10);
        const { rows } = await admin.query<{ pid: number }>(
          "select pid from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and query like 'insert into kolam_uji%'",
        );
        lupa = rows[0]?.pid ?? 0;
      }
    });
    expect(await pinjam(pid)).not.toBe(lupa);
    await expect.poll(() => hidup(lupa), { timeout: 10_000 }).toBe(false);
    expect(await nilai()).toBe(0);
  }, 20_000);

  test('locks of a session are given back with its connection', async () => {
    const pertama = await kolam.klien(async (k) => (await k.query<{ pid: number }>('select pg_backend_pid() pid, pg_advisory_lock(4711, 1)')).rows[0]?.pid);
    expect((await admin.query<{ bebas: boolean }>('select pg_try_advisory_lock(4711, 1) bebas')).rows[0]?.bebas).toBe(true);
    await admin.query('select pg_advisory_unlock_all()');
    expect(await kolam.klien(async (k) => (await k.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]?.pid)).toBe(pertama);
  });

  test('a client left in a transaction is not lent again', async () => {
    const buka = await kolam.klien(async (k) => {
      await k.query('begin');
      return (await k.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]?.pid ?? 0;
    });
    expect(await kolam.klien(async (k) => (await k.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]?.pid)).not.toBe(buka);
    await expect.poll(() => hidup(buka)).toBe(false);
  });

  test('idle connections end after their time, after their share of slices, and with the lender', async () => {
    await kolam.tutup();
    kolam = new KolamIrisan(basis.url, { diamMs: 100, pakaiMaks: 2 });
    const pertama = await pinjam(pid);
    expect(await pinjam(pid)).toBe(pertama);
    expect(await pinjam(pid)).not.toBe(pertama);
    const sisa = await pinjam(pid);
    await expect.poll(() => hidup(sisa)).toBe(false);
    const akhir = await pinjam(pid);
    await kolam.tutup();
    await expect.poll(() => hidup(akhir)).toBe(false);
    expect(await pinjam(pid)).toBeGreaterThan(0);
  });

  test('under a storm of killed connections every slice reads its own transaction, or fails; none hangs', async () => {
    let jalan = true;
    const pembunuh = (async () => {
      while (jalan) {
        await admin.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'simpul-irisan' and random() < 0.4",
        );
        await tidur(5);
      }
    })();
    const hitung = { milik: 0, asing: 0, putus: 0, lain: 0 };
    const satu = async (siapa: string): Promise<void> => {
      const hasil = await pinjam((sql) =>
        sql.begin(async (tx) => {
          await tx`select set_config('simpul.uji_siapa', ${siapa}, true)`;
          await tx`select pg_sleep(0.002)`;
          return (await tx<{ siapa: string | null }[]>`select current_setting('simpul.uji_siapa', true) siapa`)[0]?.siapa;
        }),
      ).catch((galat: unknown) => galat);
      if (hasil === siapa) hitung.milik += 1;
      else if (typeof hasil === 'string' || hasil === null) hitung.asing += 1;
      else if (hasil instanceof Error && 'kode' in hasil && hasil.kode === MATI.kode) hitung.putus += 1;
      else hitung.lain += 1;
    };
    const pekerja = Array.from({ length: 4 }, async (_, p) => {
      for (let i = 0; i < 20; i += 1) await satu(`${p}:${i}`);
    });
    await Promise.all(pekerja);
    jalan = false;
    await pembunuh;
    expect(hitung).toMatchObject({ asing: 0, lain: 0 });
    expect(hitung.milik).toBeGreaterThan(10);
    expect(hitung.putus).toBeGreaterThan(3);
  }, 60_000);
});
