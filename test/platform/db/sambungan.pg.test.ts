import { sql as teksSql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { petakanGalat } from '../../../platform/db/galat.ts';
import { openDb, type PegangDb } from '../../../platform/db/open-db.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

let basis: BasisDataUji;
let pegang: PegangDb;

beforeAll(async () => {
  basis = await buatBasisData();
  pegang = openDb({ url: basis.url, nama: 'uji-sambungan', maks: 3, tenggatPernyataanMs: 1_500 });
});

afterAll(async () => {
  await pegang.close();
  await basis.hapus();
});

const tunggal = async (pernyataan: ReturnType<typeof teksSql>): Promise<unknown> => Object.values((await pegang.db.execute(pernyataan)).rows[0] ?? {})[0];
const jumlahSambungan = (nama: string): Promise<unknown> => tunggal(teksSql`select count(*)::int from pg_stat_activity where application_name = ${nama}`);

describe('kolam pg', () => {
  test('carries its name and its deadlines to the server', async () => {
    expect(await tunggal(teksSql`select current_setting('application_name')`)).toBe('uji-sambungan');
    expect(await tunggal(teksSql`select current_setting('statement_timeout')`)).toBe('1500ms');
  });

  test('a statement that takes too long ends as TENGGAT_TERLEWATI', async () => {
    const galat = await pegang.db.execute(teksSql`select pg_sleep(5)`).catch(petakanGalat);
    expect(galat).toMatchObject({ kode: 'TENGGAT_TERLEWATI', sqlState: '57014' });
  });

  test('survives the loss of every connection, idle or busy', async () => {
    const lain = openDb({ url: basis.url, nama: 'uji-putus' });
    const sibuk = [1, 2].map(() => lain.pool.query('select pg_sleep(20)').catch(petakanGalat));
    await expect
      .poll(() => tunggal(teksSql`select count(*)::int from pg_stat_activity where application_name = 'uji-putus' and wait_event = 'PgSleep'`))
      .toBe(2);
    await tunggal(teksSql`select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'uji-putus'`);
    for (const hasil of await Promise.all(sibuk)) expect(hasil).toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
    expect((await lain.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    await lain.close();
  });
});

describe('klien per irisan', () => {
  test('uses one connection, and leaves none behind after success or fault', async () => {
    const [baris] = await sqlUntukIrisan(
      basis.url,
      (sql) => sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where application_name = 'irisan-a'`,
      { nama: 'irisan-a' },
    );
    expect(baris?.n).toBe(1);
    await expect(sqlUntukIrisan(basis.url, (sql) => sql`select * from tidak_ada`, { nama: 'irisan-a' })).rejects.toMatchObject({ sqlState: '42P01' });
    await expect.poll(() => jumlahSambungan('irisan-a')).toBe(0);
  });

  test('a slice whose connection dies in a transaction fails, and nothing of it is kept', async () => {
    await pegang.db.execute(teksSql`create table irisan (n int)`);
    const putus = sqlUntukIrisan(basis.url, (sql) =>
      sql.begin(async (tx) => {
        await tx`insert into irisan values (1)`;
        await tx`select pg_terminate_backend(pg_backend_pid())`;
        await tx`insert into irisan values (2)`;
      }),
    );
    await expect(putus).rejects.toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
    expect(await tunggal(teksSql`select count(*)::int from irisan`)).toBe(0);
  });

  test('a slice that goes on after its connection died fails, and none of its later statements reaches any connection', async () => {
    const coba = (kerja: PromiseLike<unknown>): Promise<unknown> =>
      Promise.race([Promise.resolve(kerja).catch(() => null), new Promise((lanjut) => setTimeout(lanjut, 20))]);
    let sampai = 0;
    const irisan = sqlUntukIrisan(basis.url, (sql) =>
      sql.begin(async (tx) => {
        await coba(tx`select pg_terminate_backend(pg_backend_pid())`);
        for (; sampai < 5; sampai += 1) await Promise.all([coba(tx`insert into irisan values (3)`), coba(sql`insert into irisan values (4)`)]);
      }),
    );
    await expect(irisan).rejects.toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
    await expect.poll(() => sampai).toBe(5);
    expect(await tunggal(teksSql`select count(*)::int from irisan`)).toBe(0);
  });

  test('the server that is not there is an upstream fault, at once', async () => {
    await expect(sqlUntukIrisan('postgres://a:b@127.0.0.1:1/x', (sql) => sql`select 1`)).rejects.toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
  });

  test('its faults show neither the statement nor its values', async () => {
    const galat: unknown = await sqlUntukIrisan(basis.url, (sql) => sql`select ${'198501012010019001'}::date`).catch((e: unknown) => e);
    expect(`${String(galat)} ${JSON.stringify(galat)}`).not.toMatch(/19850101|select/);
  });
});
