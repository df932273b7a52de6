import { afterAll, beforeAll, expect, test } from 'vitest';
import { cariHibah } from '../../../platform/auth/hibah.ts';
import { type BarisHibah, hibahAsn, hibahPengembangan } from '../../../platform/auth/subjek-pengembangan.ts';
import { openDb, type PegangDb } from '../../../platform/db/open-db.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

const ISS = 'https://penerbit.contoh.invalid';
let uji: BasisDataUji;
let db: PegangDb;

beforeAll(async () => {
  uji = await buatBasisData();
  await isi(uji.url, [
    ...hibahPengembangan([{ no: 1, id: 'i1' }], ISS),
    hibahAsn('199001012015011901', 1, ISS),
    { iss: ISS, sub: 'dev:ppk:i1', peran: 'OPERATOR_INSTANSI', instansi: 1, orang: 'orang-x', nip: null, aktif: true },
    { iss: ISS, sub: 'dicabut', peran: 'PPK', instansi: 1, orang: 'orang-y', nip: null, aktif: false },
  ]);
  // In the connection itself: a pool replaces the connection after every error, and a `set role` would go with it.
  db = openDb({ url: `${uji.url}?options=${encodeURIComponent('-c role=simpul_app')}`, nama: 'uji-hibah', maks: 2 });
});

async function isi(url: string, hibah: readonly BarisHibah[]): Promise<void> {
  await sqlUntukIrisan(url, async (sql) => {
    // The rows of agencies are another table's business here.
    await sql`set session_replication_role = replica`;
    for (const h of hibah)
      await sql`insert into hibah (iss, sub, peran, instansi, orang, nip, aktif) values (${h.iss}, ${h.sub}, ${h.peran}, ${h.instansi}, ${h.orang}, ${h.nip}, ${h.aktif})`;
  });
}

afterAll(async () => {
  await db.close();
  await uji.hapus();
});

test('peran aplikasi membaca hibah tanpa pemanggil', async () => {
  expect(await cariHibah(db.pool, ISS, 'dev:data_steward_bkn')).toEqual({
    subjek: 'dev:data_steward_bkn',
    orang: 'orang-dev:data_steward_bkn',
    peran: 'DATA_STEWARD_BKN',
    instansi: null,
    nip: null,
  });
  expect(await cariHibah(db.pool, ISS, 'dev:asn:199001012015011901')).toMatchObject({ peran: 'ASN', nip: '199001012015011901', instansi: 1 });
});

test('hibah kedua dipilih dengan namanya; penerbit lain dan hibah yang dicabut tidak memberi apa-apa', async () => {
  expect((await cariHibah(db.pool, ISS, 'dev:ppk:i1', 'PPK'))?.peran).toBe('PPK');
  expect((await cariHibah(db.pool, ISS, 'dev:ppk:i1'))?.peran).toBe('OPERATOR_INSTANSI');
  expect(await cariHibah(db.pool, 'https://lain.invalid', 'dev:ppk:i1')).toBeNull();
  expect(await cariHibah(db.pool, ISS, 'dicabut')).toBeNull();
});

test('peran aplikasi tidak dapat memberi hibah kepada dirinya dan tidak dapat membaca kunci', async () => {
  await expect(db.pool.query("update hibah set peran = 'DEPUTI_WASDAL' where sub = 'dev:ppk:i1'")).rejects.toMatchObject({ code: '42501' });
  await expect(db.pool.query("insert into hibah values ('i', 's', 'PPK', 1, 'o', null, true)")).rejects.toMatchObject({ code: '42501' });
  await expect(db.pool.query('select * from kunci.kunci_pemanggil')).rejects.toMatchObject({ code: '42501' });
});
