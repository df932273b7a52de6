import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { cariHibah } from '../../platform/auth/hibah.ts';
import { openDb, type PegangDb } from '../../platform/db/open-db.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';

const ISS = 'https://sso.contoh.example/realms/contoh';
let uji: BasisDataUji;
let db: PegangDb;
beforeAll(async () => {
  uji = await buatBasisData();
  await sqlUntukIrisan(uji.url, (sql) => sql`insert into instansi (no, id, kode_cepat, nama, jenis) values (1, 'INS-1', '9001', 'Badan Contoh', 'LPNK')`);
  db = openDb({ url: sebagaiPeran(uji.url, 'simpul_app'), nama: 'uji-hibah-cli', maks: 2 });
});
afterAll(async () => {
  await db.close();
  await uji.hapus();
});

async function hibah(...argumen: string[]): Promise<{ kode: number; keluar: string }> {
  let keluar = '';
  const tulis = (s: string): void => {
    keluar += s;
  };
  return { kode: await jalankanPerintah(['hibah', ...argumen], { DATABASE_URL: uji.url, OIDC_ISSUER: ISS }, { stdout: tulis, stderr: tulis }), keluar };
}
const beri = (subjek: string, peran: string, ...lain: string[]) => hibah('beri', '--subjek', subjek, '--peran', peran, ...lain);
const jejak = async (): Promise<unknown[]> => [
  ...(await sqlUntukIrisan(uji.url, (sql) => sql`select peristiwa, data - 'akun' isi from jejak where peristiwa like 'hibah.%' order by pada, shard, urut`)),
];

test('hibah yang diberikan berlaku bagi penerbit dan subjek itu saja, dicabut berhenti, dan keduanya berjejak', async () => {
  expect(await beri('u1', 'ppk', '--instansi', '9001', '--orang', 'orang-satu', '--nip', '199001012015011901')).toMatchObject({ kode: 0 });
  expect(await cariHibah(db.pool, ISS, 'u1')).toEqual({ subjek: 'u1', orang: 'orang-satu', peran: 'PPK', instansi: 1, nip: '199001012015011901' });
  expect(await cariHibah(db.pool, 'https://lain.invalid', 'u1')).toBeNull();
  expect((await hibah('daftar')).keluar).toBe(`orang-satu\tPPK\tINS-1\tBERLAKU\t${ISS}\tu1\n`);
  expect(await hibah('cabut', '--subjek', 'u1')).toMatchObject({ kode: 0 });
  expect(await cariHibah(db.pool, ISS, 'u1')).toBeNull();
  expect(await hibah('cabut', '--subjek', 'u1')).toMatchObject({ kode: 5 });
  expect(await beri('u1', 'ppk', '--instansi', '9001', '--orang', 'orang-satu')).toMatchObject({ kode: 0 });
  expect(await jejak()).toEqual(
    ['hibah.diberikan', 'hibah.dicabut', 'hibah.diberikan'].map((peristiwa) => ({ peristiwa, isi: { peran: 'PPK', instansi: 1 } })),
  );
});

test('satu akun tidak dapat menjadi dua orang, dan hibah yang berlaku tidak diam-diam berubah', async () => {
  expect(await beri('u1', 'operator_instansi', '--instansi', '9001', '--orang', 'orang-dua')).toMatchObject({ kode: 7 });
  expect(await beri('u1', 'ppk', '--instansi', '9001', '--orang', 'orang-satu')).toMatchObject({ kode: 7 });
  expect(await beri('u1', 'operator_instansi', '--instansi', '9001', '--orang', 'orang-satu')).toMatchObject({ kode: 0 });
});

test.each([
  ['sistem', ['--orang', 'orang-x'], 4],
  ['raja', ['--orang', 'orang-x'], 2],
  ['ppk', ['--orang', 'orang-x'], 2],
  ['deputi_wasdal', ['--orang', 'orang-x', '--instansi', '9001'], 2],
  ['asn', ['--orang', 'orang-x', '--instansi', '9001'], 2],
  ['deputi_wasdal', ['--orang', 'klien:ins-1-umpan'], 2],
  ['deputi_wasdal', ['--orang', '199001012015011901'], 2],
  ['ppk', ['--orang', 'orang-x', '--instansi', 'tidak-ada'], 5],
])('yang tidak dapat dihibahkan ditolak: %s %j', async (peran, lain, kode) => {
  expect(await beri('ux', peran, ...lain)).toMatchObject({ kode });
  expect(await cariHibah(db.pool, ISS, 'ux')).toBeNull();
});
