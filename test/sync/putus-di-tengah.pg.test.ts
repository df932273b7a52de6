import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../contoh/baca-bangsa.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { tarikanTerbengkalai } from '../../sync/unggahan/terima.ts';
import { buangNipRusak, gantiBaris, type Mesin, nipBerkas, rakitMesin } from './mesin.ts';
import { himpunanTerbuka, neracaSalah, ramalHimpunan, ramalSelisih, selisihTerbuka, urut } from './ramalan.ts';

const NO = 1;
const KUNCI_HIMPUNAN = 7001;
let m: Mesin;
let admin: pg.Client;
let nip: string[];
beforeAll(async () => {
  m = await rakitMesin(240, 4);
  buangNipRusak(m.sumber, m.instansiKe(NO), 'SIMPEG');
  for (const i of m.instansi) await m.tarik(i.no);
  const bkn = nipBerkas(m.sumber, m.instansiKe(NO), 'BKN');
  nip = nipBerkas(m.sumber, m.instansiKe(NO), 'SIMPEG').filter((n) => bkn.includes(n));
  admin = new pg.Client({ connectionString: m.basis.url });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await m.hapus();
});

async function tunggu(syarat: string, nilai: readonly unknown[] = []): Promise<void> {
  for (let n = 0; n < 400; n += 1) {
    if ((await admin.query(syarat, [...nilai])).rowCount) return;
    await tidur(25);
  }
  throw new RangeError('tidak pernah terjadi');
}
const putuskan = (nama: string): Promise<unknown> =>
  admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = $1', [nama]);
const MENUNGGU = `select 1 from pg_stat_activity where datname = current_database() and application_name = $1 and wait_event_type = 'Lock'`;

async function utuh(): Promise<void> {
  await m.sql(async (sql) => {
    expect(urut(await selisihTerbuka(sql))).toEqual(urut(await ramalSelisih(sql)));
    expect(urut(await himpunanTerbuka(sql))).toEqual(urut(await ramalHimpunan(sql)));
    expect(await sql`select (select count(*)::int from staging_pegawai) p, (select count(*)::int from staging_kunci) k`).toEqual([{ p: 0, k: 0 }]);
  });
  expect(await neracaSalah(m)).toEqual([]);
}

describe('sambungan mesin yang putus', () => {
  it('sesudah umpan diterapkan tetapi sebelum selisih himpunan: mengulanginya melengkapi, dan baru kemudian umpan dinyatakan sehat', async () => {
    const kesegaran = (): Promise<readonly object[]> =>
      m.sql((sql) => sql`select status, tarikan::text tarikan from kesegaran where instansi = ${NO} and sisi = 'SIMPEG' and jenis = 'pegawai'`);
    gantiBaris(m.sumber, { i: m.instansiKe(NO), sisi: 'SIMPEG', nip: nip[0] ?? '' });
    const id = await m.catat(NO, 'SIMPEG');
    await admin.query('select pg_advisory_lock($1)', [KUNCI_HIMPUNAN]);
    const jalan = expect(m.proses(id)).rejects.toThrow();
    await tunggu(`select 1 from tarikan where id = $1 and status = 'DITERAPKAN'`, [id]);
    await tunggu(MENUNGGU, ['simpul-irisan']);
    await putuskan('simpul-irisan');
    await jalan;
    await admin.query('select pg_advisory_unlock($1)', [KUNCI_HIMPUNAN]);
    expect(await kesegaran()).toEqual([{ status: 'BERJALAN', tarikan: id }]);
    // The queue may have forgotten it too; the sweeper has not.
    await expect.poll(() => m.sql((sql) => tarikanTerbengkalai(sql, 0)), { timeout: 10_000 }).toEqual([id]);
    expect(await m.proses(id)).toEqual({ hasil: 'SUDAH' });
    expect(await kesegaran()).toEqual([{ status: 'SEHAT', tarikan: id }]);
    expect(await m.sql((sql) => tarikanTerbengkalai(sql, 0))).toEqual([]);
    await utuh();
    expect([...(await m.sql(himpunanTerbuka))]).toContainEqual([`${NO}:${nip[0]}`, 'HANYA_BKN:null']);
  });

  it('yang memegang kunci instansi: umpan berikut menunggu penerapan yang masih berjalan, sehingga yang terbaru menang', async () => {
    const { jalur } = bukaBerkas(m.sumber, m.instansiKe(NO), 'SIMPEG');
    const orang = nip[1] ?? '';
    const nilai = async (): Promise<unknown> =>
      (await m.sql((sql) => sql<{ tgl_lahir: string }[]>`select tgl_lahir from pegawai_simpeg where instansi = ${NO} and nip = ${orang}`))[0]?.tgl_lahir;
    const asli = await nilai();
    const pemegang = new pg.Client({ connectionString: m.basis.url });
    await pemegang.connect();
    await pemegang.query('begin');
    await pemegang.query('select 1 from gerbang_pegawai where nip = $1 for update', [orang]);
    ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip: orang, bidang: 'tglLahir', nilai: '1981-01-01' });
    const satu = m.umpan(NO, 'SIMPEG', { berkas: jalur }).catch(() => null);
    await tunggu(MENUNGGU, ['simpul-irisan']);
    ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip: orang, bidang: 'tglLahir', nilai: String(asli) });
    await putuskan('simpul-stage');
    const dua = m.umpan(NO, 'SIMPEG');
    await tunggu(MENUNGGU, ['simpul-stage']);
    await pemegang.query('commit');
    await pemegang.end();
    await satu;
    expect(await dua).toMatchObject({ hasil: 'DITERAPKAN', diterapkan: 1 });
    expect(await nilai()).toBe(asli);
    await utuh();
  });
});
