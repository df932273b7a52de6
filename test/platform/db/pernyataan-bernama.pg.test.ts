import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { isiKunciPemanggil, tandatanganiPemanggil } from '../../../platform/auth/pemanggil.ts';
import { openDb, type PegangDb } from '../../../platform/db/open-db.ts';
import { denganPelaku, type Tx } from '../../../platform/db/pelaku.ts';
import { BERNAMA_MAKS } from '../../../platform/db/pernyataan-bernama.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

const KUNCI = { kid: 'uji', kunci: Buffer.from('0123456789abcdef0123456789abcdef') };
const tertanda = (instansi: number | null): string =>
  tandatanganiPemanggil({ subjek: 's', orang: 'o', peran: instansi === null ? 'DATA_STEWARD_BKN' : 'PPK', instansi, nip: null }, KUNCI);

let uji: BasisDataUji;
let db: PegangDb;

beforeAll(async () => {
  uji = await buatBasisData();
  await sqlUntukIrisan(uji.url, async (s) => {
    await isiKunciPemanggil(s, KUNCI.kid, KUNCI.kunci);
    await s`create table berbaris (n integer, instansi smallint)`;
    await s`insert into berbaris select n, n % 3 + 1 from generate_series(1, 30) n`;
    await s`alter table berbaris enable row level security`;
    await s`create policy jangkauan on berbaris to simpul_app using ((select kunci.cakupan_baris()) = -1 or instansi = (select kunci.cakupan_baris()))`;
    await s`grant select on berbaris to simpul_app`;
  });
});
// One connection, so that every transaction meets the statements of the one before.
beforeEach(() => {
  db = openDb({ url: sebagaiPeran(uji.url, 'simpul_app'), nama: 'uji-bernama', maks: 1 });
  return () => db.close();
});
afterAll(() => uji.hapus());

const baca = (instansi: number | null, fn: (tx: Tx) => Promise<unknown>): Promise<unknown> => denganPelaku(db.pool, tertanda(instansi), fn);
const terlihat = async (tx: Tx): Promise<number> => Number((await tx.execute(sql`select count(*) as n from berbaris where n > ${0}`)).rows[0]?.['n']);
const tersiap = async (): Promise<readonly { statement: string; kali: number; umum: number }[]> =>
  (await db.pool.query('select statement, (generic_plans + custom_plans)::int as kali, generic_plans::int as umum from pg_prepared_statements')).rows;
const pid = async (): Promise<number> => (await db.pool.query('select pg_backend_pid() as pid')).rows[0].pid;

test('teks yang datang lagi disiapkan sekali dan dipakai terus; yang datang sekali tidak disimpan', async () => {
  for (let k = 0; k < 8; k++) await baca(null, terlihat);
  await baca(null, (tx) => tx.execute(sql`select ${1}::int as sekali`));
  const daftar = await tersiap();
  expect(daftar.map((d) => d.statement)).toEqual([expect.stringContaining('from berbaris')]);
  expect(daftar[0]?.kali).toBe(7);
});

test('satu pernyataan tersiap, juga dengan rencana umum, melayani pemanggil berganti-ganti dengan barisnya masing-masing', async () => {
  const hasil: unknown[] = [];
  for (let k = 0; k < 24; k++) hasil.push(await baca([null, 1, 2][k % 3] ?? null, terlihat));
  expect(hasil).toEqual(Array.from({ length: 24 }, (_, k) => (k % 3 === 0 ? 30 : 10)));
  expect((await tersiap())[0]?.umum).toBeGreaterThan(10);
  // Outside a transaction nobody is the caller, whatever was prepared for whom.
  expect((await db.pool.query('select count(*)::int as n from berbaris')).rows[0].n).toBe(0);
});

test(`sambungan menyimpan paling banyak ${BERNAMA_MAKS} pernyataan, lalu diganti yang baru`, async () => {
  const awal = await pid();
  const tanya = (k: number): Promise<unknown> => baca(null, (tx) => tx.execute(sql`select ${k}::int as ${sql.identifier(`k${k}`)}`));
  for (let k = 0; k < BERNAMA_MAKS; k++) for (let kali = 0; kali < 2; kali++) await tanya(k);
  expect((await tersiap()).length).toBe(BERNAMA_MAKS);
  expect(await pid()).toBe(awal);
  for (let kali = 0; kali < 2; kali++) await tanya(BERNAMA_MAKS);
  expect(await pid()).not.toBe(awal);
  expect(await tersiap()).toEqual([]);
});

test('kolom tabel yang berubah di bawah pernyataan tersiap tidak menggagalkan pemanggil', async () => {
  const semua = (tx: Tx): Promise<unknown> => tx.execute(sql`select * from berbaris where n = ${1}`).then((h) => h.rows[0]);
  for (let k = 0; k < 3; k++) expect(await baca(null, semua)).toEqual({ n: 1, instansi: 2 });
  await sqlUntukIrisan(uji.url, (s) => s`alter table berbaris add column baru text`);
  expect(await baca(null, semua)).toEqual({ n: 1, instansi: 2, baru: null });
});
