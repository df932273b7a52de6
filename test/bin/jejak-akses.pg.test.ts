import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { bacaKunciTanda, kunciSegelPengembangan } from '../../platform/segel/kunci-segel.ts';
import { segelkan } from '../../platform/segel/segelkan.ts';
import { tempatSegelBerkas } from '../../platform/segel/tempat-berkas.ts';
import { nipUji } from '../support/isi.ts';
import { type HasilPerintah, rekamPerintah } from '../support/perintah.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';
import { tungguSemuaSelesai } from '../support/transaksi-selesai.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'simpul-jejak-akses-'));
const folder = path.join(dir, 'segel');
const TABEL = ['akses_data', 'akses_orang', 'akses_rangkum', 'akses_pangkasan', 'jejak', 'jejak_kepala', 'jejak_segel', 'parameter_aturan'] as const;
let basis: BasisDataUji;
let admin: pg.Client;

const BACA = { operasi: 'hukuman', tujuan: 'Pemeriksaan hukuman disiplin pegawai', jenis: ['DISIPLIN'] };
const bacaan = (klien: pg.Client, orang: readonly number[], lingkup?: object): Promise<unknown> =>
  klien.query("select akses_tulis($1::bigint[], $2::jsonb, 'akun', 'orang', 'DATA_STEWARD_BKN', null)", [
    orang.map(nipUji),
    JSON.stringify({ ...BACA, ...(lingkup && { lingkup }) }),
  ]);
/** As somebody who owns the database and no trigger stops. */
const perusak = (teks: string): Promise<unknown> => admin.query(`set session_replication_role = replica; ${teks}; set session_replication_role = default`);
const segel = () =>
  segelkan({ tujuan: sebagaiPeran(basis.url, 'simpul_sync'), tempat: tempatSegelBerkas(folder), kunci: bacaKunciTanda(kunciSegelPengembangan(dir)) });

const rangkumkan = async (): Promise<void> => {
  await tungguSemuaSelesai(admin);
  await admin.query('select akses_rangkumkan()');
};

const simpul = (...argv: string[]): Promise<HasilPerintah> => rekamPerintah(argv, { SIMPUL_DATA: dir, SIMPUL_SEGEL_DIR: folder, DATABASE_URL: basis.url });
const periksa = async (): Promise<readonly string[]> => {
  const { kode, keluar } = await simpul('audit', 'verifikasi', '--json');
  const { cacat, akses } = JSON.parse(keluar) as { cacat: { cacat: string }[]; akses: { cacat: { ke: string | null; akses: string | null; cacat: string }[] } };
  expect(kode).toBe(cacat.length + akses.cacat.length === 0 ? 0 : 1);
  return [...cacat.map((c) => `rantai ${c.cacat}`), ...akses.cacat.map((c) => `${c.ke === null ? 'pembacaan' : `rangkuman ${c.ke}`} ${c.cacat}`)];
};
const pulihkan = (): Promise<unknown> =>
  perusak(TABEL.map((t) => `delete from ${t}; insert into ${t} overriding system value select * from cadang_${t}`).join(';'));

beforeAll(async () => {
  basis = await buatBasisData();
  admin = new pg.Client(basis.url);
  await admin.connect();
  for (let ke = 1; ke <= 3; ke += 1) {
    await bacaan(admin, [1, 2, 3]);
    await bacaan(admin, [ke + 3]);
    await bacaan(admin, [1, 2, 3, 4], { umpan: 'contoh' });
    await perusak(
      `update akses_data set pada = '201${ke}-01-01' where pada > '2020-01-01'; update akses_orang set pada = '201${ke}-01-01' where pada > '2020-01-01'`,
    );
    await tungguSemuaSelesai(admin);
    expect(await segel()).toMatchObject({ jenis: 'DISEGEL' });
  }
  for (const t of TABEL) await admin.query(`create table cadang_${t} as select * from ${t}`);
}, 60_000);
afterAll(async () => {
  await admin.end();
  await basis.hapus();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(pulihkan);

test('jejak akses yang tidak disentuh utuh, juga dengan pembacaan yang belum dirangkum; tanpa pembacaan baru tidak ada rangkuman baru', async () => {
  expect(await periksa()).toEqual([]);
  await bacaan(admin, [7, 8]);
  expect(await periksa()).toEqual([]);
  const hitung = async (): Promise<unknown> => (await admin.query("select count(*)::int n from jejak where peristiwa = 'akses.dirangkum'")).rows[0];
  expect(await hitung()).toEqual({ n: 3 });
  await rangkumkan();
  await rangkumkan();
  expect(await hitung()).toEqual({ n: 4 });
  expect(await periksa()).toEqual([]);
});

describe('setiap cara merusak jejak akses ditemukan', () => {
  test.each<readonly [string, string, string]>([
    ['pembaca diganti', "update akses_data set orang = 'lain' where id = 4", 'rangkuman 2 AKSES_BERUBAH'],
    ['tujuan diganti', "update akses_data set tujuan = 'tujuan yang lain sama sekali' where id = 1", 'rangkuman 1 AKSES_BERUBAH'],
    ['waktu digeser', "update akses_data set pada = pada + interval '1 second' where id = 1", 'rangkuman 1 AKSES_BERUBAH'],
    ['pembacaan dihapus dengan orangnya', 'delete from akses_orang where akses = 4; delete from akses_data where id = 4', 'rangkuman 2 AKSES_HILANG'],
    [
      'pembacaan disisipkan',
      `insert into akses_data overriding system value select id + 100, pada, subjek, orang, peran, instansi, operasi, tujuan, jenis, rujukan, jumlah, himpunan, lingkup, trx, anggota
        from akses_data where id = 6`,
      'rangkuman 2 AKSES_DISISIPKAN',
    ],
    ['satu orang dihapus dari sebuah pembacaan', `delete from akses_orang where nip = ${nipUji(2)} and akses = 1`, 'pembacaan ORANG_BERUBAH'],
    ['satu orang ditambahkan', `insert into akses_orang select ${nipUji(9)}, pada, akses from akses_orang where akses = 2`, 'pembacaan ORANG_BERUBAH'],
    ['seorang diganti orang lain', `update akses_orang set nip = ${nipUji(9)} where nip = ${nipUji(2)} and akses = 1`, 'pembacaan ORANG_BERUBAH'],
    ['waktu seorang digeser', `update akses_orang set pada = '2019-01-01' where nip = ${nipUji(2)} and akses = 1`, 'pembacaan ORANG_BERUBAH'],
    [
      'anggota himpunan diganti',
      `update akses_data set himpunan = array_replace(himpunan, ${nipUji(2)}, ${nipUji(9)}) where id = 3`,
      'pembacaan ORANG_BERUBAH',
    ],
    ['orang tanpa pembacaan', `insert into akses_orang values (${nipUji(1)}, now(), 999)`, 'pembacaan ORANG_TANPA_AKSES'],
    [
      'pembacaan dan sidik orangnya ditulis ulang sampai cocok',
      `update akses_orang set nip = ${nipUji(9)} where akses = 2;
      update akses_data d set anggota = sha256(convert_to('{${nipUji(9)}}', 'UTF8')) where id = 2`,
      'rangkuman 1 AKSES_BERUBAH',
    ],
    ['rangkuman dimundurkan supaya dapat ditulis lagi', 'update akses_rangkum set (ke, sampai) = (0, 0)', 'rangkuman 0 RANGKUMAN_TIDAK_COCOK'],
    ['entri rangkuman dihapus dari jejak', "delete from jejak where peristiwa = 'akses.dirangkum' and data ->> 'ke' = '2'", 'rangkuman 3 RANGKUMAN_HILANG'],
  ])('%s', async (_, teks, cacat) => {
    await perusak(teks);
    expect(await periksa()).toContain(cacat);
  });

  test('sebelum dirangkum orang yang dihapus dari sebuah pembacaan sudah terlihat', async () => {
    await bacaan(admin, [7, 8]);
    await perusak(`delete from akses_orang where nip = ${nipUji(8)}`);
    expect(await periksa()).toEqual(['pembacaan ORANG_BERUBAH']);
  });
});

test('pembacaan yang transaksinya masih berjalan masuk rangkuman berikutnya, tidak hilang dan tidak menjadi sisipan', async () => {
  const lain = new pg.Client(basis.url);
  await lain.connect();
  try {
    await lain.query('begin');
    await bacaan(lain, [7]);
    await bacaan(admin, [8]);
    await admin.query('select akses_rangkumkan()');
    await lain.query('commit');
    expect(await periksa()).toEqual([]);
    await rangkumkan();
    expect(await periksa()).toEqual([]);
    const { rows } = await admin.query(
      "select sum((data ->> 'jumlah')::int)::int n, (select count(*)::int from akses_data) ada from jejak where peristiwa = 'akses.dirangkum'",
    );
    expect(rows).toEqual([{ n: 11, ada: 11 }]);
  } finally {
    await lain.end();
  }
});

describe('masa simpan', () => {
  const tetapkan = (bulan: string, sejak: string, dasar = 'Jadwal retensi arsip contoh'): Promise<HasilPerintah> =>
    simpul('audit', 'retensi', '--tetapkan', bulan, '--sejak', sejak, '--dasar', dasar);
  const hariIni = async (): Promise<string> => String((await admin.query('select hari_ini()::text h')).rows[0].h);
  const sisa = async (): Promise<unknown> =>
    (await admin.query('select count(*)::int n, (select count(*)::int from akses_orang) orang from akses_data')).rows[0];

  test('tanpa masa simpan tidak ada yang dihapus, dan tidak seorang pun dapat menghapus di luar perintahnya', async () => {
    expect(await simpul('audit', 'retensi')).toMatchObject({
      kode: 0,
      keluar: 'tanpa masa simpan: jejak akses disimpan selamanya\ntidak ada yang boleh dihapus\n',
    });
    expect(await simpul('audit', 'retensi', '--pangkas')).toMatchObject({ kode: 0, keluar: 'tidak ada yang dihapus\n' });
    for (const t of ['akses_data', 'akses_orang']) await expect(admin.query(`delete from ${t}`), t).rejects.toMatchObject({ code: '42501' });
    expect(await sisa()).toEqual({ n: 9, orang: 12 });
  });

  test('masa simpan perlu dasar, paling sedikit lima tahun, tidak berlaku surut; setiap penetapan tercatat', async () => {
    const h = await hariIni();
    for (const salah of [tetapkan('59', h), tetapkan('120', '2020-01-01'), tetapkan('120', h, 'pendek'), tetapkan('120', 'kemarin')])
      expect((await salah).kode).toBe(2);
    expect(await tetapkan('120', h)).toMatchObject({ kode: 0 });
    const { rows } = await admin.query("select data from jejak where peristiwa = 'akses.retensi_ditetapkan'");
    expect(rows).toEqual([{ data: { bulan: 120, sejak: h, dasar: 'Jadwal retensi arsip contoh' } }]);
  });

  test('yang lewat masanya dihapus per rangkuman utuh, tercatat, dan jejak akses tetap terperiksa sesudahnya', async () => {
    await perusak("insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('AKSES', 'simpanBulan', 60, '2020-01-01', 'contoh')");
    await bacaan(admin, [7]);
    expect(await simpul('audit', 'retensi', '--pangkas')).toMatchObject({
      kode: 0,
      keluar: expect.stringMatching(/^9 pembacaan atas 24 orang .* sampai rangkuman 3\n$/),
    });
    expect(await sisa()).toEqual({ n: 1, orang: 1 });
    const { rows } = await admin.query(
      "select data ->> 'ke' ke, data ->> 'jumlah' jumlah, data ->> 'orang' orang from jejak where peristiwa = 'akses.dipangkas'",
    );
    expect(rows).toEqual([{ ke: '3', jumlah: '9', orang: '24' }]);
    expect(await periksa()).toEqual([]);
    await perusak(`insert into akses_data overriding system value select * from cadang_akses_data where id = 1`);
    expect(await periksa()).toContain('rangkuman 1 AKSES_DISISIPKAN');
  });

  test('jejak akses yang rusak tidak dipangkas', async () => {
    await perusak(
      "insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('AKSES', 'simpanBulan', 60, '2020-01-01', 'contoh'); update akses_data set orang = 'lain' where id = 1",
    );
    expect(await simpul('audit', 'retensi', '--pangkas')).toMatchObject({ kode: 1, keluar: expect.stringContaining('DITOLAK') });
    expect(await sisa()).toEqual({ n: 9, orang: 12 });
  });
});
