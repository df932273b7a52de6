import { copyFileSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../contoh/baca-bangsa.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { catatTarikan } from '../../sync/2-stage/tarikan.ts';
import { sidikBerkas } from '../../sync/sources/sumber-berkas.ts';
import { buangNipRusak, type Mesin, rakitMesin } from './mesin.ts';

const NO = 1;
let m: Mesin;
let nip = '';
/** Three values of golongan that are not the person's own. */
let [SATU, DUA, TIGA] = ['', '', ''];
let jalur = '';
let asli = '';
let nomor = 0;
beforeAll(async () => {
  m = await rakitMesin(120, 3);
  buangNipRusak(m.sumber, m.instansiKe(NO), 'SIMPEG');
  for (const i of m.instansi) await m.tarik(i.no);
  jalur = bukaBerkas(m.sumber, m.instansiKe(NO), 'SIMPEG').jalur;
  asli = readFileSync(jalur, 'utf8');
  const [orang] = await m.sql(
    (sql) =>
      sql<
        { nip: string; g: string }[]
      >`select nip::text nip, gol_akhir_id g from pegawai_simpeg where instansi = ${NO} and status_asn = 'PNS' and gol_akhir_id is not null order by nip limit 1`,
  );
  nip = orang?.nip ?? '';
  [SATU = '', DUA = '', TIGA = ''] = ['31', '32', '33', '34'].filter((g) => g !== orang?.g);
});
afterAll(() => m.hapus());

const golongan = async (): Promise<string | undefined> =>
  (await m.sql((sql) => sql<{ g: string }[]>`select gol_akhir_id g from pegawai_simpeg where instansi = ${NO} and nip = ${nip}`))[0]?.g;
const umur = async (): Promise<{ status: string; pada: Date } | undefined> =>
  (
    await m.sql(
      (sql) => sql<{ status: string; pada: Date }[]>`select status, pada from kesegaran where instansi = ${NO} and sisi = 'SIMPEG' and jenis = 'pegawai'`,
    )
  )[0];
const banyakTarikan = async (): Promise<number> =>
  (await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from tarikan where instansi = ${NO} and sisi = 'SIMPEG' and jenis = 'pegawai'`))[0]?.n ?? 0;
const mulaiLagi = (): Promise<unknown> => m.tarik(NO, true);

/** A copy of the folder's file with this golongan, elsewhere on disk. */
function salinan(nilai: string): string {
  const lama = readFileSync(jalur);
  const { mtime, atime } = { mtime: new Date(Date.now() - 3_600_000), atime: new Date() };
  ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip, bidang: 'golAkhirId', nilai });
  nomor += 1;
  const ke = path.join(path.dirname(m.sumber), `unggah-${nomor}${path.extname(jalur)}`);
  copyFileSync(jalur, ke);
  writeFileSync(jalur, lama);
  utimesSync(jalur, atime, mtime);
  return ke;
}

async function unggah(nilai: string, lengkap = true): Promise<void> {
  const berkas = salinan(nilai);
  const sha256 = await sidikBerkas(berkas);
  const id = await sqlUntukIrisan(m.url, (sql) =>
    catatTarikan(sql, { instansi: NO, sisi: 'SIMPEG', jenis: 'pegawai', asal: 'UNGGAH', berkas, sha256, lengkap, oleh: 'uji' }),
  );
  expect(await m.proses(id)).toMatchObject({ hasil: 'DITERAPKAN' });
}

/** A new version of the instansi's profile: every row is read under it from now on. */
const profilBerganti = (): Promise<unknown> =>
  m.sql(async (sql) => {
    const id = m.instansiKe(NO).profilId;
    await sql`update profil_pemetaan set aktif = false where id = ${id}`;
    await sql`insert into profil_pemetaan (id, versi, isi) select id, versi + 1, jsonb_set(isi, '{versi}', to_jsonb(versi + 1)) from profil_pemetaan where id = ${id} order by versi desc limit 1`;
  });
const versiBaris = async (): Promise<number | undefined> =>
  (
    await m.sql(
      (sql) =>
        sql<
          { n: number }[]
        >`select count(distinct ver)::int n from (select ver from sidik_simpeg where instansi = ${NO} union all select ver from sidik_bkn where instansi = ${NO}) v`,
    )
  )[0]?.n;

describe('berkas folder dan unggahan', () => {
  beforeEach(async () => {
    writeFileSync(jalur, asli);
    utimesSync(jalur, new Date(), new Date(Date.now() + 2_000));
    await mulaiLagi();
  });

  it('sesudah unggahan, pekerja yang mulai lagi tidak menerapkan berkas folder yang lama; umurnya tetap umur unggahan', async () => {
    await unggah(SATU);
    const [n, u] = [await banyakTarikan(), await umur()];
    await mulaiLagi();
    await m.tarik(NO);
    expect(await golongan()).toBe(SATU);
    expect(await banyakTarikan()).toBe(n);
    expect(await umur()).toEqual({ ...u, status: 'SEHAT' });
  });

  it('disentuh tanpa berubah isi: berkas folder tetap yang lama', async () => {
    await unggah(SATU);
    utimesSync(jalur, new Date(), new Date(Date.now() + 5_000));
    await mulaiLagi();
    expect(await golongan()).toBe(SATU);
  });

  it('berkas yang belum pernah ditarik tetapi ditulis sebelum unggahan juga tidak diterapkan', async () => {
    await unggah(SATU);
    copyFileSync(salinan(DUA), jalur);
    utimesSync(jalur, new Date(), new Date(Date.now() - 600_000));
    await mulaiLagi();
    expect(await golongan()).toBe(SATU);
  });

  it('berkas folder yang ditulis sesudah unggahan adalah kebenaran yang lebih baru', async () => {
    await unggah(SATU);
    copyFileSync(salinan(DUA), jalur);
    utimesSync(jalur, new Date(), new Date(Date.now() + 5_000));
    await mulaiLagi();
    expect(await golongan()).toBe(DUA);
  });

  it('instansi yang mengembalikan berkasnya sendiri ke isi semula didengar', async () => {
    const awal = await golongan();
    copyFileSync(salinan(DUA), jalur);
    await m.tarik(NO);
    expect(await golongan()).toBe(DUA);
    writeFileSync(jalur, asli);
    await m.tarik(NO);
    expect(await golongan()).toBe(awal);
  });

  it('profil yang berganti membaca ulang unggahan itu sendiri beserta susulannya, bukan berkas folder; umurnya tidak menjadi muda', async () => {
    await unggah(SATU);
    const u = await umur();
    await unggah(TIGA, false);
    const sebelum = await banyakTarikan();
    await profilBerganti();
    await mulaiLagi();
    expect(await golongan()).toBe(TIGA);
    expect(await versiBaris()).toBe(1);
    expect(await banyakTarikan()).toBeGreaterThan(sebelum ?? 0);
    expect(await umur()).toEqual({ status: 'SEHAT', pada: u?.pada });
    const n = await banyakTarikan();
    await mulaiLagi();
    expect(await banyakTarikan()).toBe(n);
  });

  it('instansi yang hidup dari unggahan saja: profil yang berganti membaca ulang unggahan terakhirnya, sekali', async () => {
    await unggah(SATU);
    rmSync(jalur);
    const u = await umur();
    await profilBerganti();
    await mulaiLagi();
    expect(await versiBaris()).toBe(1);
    expect(await golongan()).toBe(SATU);
    expect(await umur()).toEqual({ status: 'SEHAT', pada: u?.pada });
    const n = await banyakTarikan();
    await mulaiLagi();
    expect(await banyakTarikan()).toBe(n);
  });

  it('instansi yang hidup dari unggahan saja tidak dinyatakan gagal karena foldernya kosong', async () => {
    await unggah(SATU);
    rmSync(jalur);
    const u = await umur();
    await mulaiLagi();
    expect(await umur()).toEqual({ ...u, status: 'SEHAT' });
    expect(await golongan()).toBe(SATU);
  });
});
