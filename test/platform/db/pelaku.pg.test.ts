import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pemanggil } from '../../../domain/akses.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { isiKunciPemanggil, tandatanganiPemanggil } from '../../../platform/auth/pemanggil.ts';
import { openDb, type PegangDb } from '../../../platform/db/open-db.ts';
import { denganPelaku, type Tx } from '../../../platform/db/pelaku.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

const KUNCI = { kid: 'uji', kunci: Buffer.from('0123456789abcdef0123456789abcdef') };
const pemanggil = (n: number): Pemanggil => ({ subjek: `dev:ppk:${n}`, orang: `orang'-${n}`, peran: 'PPK', instansi: n, nip: null });
const tertanda = (n: number): string => tandatanganiPemanggil(pemanggil(n), KUNCI);

let uji: BasisDataUji;
let db: PegangDb;

beforeAll(async () => {
  uji = await buatBasisData();
  await sqlUntukIrisan(uji.url, (s) => isiKunciPemanggil(s, KUNCI.kid, KUNCI.kunci));
  await sqlUntukIrisan(uji.url, (s) => s`create table coba (n integer primary key)`);
  db = openDb({ url: uji.url, nama: 'uji-pelaku', maks: 4 });
});
afterAll(async () => {
  await db.close();
  await uji.hapus();
});

const siapa = async (tx: Tx): Promise<unknown> => (await tx.execute(sql`select kunci.pemanggil_orang() as orang, kunci.cakupan_baris() as baris`)).rows[0];
const jumlah = async (): Promise<number> => Number((await db.pool.query('select count(*) as n from coba')).rows[0].n);

test('Postgres membaca pemanggil yang sama, dan hanya di dalam transaksinya', async () => {
  expect(await denganPelaku(db.pool, tertanda(7), siapa)).toEqual({ orang: "orang'-7", baris: 7 });
  const { rows } = await db.pool.query("select kunci.pemanggil_orang() as orang, current_setting('simpul.pemanggil', true) as teks");
  expect(rows[0]).toEqual({ orang: null, teks: '' });
});

test('pemanggil palsu atau kedaluwarsa ditolak Postgres dengan BELUM_MASUK', async () => {
  const palsu = [
    tertanda(7).replace('|7|', '|8|'),
    tandatanganiPemanggil(pemanggil(7), KUNCI, -1),
    tandatanganiPemanggil(pemanggil(7), { ...KUNCI, kid: 'lain' }),
  ];
  for (const p of palsu) await expect(denganPelaku(db.pool, p, siapa)).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
});

test('teks pemanggil tidak dapat menyelipkan SQL', async () => {
  const jahat = "x', true); insert into coba values (99); select set_config('a.b', '\\";
  await expect(denganPelaku(db.pool, jahat, siapa, 'tulis')).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
  expect(await jumlah()).toBe(0);
});

test('1.000 transaksi berselang-seling di empat sambungan masing-masing melihat pemanggilnya sendiri', async () => {
  const hasil = await Promise.all(Array.from({ length: 1_000 }, (_, i) => denganPelaku(db.pool, tertanda(i + 1), siapa)));
  expect(hasil).toEqual(hasil.map((_, i) => ({ orang: `orang'-${i + 1}`, baris: i + 1 })));
});

test('baca tidak dapat menulis; tulis yang gagal tidak meninggalkan apa-apa', async () => {
  await expect(denganPelaku(db.pool, tertanda(1), (tx) => tx.execute(sql`insert into coba values (1)`))).rejects.toBeInstanceOf(Kesalahan);
  const gagal = denganPelaku(
    db.pool,
    tertanda(1),
    async (tx) => {
      await tx.execute(sql`insert into coba values (2)`);
      throw new Kesalahan('VERSI_BERUBAH');
    },
    'tulis',
  );
  await expect(gagal).rejects.toMatchObject({ kode: 'VERSI_BERUBAH' });
  expect(await jumlah()).toBe(0);
});

test('galat SQL yang ditelan di dalam transaksi tidak lolos sebagai berhasil', async () => {
  const tertelan = denganPelaku(
    db.pool,
    tertanda(1),
    async (tx) => {
      await tx.execute(sql`insert into coba values (3)`);
      await tx.execute(sql`select 1 / 0`).catch(() => undefined);
    },
    'tulis',
  );
  await expect(tertelan).rejects.toMatchObject({ kode: 'INTERNAL' });
  expect(await jumlah()).toBe(0);
});

test.each(['40001', '40P01'])('benturan %s diulang sampai berhasil, yang lain tidak', async (kode) => {
  let coba = 0;
  const hasil = await denganPelaku(
    db.pool,
    tertanda(1),
    async (tx) => {
      coba++;
      if (coba < 3) await tx.execute(sql.raw(`do $$ begin raise exception 'x' using errcode = '${kode}'; end $$`));
      return coba;
    },
    'tulis',
  );
  expect(hasil).toBe(3);
  let lain = 0;
  const sekali = denganPelaku(
    db.pool,
    tertanda(1),
    async (tx) => {
      lain++;
      await tx.execute(sql`select 1 / 0`);
    },
    'tulis',
  );
  await expect(sekali).rejects.toMatchObject({ kode: 'INTERNAL' });
  expect(lain).toBe(1);
});

test('query yang lupa ditunggu ditolak setelah transaksi selesai', async () => {
  let bocor: Tx | undefined;
  await denganPelaku(db.pool, tertanda(1), async (tx) => {
    bocor = tx;
  });
  await expect((async () => bocor?.execute(sql`insert into coba values (4)`))()).rejects.toThrow();
  expect(await jumlah()).toBe(0);
});

test('transaksi bersarang dan COMMIT sendiri ditolak, SAVEPOINT boleh', async () => {
  for (const perintah of ['commit', 'rollback', 'begin', 'end', '/* x */ -- y\n commit']) {
    const p = denganPelaku(
      db.pool,
      tertanda(1),
      async (tx) => {
        await tx.execute(sql`insert into coba values (5)`);
        await tx.execute(sql.raw(perintah));
      },
      'tulis',
    );
    await expect(p, perintah).rejects.toThrow();
  }
  const bersarang = denganPelaku(db.pool, tertanda(1), (tx) => tx.transaction((dalam) => dalam.execute(sql`insert into coba values (6)`)), 'tulis');
  await expect(bersarang).rejects.toThrow();
  expect(await jumlah()).toBe(0);
  await denganPelaku(
    db.pool,
    tertanda(1),
    async (tx) => {
      await tx.execute(sql`savepoint a`);
      await tx.execute(sql`insert into coba values (7)`);
      await tx.execute(sql`rollback to savepoint a`);
    },
    'tulis',
  );
  expect(await jumlah()).toBe(0);
});

test('sambungan yang dibunuh tidak pernah memberi baris pemanggil lain dan tidak menggantung', async () => {
  const sampai = Date.now() + 3_000;
  let dibunuh = 0;
  let terbaca = 0;
  const asing: unknown[] = [];
  const pembunuh = new pg.Client({ connectionString: uji.url });
  await pembunuh.connect();
  const bunuh = async (): Promise<void> => {
    while (Date.now() < sampai) {
      const { rows } = await pembunuh.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'uji-pelaku' order by random() limit 1",
      );
      dibunuh += rows.length;
      await new Promise((s) => setTimeout(s, 25));
    }
  };
  const pekerja = async (n: number): Promise<void> => {
    while (Date.now() < sampai) {
      const hasil = await denganPelaku(db.pool, tertanda(n), async (tx) => [
        await siapa(tx),
        (await tx.execute(sql`select pg_sleep(0.005)`)) && (await siapa(tx)),
      ]).catch(() => []);
      terbaca += hasil.length;
      asing.push(...hasil.filter((h) => (h as { baris: number }).baris !== n));
    }
  };
  await Promise.all([bunuh(), ...Array.from({ length: 8 }, (_, i) => pekerja(i + 1))]);
  await pembunuh.end();
  expect(asing).toEqual([]);
  expect(dibunuh).toBeGreaterThan(20);
  expect(terbaca).toBeGreaterThan(100);
});

test('pernyataan yang terlalu lama diputus pada tenggat dan sambungannya tidak hilang dari kolam', async () => {
  const mulai = Date.now();
  const lama = Array.from({ length: 4 }, () => denganPelaku(db.pool, tertanda(1), (tx) => tx.execute(sql`select pg_sleep(30)`)));
  for (const p of await Promise.allSettled(lama)) expect(p).toMatchObject({ status: 'rejected', reason: { kode: 'TENGGAT_TERLEWATI' } });
  expect(Date.now() - mulai).toBeLessThan(8_000);
  expect(await denganPelaku(db.pool, tertanda(2), siapa)).toMatchObject({ baris: 2 });
});
