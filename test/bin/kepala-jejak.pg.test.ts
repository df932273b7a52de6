import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type HasilPerintah, rekamPerintah } from '../support/perintah.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'simpul-kepala-'));
const berkas = (nama: string): string => path.join(dir, nama);
let basis: BasisDataUji;

const tulisJejak = (n: number): Promise<unknown> =>
  sqlUntukIrisan(basis.url, async (sql) => {
    for (let i = 0; i < n; i += 1) await sql`select jejak_catat('tarikan.diminta', '{"instansi": 1}', 'uji', 'uji')`;
  });

beforeAll(async () => {
  basis = await buatBasisData();
  for (const nama of ['a', 'lain']) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(berkas(`${nama}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(berkas(`${nama}.pub`), publicKey.export({ type: 'spki', format: 'pem' }));
  }
  await tulisJejak(40);
});
afterAll(async () => {
  await basis.hapus();
  rmSync(dir, { recursive: true, force: true });
});

const simpul = (...argv: string[]): Promise<HasilPerintah> => rekamPerintah(argv, { SIMPUL_DATA: dir, DATABASE_URL: basis.url });

/** Someone with every right rewrites one chain from an entry on, so that it is sound again in itself. */
const tulisUlang = (sql: Sql): Promise<unknown> =>
  sql.unsafe(`set session_replication_role = replica;
    do $$ declare s smallint; h bytea; r record; begin
      select shard into s from jejak group by shard order by count(*) desc limit 1;
      h := sha256(convert_to('simpul-jejak-' || s, 'UTF8'));
      for r in select * from jejak where shard = s order by urut loop
        update jejak set orang = 'lain', sebelum = h, hash = jejak_hash(s, r.urut, r.pada, r.peristiwa, r.pelaku, 'lain', r.data, h) where shard = s and urut = r.urut returning hash into h;
      end loop;
      update jejak_kepala set hash = h where shard = s;
    end $$`);

test('kepala yang diterbitkan, lama dan baru, cocok selama rantai hanya bertambah', async () => {
  for (let ke = 0; ke < 2; ke += 1) {
    appendFileSync(berkas('kepala.ndjson'), (await simpul('audit', 'kepala', '--kunci', berkas('a.pem'))).keluar);
    await tulisJejak(20);
  }
  const hasil = await simpul('audit', 'verifikasi', '--kepala', berkas('kepala.ndjson'), '--kunci-umum', berkas('a.pub'), '--json');
  expect({ kode: hasil.kode, isi: JSON.parse(hasil.keluar) }).toEqual({
    kode: 0,
    isi: { utuh: true, diperiksa: 80, cacat: [], akses: { cacat: [] }, terbitan: 2, tandaSalah: [] },
  });
});

test('tanda tangan orang lain, terbitan tanpa tanda tangan, dan terbitan yang diubah ditolak', async () => {
  const periksa = (nama: string, kunci: string) => simpul('audit', 'verifikasi', '--kepala', berkas(nama), '--kunci-umum', berkas(kunci));
  expect(await periksa('kepala.ndjson', 'lain.pub')).toMatchObject({ kode: 1, keluar: expect.stringContaining('TANDA_TANGAN_SALAH') });
  writeFileSync(berkas('polos.ndjson'), (await simpul('audit', 'kepala')).keluar);
  expect((await periksa('polos.ndjson', 'a.pub')).kode).toBe(1);
  expect((await simpul('audit', 'verifikasi', '--kepala', berkas('polos.ndjson'))).kode).toBe(0);
  const [pertama] = readFileSync(berkas('kepala.ndjson'), 'utf8').split('\n');
  writeFileSync(berkas('ubah.ndjson'), pertama?.replace(/"urut":"\d+"/, '"urut":"0"') ?? '');
  expect((await periksa('ubah.ndjson', 'a.pub')).kode).toBe(1);
});

test('berkas yang bukan terbitan dan kunci yang bukan Ed25519 ditolak dengan barisnya', async () => {
  writeFileSync(berkas('rusak.ndjson'), `${readFileSync(berkas('kepala.ndjson'), 'utf8')}{"format":"lain"}\n`);
  expect(await simpul('audit', 'verifikasi', '--kepala', berkas('rusak.ndjson'))).toMatchObject({ kode: 2, cerita: expect.stringContaining('baris 3') });
  expect((await simpul('audit', 'verifikasi', '--kepala', berkas('tidak-ada'))).kode).toBe(5);
  expect((await simpul('audit', 'kepala', '--kunci', berkas('a.pub'))).kode).toBe(2);
});

test('rantai yang ditulis ulang sampai utuh lagi hanya terlihat dari terbitannya; entri yang dipotong juga', async () => {
  await sqlUntukIrisan(basis.url, tulisUlang);
  expect((await simpul('audit', 'verifikasi')).kode).toBe(0);
  const hasil = await simpul('audit', 'verifikasi', '--kepala', berkas('kepala.ndjson'), '--kunci-umum', berkas('a.pub'));
  expect(hasil).toMatchObject({ kode: 1, keluar: expect.stringContaining('TERBITAN_BERBEDA') });
  await sqlUntukIrisan(basis.url, (sql) =>
    sql.unsafe(`set session_replication_role = replica; delete from jejak where shard = 3;
    update jejak_kepala set urut = 0, hash = sha256(convert_to('simpul-jejak-3', 'UTF8')) where shard = 3`),
  );
  expect((await simpul('audit', 'verifikasi')).kode).toBe(0);
  expect((await simpul('audit', 'verifikasi', '--kepala', berkas('kepala.ndjson'))).keluar).toContain('shard 3');
});
