import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pasangMetrikSinkron } from '../../bin/akar/metrik-sinkron.ts';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import type { StatusUmpan } from '../../sync/jadwal/status.ts';
import { segarkanJadwal } from '../../sync/jadwal/tingkat.ts';
import { rakitJadwal } from '../sync/jadwal/rakit-jadwal.ts';
import { type Mesin, rakitMesin } from '../sync/mesin.ts';

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(40, 2);
}, 60_000);
afterAll(() => m.hapus());
beforeEach(async () => {
  const j = await rakitJadwal(m);
  await segarkanJadwal(j.bahan);
  await m.sql((sql) => sql`update kesegaran set status = 'SEHAT', sebab = null, pada = clock_timestamp()`);
  // Healthy and without a change: from here on every instansi is TENANG.
  await segarkanJadwal(j.bahan);
  await j.tutup();
  await m.sql((sql) => sql`update jadwal_umpan set berikut = clock_timestamp() + interval '1 hour', diminta_pada = null`);
});

async function simpul(...argv: string[]): Promise<{ kode: number; keluar: string; cerita: string }> {
  const keluar: string[] = [];
  const cerita: string[] = [];
  const kode = await jalankanPerintah(argv, { DATABASE_URL: m.basis.url }, { stdout: (s) => void keluar.push(s), stderr: (s) => void cerita.push(s) });
  return { kode, keluar: keluar.join(''), cerita: cerita.join('') };
}
const kode = (): string => m.instansiKe(1).kodeCepat;
const jatuhTempo = async (): Promise<number> =>
  (await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from jadwal_umpan where berikut <= clock_timestamp()`))[0]?.n ?? 0;

test('status menyebut keadaan, sebab, tingkat, dan rencana setiap umpan, sebagai tabel dan sebagai JSON', async () => {
  await m.sql(
    (sql) => sql`update kesegaran set status = 'PERLU_TINDAKAN', sebab = 'kolom hilang' where instansi = 1 and sisi = 'SIMPEG' and jenis = 'pegawai'`,
  );
  const tabel = (await simpul('tarikan', 'status', '--instansi', kode())).keluar.trimEnd().split('\n');
  expect(tabel).toHaveLength(8);
  expect(tabel[0]).toMatch(/^KODE +SISI +JENIS +STATUS +TINGKAT +PADA +BERIKUT +GAGAL +SUMBER +SEBAB$/);
  expect(tabel.find((b) => /SIMPEG +pegawai/.test(b))).toMatch(/PERLU_TINDAKAN +TENANG .*kolom hilang$/);
  const { umpan } = JSON.parse((await simpul('tarikan', 'status', '--format', 'json')).keluar) as { umpan: StatusUmpan[] };
  expect(umpan).toHaveLength(14);
  expect(umpan[0]).toMatchObject({ kodeCepat: kode(), status: 'SEHAT', sumber: 'TERTUTUP', berikutPada: expect.stringMatching(/Z$/) });
  expect((await simpul('tarikan', 'status', '--format', 'xml')).kode).toBe(2);
});

test('minta: jatuh tempo sekarang, tercatat; terlalu sering keluar 8', async () => {
  for (let n = 0; n < 3; n += 1) expect((await simpul('tarikan', 'minta', '--instansi', kode())).kode).toBe(0);
  expect(await jatuhTempo()).toBe(7);
  expect(await simpul('tarikan', 'minta', '--instansi', kode())).toMatchObject({ kode: 8, cerita: expect.stringContaining('TERLALU_SERING') });
  expect(await m.sql((sql) => sql`select count(*)::int n from jejak where peristiwa = 'tarikan.diminta' and pelaku = 'CLI'`)).toEqual([{ n: 3 }]);
});

test('anggaran: laju satu sumber ditetapkan dan dibaca; angka yang bukan laju ditolak', async () => {
  expect((await simpul('tarikan', 'anggaran', 'simpeg/9001', '--per-menit', '20')).kode).toBe(0);
  expect((await simpul('tarikan', 'anggaran', 'simpeg/9001', '--per-menit', '0')).kode).toBe(2);
  const [a] = await m.sql((sql) => sql`select kapasitas::float8 k, round(per_detik * 60)::int n from anggaran_sumber where sumber = 'simpeg/9001'`);
  expect(a).toEqual({ k: 1, n: 20 });
});

test('jeda dan lanjut: beralasan, sekali, per sisi; ulangi tanpa yang gagal bukan kesalahan', async () => {
  const jeda = (...lain: string[]) => simpul('tarikan', 'jeda', '--instansi', kode(), '--sisi', 'simpeg', '--jenis', 'pegawai', ...lain);
  expect((await jeda('--alasan', 'pendek')).kode).toBe(2);
  const dijeda = await jeda('--alasan', 'aplikasi dipelihara');
  expect(dijeda).toMatchObject({ kode: 0, keluar: '1\tSIMPEG\tpegawai\tDIJEDA\n' });
  expect((await jeda('--alasan', 'aplikasi dipelihara')).kode).toBe(7);
  expect((await simpul('tarikan', 'status', '--instansi', kode())).keluar).toMatch(/SIMPEG +pegawai +DIJEDA +TENANG +\S+ +- .*aplikasi dipelihara/);
  expect(await simpul('tarikan', 'lanjut', '--instansi', kode(), '--alasan', 'pemeliharaan selesai')).toMatchObject({
    kode: 0,
    keluar: '1\tSIMPEG\tpegawai\tMENCOBA_LAGI\n',
  });
  expect(await jatuhTempo()).toBe(1);
  expect((await simpul('tarikan', 'ulangi')).keluar).toBe('1\tSIMPEG\tpegawai\tMENCOBA_LAGI\n');
  await m.sql((sql) => sql`update kesegaran set status = 'SEHAT'`);
  expect(await simpul('tarikan', 'ulangi')).toMatchObject({ kode: 0, keluar: '' });
});

test('metrik: kedalaman antrean, umpan per keadaan, umur per tingkat, keterlambatan; tanpa instansi dan tanpa orang', async () => {
  const j = await rakitJadwal(m);
  const registry = new Registry();
  pasangMetrikSinkron(registry, j);
  await m.sql((sql) => sql`update kesegaran set status = 'DIJEDA' where instansi = 2 and sisi = 'SIMPEG' and jenis = 'pegawai'`);
  await m.sql(
    (sql) => sql`update jadwal_umpan set berikut = clock_timestamp() - interval '90 seconds' where instansi = 1 and sisi = 'SIMPEG' and jenis = 'pegawai'`,
  );
  await j.penjadwal({ setiapMs: 3_600_000 }).putar();
  const teks = await registry.metrics();
  const angka = (awalan: string): number =>
    Number(
      teks
        .split('\n')
        .find((b) => b.startsWith(awalan))
        ?.split(' ')
        .at(-1),
    );
  expect(angka('simpul_antrean_pekerjaan{antrean="utama",keadaan="menunggu"}')).toBe(1);
  expect(angka('simpul_umpan_keadaan{status="DIJEDA"}')).toBe(1);
  expect(angka('simpul_umpan_keadaan{status="PERLU_TINDAKAN"}')).toBe(0);
  expect(angka('simpul_umpan_umur_detik{tingkat="TENANG",ukuran="p95"}')).toBeGreaterThan(0);
  expect(angka('simpul_jadwal_jatuh_tempo')).toBe(1);
  expect(angka('simpul_jadwal_terlambat_detik')).toBeGreaterThanOrEqual(90);
  expect(angka('simpul_umpan_menunggu_tertua_detik')).toBe(0);
  expect(teks).not.toMatch(/\d{16}/);
  for (const i of m.instansi) expect(teks).not.toContain(i.kodeCepat);
  await j.tutup();
});
