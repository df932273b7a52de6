import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { bacaKunciTanda, kunciSegelPengembangan } from '../../platform/segel/kunci-segel.ts';
import { segelkan } from '../../platform/segel/segelkan.ts';
import { tempatSegelBerkas } from '../../platform/segel/tempat-berkas.ts';
import { type HasilPerintah, rekamPerintah } from '../support/perintah.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';
import { RUSAK_JEJAK, SHARD } from '../support/rusak-jejak.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'simpul-segel-'));
const asli = path.join(dir, 'asli');
/** What is tampered with; put back before each test. */
const folder = path.join(dir, 'segel');
let basis: BasisDataUji;

const owner = (teks: string): Promise<unknown> => sqlUntukIrisan(basis.url, (sql) => sql.unsafe(`set session_replication_role = replica; ${teks}`));
const tulisJejak = (n: number): Promise<unknown> =>
  sqlUntukIrisan(basis.url, async (sql) => {
    for (let i = 0; i < n; i += 1) await sql`select jejak_catat('tarikan.diminta', '{"instansi": 1}', 'uji', 'uji')`;
  });

const simpul = (...argv: string[]): Promise<HasilPerintah> => rekamPerintah(argv, { SIMPUL_DATA: dir, SIMPUL_SEGEL_DIR: folder, DATABASE_URL: basis.url });
const periksa = async () => {
  const { kode, keluar } = await simpul('audit', 'verifikasi', '--json');
  const isi = JSON.parse(keluar) as { cacat: { cacat: string }[]; segel: { jumlah: number; cacat: { cacat: string }[] } };
  return { kode, cacat: new Set([...isi.cacat, ...isi.segel.cacat].map((c) => c.cacat)), jumlah: isi.segel.jumlah };
};

beforeAll(async () => {
  basis = await buatBasisData();
  const bahan = { tujuan: sebagaiPeran(basis.url, 'simpul_sync'), tempat: tempatSegelBerkas(asli), kunci: bacaKunciTanda(kunciSegelPengembangan(dir)) };
  for (let ke = 1; ke <= 4; ke += 1) {
    await tulisJejak(30);
    expect(await segelkan(bahan)).toEqual({ jenis: 'DISEGEL', nomor: ke });
  }
  await owner(
    'create table cadang as select * from jejak; create table cadang_kepala as select * from jejak_kepala; create table cadang_segel as select * from jejak_segel',
  );
}, 60_000);
afterAll(async () => {
  await basis.hapus();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  await owner(`delete from jejak; insert into jejak select * from cadang; delete from jejak_kepala; insert into jejak_kepala select * from cadang_kepala;
    delete from jejak_segel; insert into jejak_segel select * from cadang_segel`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(asli, folder, { recursive: true });
});

const berkas = (): string => path.join(folder, readdirSync(folder)[0] ?? '');
const ubahBaris = (fn: (baris: string[]) => string[]): void => {
  const baris = readFileSync(berkas(), 'utf8').trimEnd().split('\n');
  writeFileSync(berkas(), `${fn(baris).join('\n')}\n`);
};
/** From the second entry of the longest chain on, sound again in itself, head and all. */
const TULIS_ULANG = `do $$ declare s smallint := ${SHARD}; h bytea; r record; begin
  select hash into h from jejak where shard = s and urut = 1;
  for r in select * from jejak where shard = s and urut > 1 order by urut loop
    update jejak set orang = 'lain', sebelum = h, hash = jejak_hash(s, r.urut, r.pada, r.peristiwa, r.pelaku, 'lain', r.data, h) where shard = s and urut = r.urut returning hash into h;
  end loop;
  update jejak_kepala set hash = h where shard = s;
end $$`;
const POTONG = `delete from jejak j where shard = ${SHARD} and urut > 2; update jejak_kepala k set (urut, hash) = (select urut, hash from jejak j where j.shard = k.shard order by urut desc limit 1)
  where exists (select from jejak j where j.shard = k.shard)`;

test('rantai dan segel yang tidak disentuh: utuh, juga sesudah entri baru yang belum disegel', async () => {
  expect(await periksa()).toEqual({ kode: 0, cacat: new Set(), jumlah: 4 });
  await tulisJejak(5);
  expect(await periksa()).toEqual({ kode: 0, cacat: new Set(), jumlah: 4 });
});

describe('setiap cara merusak rantai ditemukan', () => {
  test.each<readonly [string, string, string]>([
    ...RUSAK_JEJAK,
    ['ekor yang dihapus beserta kepalanya', POTONG, 'TERBITAN_HILANG'],
    ['rantai yang ditulis ulang sampai utuh lagi', TULIS_ULANG, 'TERBITAN_BERBEDA'],
  ])('%s', async (_, teks, jenis) => {
    await owner(teks);
    const hasil = await periksa();
    expect(hasil.kode).toBe(1);
    expect(hasil.cacat).toContain(jenis);
  });

  test('kendali: tanpa segel, rantai yang ditulis ulang tampak utuh', async () => {
    await owner(`${TULIS_ULANG}; update jejak_segel set nomor = 0`);
    rmSync(folder, { recursive: true });
    const { kode, keluar } = await simpul('audit', 'verifikasi');
    expect({ kode, keluar }).toEqual({ kode: 0, keluar: expect.stringContaining('tanpa segel') });
  });
});

describe('setiap cara merusak tempat segel ditemukan', () => {
  test.each<[string, () => unknown, string]>([
    ['segel terakhir dihapus', () => ubahBaris((b) => b.slice(0, -1)), 'SEGEL_EKOR_HILANG'],
    ['segel terakhir terpotong', () => truncateSync(berkas(), readFileSync(berkas()).length - 40), 'SEGEL_EKOR_HILANG'],
    ['segel di tengah dihapus', () => ubahBaris((b) => b.filter((_, i) => i !== 1)), 'SEGEL_HILANG'],
    ['dua segel tertukar', () => ubahBaris(([a, b, c, d]) => [a, c, b, d].map(String)), 'SEGEL_TERTUKAR'],
    ['seluruh berkas hilang', () => rmSync(berkas()), 'SEGEL_EKOR_HILANG'],
    ['isi segel diubah', () => ubahBaris((b) => b.map((x, i) => (i === 2 ? x.replace(/"jumlah":"\d+"/, '"jumlah":"1"') : x))), 'TANDA_TANGAN_SALAH'],
  ])('%s', async (_, rusakkan, jenis) => {
    rusakkan();
    const hasil = await periksa();
    expect(hasil.kode).toBe(1);
    expect(hasil.cacat).toContain(jenis);
  });

  test('basis data yang dikembalikan ke cadangan lama terlihat dari segelnya', async () => {
    await owner(`${POTONG}; update jejak_segel set nomor = 1`);
    expect((await periksa()).cacat).toContain('BASIS_DATA_MUNDUR');
  });
});

describe('penyegel tidak menandatangani yang tidak dapat ia pertanggungjawabkan', () => {
  test('rantai yang berbeda dari segel terakhir ditolak, dan umur segel tidak disegarkan', async () => {
    await owner(`${TULIS_ULANG}; update jejak_segel set pada = clock_timestamp() - interval '5 hours'`);
    expect(await simpul('audit', 'segel')).toMatchObject({ kode: 1, keluar: expect.stringContaining('rantai jejak') });
    expect(readFileSync(berkas(), 'utf8').trimEnd().split('\n')).toHaveLength(4);
    const [basi] = await sqlUntukIrisan(basis.url, (sql) => sql`select jejak_segel_basi() basi`);
    expect(basi).toEqual({ basi: true });
  });

  test('tempat yang kehilangan ekornya ditolak; deret baru dimulai dengan alasan, di folder kosong, dan tercatat di jejak', async () => {
    ubahBaris((b) => b.slice(0, -1));
    expect(await simpul('audit', 'segel')).toMatchObject({ kode: 1, keluar: expect.stringContaining('SIMPUL_SEGEL_DIR') });
    expect((await simpul('audit', 'segel', '--mulai-baru', '--alasan', 'cakram segel yang lama rusak')).kode).toBe(2);
    rmSync(folder, { recursive: true });
    expect((await simpul('audit', 'segel', '--mulai-baru', '--alasan', 'pendek')).kode).toBe(2);
    expect(await simpul('audit', 'segel', '--mulai-baru', '--alasan', 'cakram segel yang lama rusak')).toMatchObject({ kode: 0, keluar: 'segel nomor 1\n' });
    expect(await periksa()).toEqual({ kode: 0, cacat: new Set(), jumlah: 1 });
    const [entri] = await sqlUntukIrisan(basis.url, (sql) => sql`select data from jejak where peristiwa = 'jejak.segel_dimulai_baru'`);
    expect(entri).toEqual({ data: { nomorLama: 4, alasan: 'cakram segel yang lama rusak' } });
  });

  test('mati di antara tempat dan basis data: segel berikutnya menyambung', async () => {
    await owner('update jejak_segel set nomor = 3');
    expect(await periksa()).toMatchObject({ kode: 0 });
    expect(await simpul('audit', 'segel')).toMatchObject({ kode: 0, keluar: 'segel nomor 5\n' });
    expect(await periksa()).toMatchObject({ kode: 0, jumlah: 5 });
  });
});

test('segel yang ditulis peran layanan: nomor tidak dapat mundur, waktu tidak dapat mendahului jam', async () => {
  const sebagaiSync = (teks: string) => sqlUntukIrisan(sebagaiPeran(basis.url, 'simpul_sync'), (sql) => sql.unsafe(teks));
  const kode = (teks: string): Promise<string> =>
    sebagaiSync(teks).then(
      () => 'diterima',
      (e: { sqlState?: string }) => String(e.sqlState),
    );
  const h = '0'.repeat(64);
  expect(await kode(`select jejak_segel_catat(4, '${h}', clock_timestamp())`)).toBe('22023');
  expect(await kode(`select jejak_segel_catat(9, '${h}', clock_timestamp() + interval '1 hour')`)).toBe('22023');
  expect(await kode("update jejak_segel set pada = 'infinity'")).toBe('42501');
  expect(await kode("select jejak_segel_mulai_baru('alasan yang cukup panjang', 'x', 'x')")).toBe('42501');
});
