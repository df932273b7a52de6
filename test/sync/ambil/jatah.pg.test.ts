import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { tetapkanAnggaran } from '../../../platform/antrean/anggaran.ts';
import { FOLDER_MIGRASI, migrate } from '../../../platform/db/migrasi.ts';
import { type Sql, sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { denganBasisData } from '../../../platform/db/url.ts';
import { tungguJatah } from '../../../sync/ambil/jatah.ts';
import { mintaAnggaranUmpan } from '../../../sync/jadwal/sumber.ts';
import { JatahHabis } from '../../../sync/sources/galat-sumber.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

let basis: BasisDataUji;
let url: string;
beforeAll(async () => {
  basis = await buatBasisData();
  url = sebagaiPeran(basis.url, 'simpul_sync');
});
afterAll(() => basis.hapus());

const dengan = <T>(fn: (sql: Sql) => Promise<T>): Promise<T> => sqlUntukIrisan(url, fn);
const peminta = (sumber: string, nama: string, lain: object = {}) => ({ sumber, peminta: nama, utama: false, bawaan: null, ...lain });
const lama = (): number => Date.now() + 60_000;

test('panggilan satu sumber dari banyak sambungan serentak mendapat giliran yang berjarak; sumber lain tidak ikut menunggu', async () => {
  await dengan((sql) => tetapkanAnggaran(sql, 'siasn/1', { kapasitas: 1, perDetik: 10 }));
  const pada: number[] = [];
  const mulai = performance.now();
  await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      dengan(async (sql) => {
        await tungguJatah(sql, peminta('siasn/1', `p${i}`), lama());
        pada.push(performance.now() - mulai);
      }),
    ),
  );
  // Five pauses of 100 ms lie between six turns, however late the first.
  expect(Math.max(...pada)).toBeGreaterThanOrEqual(490);
  const [sisa] = await dengan((sql) => sql<{ sisa: number }[]>`select sisa::float8 sisa from anggaran_sumber where sumber = 'siasn/1'`);
  expect(sisa?.sisa).toBeLessThan(1);
  await dengan((sql) => tungguJatah(sql, peminta('siasn/2', 'lain'), Date.now()));
});

test('giliran yang jatuh sesudah akhir putaran tidak ditunggu dan tidak dibayar', async () => {
  await dengan((sql) => tetapkanAnggaran(sql, 'siasn/3', { kapasitas: 1, perDetik: 1 / 60 }));
  await dengan((sql) => tungguJatah(sql, peminta('siasn/3', 'a'), lama()));
  await expect(dengan((sql) => tungguJatah(sql, peminta('siasn/3', 'b'), Date.now() + 1_000))).rejects.toBeInstanceOf(JatahHabis);
  await dengan((sql) => sql`update anggaran_sumber set sisa = 1 where sumber = 'siasn/3'`);
  // The one who waits in line is served; nothing was taken for it before.
  await dengan((sql) => tungguJatah(sql, peminta('siasn/3', 'b'), Date.now() + 1_000));
});

test('yang didahulukan dilayani sebelum yang sudah menunggu', async () => {
  await dengan((sql) => tetapkanAnggaran(sql, 'siasn/4', { kapasitas: 1, perDetik: 5 }));
  await dengan((sql) => tungguJatah(sql, peminta('siasn/4', 'pertama'), lama()));
  const urutan: string[] = [];
  const minta = (nama: string, utama: boolean): Promise<void> =>
    dengan(async (sql) => {
      await tungguJatah(sql, peminta('siasn/4', nama, { utama }), lama());
      urutan.push(nama);
    });
  await dengan((sql) => sql`update anggaran_sumber set per_detik = 0.001 where sumber = 'siasn/4'`);
  await dengan((sql) => sql`select anggaran_minta('siasn/4', 1, 'jelajah'), anggaran_minta('siasn/4', 1, 'orang', true)`);
  await dengan((sql) => sql`update anggaran_sumber set per_detik = 5, sisa = 1, pada = clock_timestamp() where sumber = 'siasn/4'`);
  await Promise.all([minta('jelajah', false), minta('orang', true)]);
  expect(urutan).toEqual(['orang', 'jelajah']);
});

test('anggaran yang hilang tidak berarti tanpa batas: pandangan ke berkas menunggu, SIASN kembali ke jedanya sendiri', async () => {
  const u = { sumber: 'bkn/tak-ada', sisi: 'BKN', jenis: 'pegawai' };
  expect(await dengan((sql) => mintaAnggaranUmpan(sql, 1, { u, bilaHilangMs: 5_000 }))).toBe(5_000);
  const siasn = peminta('siasn/5', 'a', { bawaan: { kapasitas: 1, perDetik: 1 / 3 } });
  await dengan((sql) => tungguJatah(sql, siasn, lama()));
  await expect(dengan((sql) => tungguJatah(sql, siasn, Date.now() + 100))).rejects.toBeInstanceOf(JatahHabis);
  expect(await dengan((sql) => sql`select kapasitas::float8 k, round(60 * per_detik)::int n from anggaran_sumber where sumber = 'siasn/5'`)).toEqual([
    { k: 1, n: 20 },
  ]);
});

test('pemindahan ke satu anggaran menjaga arti baris lama: jeda, saat panggilan berikutnya, dan batas lebih lambat yang ditetapkan orang', async () => {
  const adminUrl = inject('postgresAdminUrl');
  const nama = `uji_anggaran_${process.pid}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-migrasi-'));
  cpSync(FOLDER_MIGRASI, folder, { recursive: true });
  const jurnal = path.join(folder, 'meta/_journal.json');
  const isi = JSON.parse(readFileSync(jurnal, 'utf8')) as { entries: { tag: string }[] };
  writeFileSync(jurnal, JSON.stringify({ ...isi, entries: isi.entries.filter((e) => e.tag < '0035') }));
  const lamaUrl = denganBasisData(adminUrl, nama);
  await sqlUntukIrisan(adminUrl, (sql) => sql.unsafe(`create database ${nama}`));
  try {
    await migrate(lamaUrl, folder);
    const berikut = await sqlUntukIrisan(lamaUrl, async (sql) => {
      await sql`insert into instansi (no, id, kode_cepat, nama, jenis) select n, 'I' || n, (9000 + n)::text, 'CONTOH', 'KAB' from generate_series(1, 3) n`;
      await sql`insert into sumber_instansi (instansi, sisi, jenis, versi, macam, alamat, setelan, oleh) values
        (1, 'BKN', 'pegawai', 1, 'SIASN', 'https://contoh.invalid', '{"jedaMs": 4000}', 'uji'), (2, 'BKN', 'pegawai', 1, 'SIASN', 'https://contoh.invalid', '{}', 'uji'),
        (3, 'SIMPEG', 'pegawai', 1, 'HTTP', 'https://contoh.invalid', '{}', 'uji')`;
      await sql`insert into anggaran_sumber (sumber, kapasitas, per_detik, sisa) values ('bkn/9002', 5, 0.1, 0), ('simpeg/9003', 7, 2, 3), ('minta/1', 3, 0.0166, 1)`;
      const [jatah] = await sql<
        { b: string }[]
      >`insert into jatah_sumber values ('SIASN:1', clock_timestamp() + interval '2 seconds') returning boleh_pada::text b`;
      return jatah?.b ?? '';
    });
    await migrate(lamaUrl);
    const baris = await sqlUntukIrisan(
      lamaUrl,
      (sql) => sql`select sumber, kapasitas::int k, round(60 * per_detik)::int menit, sisa::int sisa,
        case when sumber = 'siasn/9001' then abs(extract(epoch from pada + 1 / per_detik * interval '1 second' - ${berikut}::text::timestamptz)) < 0.001 end tepat from anggaran_sumber order by 1`,
    );
    expect([...baris]).toEqual([
      { sumber: 'bkn/9002', k: 5, menit: 6, sisa: 0, tepat: null },
      { sumber: 'http/9003', k: 7, menit: 120, sisa: 3, tepat: null },
      { sumber: 'minta/1', k: 3, menit: 1, sisa: 1, tepat: null },
      { sumber: 'siasn/9001', k: 1, menit: 15, sisa: 0, tepat: true },
      { sumber: 'siasn/9002', k: 5, menit: 6, sisa: 0, tepat: null },
      { sumber: 'simpeg/9003', k: 7, menit: 120, sisa: 3, tepat: null },
    ]);
  } finally {
    await sqlUntukIrisan(adminUrl, (sql) => sql.unsafe(`drop database ${nama} with (force)`));
    rmSync(folder, { recursive: true, force: true });
  }
});
