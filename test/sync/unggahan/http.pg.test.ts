import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { type LayananGerbang, layani } from '../../../gateway/http.ts';
import { isiKunciPemanggil } from '../../../platform/auth/pemanggil.ts';
import { KolamIrisan } from '../../../platform/db/kolam-irisan.ts';
import { openDb, type PegangDb } from '../../../platform/db/open-db.ts';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';
import { ruteUnggahan } from '../../../sync/unggahan/http.ts';
import type { LaporanUmpan } from '../../../sync/unggahan/laporan.ts';
import { KUNCI_UJI, type Rakitan, rakit } from '../../gateway/rakit.ts';
import { type RakitanUnggahan, rakitUnggahan, teks } from './rakit-unggahan.ts';

let r: RakitanUnggahan;
let gerbang: Rakitan;
let layanan: LayananGerbang;
let app: PegangDb;
let kolam: KolamIrisan;
const BATAS = 4_000_000;

beforeAll(async () => {
  r = await rakitUnggahan(60, 3);
  gerbang = await rakit('lokal');
  app = openDb({ url: sebagaiPeran(r.basis.url, 'simpul_app'), nama: 'uji-unggahan' });
  await r.sql((sql) => isiKunciPemanggil(sql, KUNCI_UJI.kid, KUNCI_UJI.kunci));
  kolam = new KolamIrisan(r.url);
  layanan = await layani(gerbang.gerbang, { port: 0, rute: ruteUnggahan({ url: r.url, kolam, dir: r.dir, batas: BATAS, pool: app.pool }) });
});
afterAll(async () => {
  await layanan.tutup();
  await kolam.tutup();
  await app.close();
  await r.hapus();
});

const id = (no: number): string => r.instansi.find((i) => i.no === no)?.id ?? '';

async function minta(
  sub: string | null,
  jalur: string,
  badan?: string | Buffer,
  kepala: Record<string, string> = {},
): Promise<{ status: number; jenis: string; teks: string; isi: LaporanUmpan & { kode?: string } }> {
  const headers = { ...kepala, ...(sub === null ? {} : { authorization: `Bearer ${await gerbang.token(sub)}` }) };
  const jawab = await fetch(
    `${layanan.url}${jalur}`,
    badan === undefined ? { headers } : { method: 'POST', headers, body: new Uint8Array(Buffer.from(badan)) },
  );
  const isi = await jawab.text();
  const jenis = jawab.headers.get('content-type') ?? '';
  return { status: jawab.status, jenis, teks: isi, isi: jenis.includes('json') ? JSON.parse(isi) : null };
}

const unggah = (sub: string | null, no: number, badan: string | Buffer, lain = 'jenis=pegawai') =>
  minta(sub, `/v1/unggahan?instansi=${encodeURIComponent(id(no))}&${lain}`, badan);

test('integrator mengunggah SIMPEG instansinya sendiri, membaca laporannya lagi, dan mengunduh baris gagal', async () => {
  const asli = teks(r.berkas('simpeg', 1)).trimEnd().split('\n');
  const rusak = [...asli.slice(0, 3), (asli[3] ?? '').replace(/\d{18}/, '1,98E+17'), ...asli.slice(4)].join('\n');
  const { status, isi } = await unggah('integrator', 1, gzipSync(rusak));
  expect({ status, isi }).toMatchObject({ status: 200, isi: { status: 'DITERAPKAN', sisi: 'SIMPEG', instansiId: id(1) } });
  expect(isi.ditolak.some((d) => d.baris === 4)).toBe(true);
  const lagi = await minta('integrator', `/v1/unggahan/${isi.tarikanId}`);
  expect(lagi.isi).toEqual(isi);
  const gagal = await minta('integrator', isi.gagalUrl ?? '');
  expect(gagal).toMatchObject({ status: 200, jenis: 'text/csv; charset=utf-8' });
  expect(gagal.teks).toContain('_kesalahan');
  expect(gagal.teks.trimEnd().split('\r\n')).toHaveLength(isi.ditolak.length + 1);
});

test('baris gagal yang dikembalikan meninggalkan satu jejak sehimpunan orang yang terbaca di dalamnya, sebelum barisnya keluar', async () => {
  const asli = teks(r.berkas('simpeg', 1)).trimEnd().split('\n');
  const [orang] = /(?<!\d)\d{18}(?!\d)/.exec(asli[5] ?? '') ?? [''];
  // The same person twice, told apart by the rest of the row: neither can be taken.
  const ganda = [...asli.slice(0, 12), (asli[5] ?? '').replace(/[A-Z]{4,}/, 'NAMA LAIN')].join('\n');
  const { isi } = await unggah('integrator', 1, ganda, 'jenis=pegawai&lengkap=false');
  expect(isi.ditolak.length).toBeGreaterThan(0);
  const jejak = () =>
    r.sql(
      (sql) => sql<
        { peran: string; jenis: string; lingkup: object; ada: boolean }[]
      >`select peran, array_to_string(jenis, ' ') jenis, lingkup, ${orang}::bigint = any (himpunan) ada
      from akses_data where operasi = 'barisDitolak' and lingkup ->> 'tarikan' = ${isi.tarikanId}`,
    );
  expect(await jejak()).toEqual([]);
  expect((await minta('integrator', isi.gagalUrl ?? '')).teks).toContain(orang);
  expect(await jejak()).toEqual([{ peran: 'INTEGRATOR_INSTANSI', jenis: 'NIK TGL_LAHIR', lingkup: { tarikan: isi.tarikanId }, ada: true }]);
  expect((await minta('steward', '/v1/unggahan/999999/gagal.csv')).status).toBe(404);
  expect(await jejak()).toHaveLength(1);
});

test('tunggu=false: dijawab 202 dengan alamat laporannya begitu umpan tersimpan, dan pekerja yang mengolahnya', async () => {
  const jawab = await fetch(`${layanan.url}/v1/unggahan?instansi=${id(3)}&jenis=pegawai&tunggu=false`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await gerbang.token('steward')}` },
    body: new Uint8Array(Buffer.from(teks(r.berkas('bkn', 3)))),
  });
  const laporan = (await jawab.json()) as LaporanUmpan;
  expect({ kode: jawab.status, status: laporan.status, diterapkan: laporan.diterapkan }).toEqual({ kode: 202, status: 'DITERIMA', diterapkan: 0 });
  const alamat = jawab.headers.get('location') ?? '';
  expect(alamat).toBe(`/v1/unggahan/${laporan.tarikanId}`);
  const titipan = await r.sql(
    (sql) => sql`select antrean, nama, kunci, payload from kotak_keluar where kunci = ${`tarikan:${laporan.tarikanId}`} and dikirim is null`,
  );
  expect(titipan).toEqual([{ antrean: 'utama', nama: 'proses-tarikan', kunci: `tarikan:${laporan.tarikanId}`, payload: { tarikan: laporan.tarikanId } }]);
  expect((await minta('steward', alamat)).isi.status).toBe('DITERIMA');
  await prosesTarikan({ url: r.url }, laporan.tarikanId ?? '');
  const kini = (await minta('steward', alamat)).isi;
  expect(kini.status).toBe('DITERAPKAN');
  expect(kini.diterapkan).toBeGreaterThan(0);
});

test('token instansi lain, peran tanpa hak, dan tanpa token ditolak sebelum apa pun disimpan', async () => {
  const sebelum = await r.sql((sql) => sql`select count(*)::int n from tarikan`);
  const badan = teks(r.berkas('simpeg', 2));
  expect(await unggah('integrator', 2, badan)).toMatchObject({ status: 403, jenis: 'application/problem+json', isi: { kode: 'BUKAN_INSTANSI_ANDA' } });
  expect(await minta('integrator', '/v1/unggahan?instansi=TIDAKADA&jenis=pegawai', badan)).toMatchObject({ status: 403, isi: { kode: 'BUKAN_INSTANSI_ANDA' } });
  expect(await unggah(null, 2, badan)).toMatchObject({ status: 401, isi: { kode: 'BELUM_MASUK' } });
  const ppk = await fetch(`${layanan.url}/v1/unggahan?instansi=${id(1)}&jenis=pegawai`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await gerbang.token('ganda')}`, 'x-simpul-peran': 'PPK' },
    body: badan,
  });
  expect([ppk.status, ((await ppk.json()) as { kode: string }).kode]).toEqual([403, 'TIDAK_BERWENANG']);
  expect(await r.sql((sql) => sql`select count(*)::int n from tarikan`)).toEqual(sebelum);
});

test('steward mengunggah sisi BKN instansi mana pun; instansi lain tidak dapat membaca laporannya, dan baris mentah BKN tidak keluar ke instansi', async () => {
  const dua = await unggah('steward', 2, teks(r.berkas('bkn', 2)));
  expect(dua).toMatchObject({ status: 200, isi: { sisi: 'BKN', status: 'DITERAPKAN' } });
  expect(await minta('integrator', `/v1/unggahan/${dua.isi.tarikanId}`)).toMatchObject({ status: 404, isi: { kode: 'TIDAK_DITEMUKAN' } });
  const satu = await unggah('steward', 1, teks(r.berkas('bkn', 1)));
  expect((await minta('integrator', `/v1/unggahan/${satu.isi.tarikanId}`)).status).toBe(200);
  expect(await minta('integrator', `/v1/unggahan/${satu.isi.tarikanId}/gagal.csv`)).toMatchObject({ status: 403, isi: { kode: 'TIDAK_BERWENANG' } });
  expect((await minta('steward', `/v1/unggahan/${satu.isi.tarikanId}/gagal.csv`)).status).toBe(200);
});

test('uji=true menjawab perkiraan tanpa tarikan', async () => {
  const sebelum = await r.sql((sql) => sql`select count(*)::int n from tarikan`);
  expect(await unggah('integrator', 1, teks(r.berkas('simpeg', 1)), 'jenis=pegawai&uji=true')).toMatchObject({
    status: 200,
    isi: { status: 'UJI', tarikanId: null, gagalUrl: null },
  });
  expect(await r.sql((sql) => sql`select count(*)::int n from tarikan`)).toEqual(sebelum);
});

test('permintaan yang salah dijawab problem+json dengan sebabnya', async () => {
  const kasus: [string, string, Record<string, string>, number, string][] = [
    ['jenis=gaji', 'x', {}, 400, 'MASUKAN_SALAH'],
    ['jenis=pegawai&uji=ya', 'x', {}, 400, 'MASUKAN_SALAH'],
    ['jenis=pegawai', 'x', { 'content-type': 'multipart/form-data; boundary=x' }, 400, 'MASUKAN_SALAH'],
    ['jenis=pegawai', 'a;b\n1;2\n', {}, 422, 'BERKAS_DITOLAK'],
    ['jenis=pegawai', '', {}, 422, 'BERKAS_DITOLAK'],
  ];
  for (const [kueri, badan, kepala, status, kode] of kasus) {
    const jawab = await minta('steward', `/v1/unggahan?instansi=${id(1)}&${kueri}`, badan, kepala);
    expect(jawab, kueri).toMatchObject({ status, jenis: 'application/problem+json', isi: { kode } });
  }
  expect((await minta('steward', '/v1/unggahan/abc')).status).toBe(404);
  expect((await minta('steward', '/v1/unggahan/99999999')).status).toBe(404);
});

test('badan yang melampaui batas dijawab 413, baik panjangnya dikatakan maupun tidak', async () => {
  const sebelum = await r.sql((sql) => sql`select count(*)::int n from tarikan`);
  const besar = Buffer.alloc(BATAS + 1, 65);
  const dikatakan = await unggah('steward', 1, besar).catch(() => null);
  if (dikatakan !== null) expect(dikatakan).toMatchObject({ status: 413, isi: { kode: 'BERKAS_DITOLAK' } });
  const arus = new ReadableStream({
    pull(kendali) {
      kendali.enqueue(Buffer.alloc(500_000, 65));
    },
  });
  const kirim = fetch(`${layanan.url}/v1/unggahan?instansi=${id(1)}&jenis=pegawai`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await gerbang.token('steward')}` },
    body: arus,
    duplex: 'half',
  } as RequestInit);
  // The sender may see the reset before the answer; what must not happen is an endless read.
  const status = await kirim.then((j) => j.status).catch(() => 413);
  expect(status).toBe(413);
  expect(await r.sql((sql) => sql`select count(*)::int n from tarikan`)).toEqual(sebelum);
  expect(readdirSync(r.dir).filter((n) => n.endsWith('.sementara') || statSync(path.join(r.dir, n)).size > BATAS)).toEqual([]);
});

test('Idempotency-Key: ulangan menjawab tarikan yang sama, isi lain dijawab 409, dan orang lain tidak terganggu', async () => {
  const badan = teks(r.berkas('simpeg', 1));
  const kirim = (sub: string, isi: string) =>
    minta(sub, `/v1/unggahan?instansi=${encodeURIComponent(id(1))}&jenis=pegawai&sisi=SIMPEG`, isi, { 'idempotency-key': 'kunci-1' });
  const satu = await kirim('integrator', badan);
  const dua = await kirim('integrator', badan);
  expect(dua).toEqual(satu);
  expect(await kirim('integrator', `${badan}\n`)).toMatchObject({ status: 409, isi: { kode: 'KUNCI_DIPAKAI_LAIN' } });
  const lain = await kirim('steward', badan);
  expect(lain.status).toBe(200);
  expect(lain.isi.tarikanId).not.toBe(satu.isi.tarikanId);
});

test('kiriman serentak dengan satu kunci menjadi satu tarikan: kunci dan penerimaannya tercatat bersama', async () => {
  const badan = teks(r.berkas('simpeg', 2));
  const jalur = `/v1/unggahan?instansi=${encodeURIComponent(id(2))}&jenis=pegawai&sisi=SIMPEG&tunggu=false`;
  const sebelum = await r.sql((sql) => sql`select count(*)::int n from tarikan`);
  const jawab = await Promise.all(Array.from({ length: 6 }, () => minta('steward', jalur, badan, { 'idempotency-key': 'kunci-serentak' })));
  expect([...new Set(jawab.map((j) => j.isi.tarikanId))]).toHaveLength(1);
  expect(jawab.map((j) => j.status)).toEqual(jawab.map(() => 202));
  expect(await r.sql((sql) => sql`select count(*)::int n from tarikan`)).toEqual(sebelum.map(({ n }) => ({ n: n + 1 })));
});

test('badan yang jauh lebih panjang daripada Content-Length dibaca sampai panjang itu saja, lalu sambungannya ditutup', async () => {
  const { hostname, port } = new URL(layanan.url);
  const soket = connect(Number(port), hostname);
  let jawab = '';
  soket.setEncoding('latin1').on('data', (s: string) => {
    jawab += s;
  });
  soket.on('error', () => undefined);
  const ditutup = new Promise<void>((selesai) => soket.once('close', () => selesai()));
  const kepala = [
    `POST /v1/unggahan?instansi=${id(1)}&jenis=pegawai HTTP/1.1`,
    'host: uji',
    `authorization: Bearer ${await gerbang.token('steward')}`,
    'content-length: 64',
  ];
  soket.write(`${kepala.join('\r\n')}\r\n\r\n`);
  const keping = Buffer.alloc(1_048_576, 'kolom;lain\n');
  let megabita = 0;
  for (; !soket.destroyed && megabita < 5_120; megabita += 1)
    if (!soket.write(keping)) await Promise.race([once(soket, 'drain').catch(() => undefined), ditutup]);
  await ditutup;
  expect(megabita).toBeLessThan(256);
  // The reset that ends the flood may overtake the answer.
  expect(jawab).toMatch(/^$|^HTTP\/1\.1 4(00|22) /);
});
