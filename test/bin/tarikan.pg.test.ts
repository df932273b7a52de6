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
});
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
  expect(tabel[0]).toMatch(/^KODE +SISI +JENIS +STATUS +TINGKAT +PADA +BERIKUT +GAGAL +SUMBER +JALUR +ANGGARAN +DAHULU +SEBAB$/);
  expect(tabel.find((b) => /SIMPEG +pegawai/.test(b))).toMatch(/PERLU_TINDAKAN +TENANG .*kolom hilang$/);
  const { umpan } = JSON.parse((await simpul('tarikan', 'status', '--format', 'json')).keluar) as { umpan: StatusUmpan[] };
  expect(umpan).toHaveLength(14);
  expect(umpan[0]).toMatchObject({
    kodeCepat: kode(),
    status: 'SEHAT',
    sumber: 'TERTUTUP',
    jalur: 'cepat',
    anggaran: null,
    didahulukan: null,
    berikutPada: expect.stringMatching(/Z$/),
  });
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
  expect((await simpul('tarikan', 'anggaran', 'simpeg/9001')).keluar).toBe('simpeg/9001\t20/menit\t1 sekaligus\tsisa 1\n');
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

test('satu keadaan sumber: tarikan status, tarikan anggaran, dan sumber-data daftar menyebut anggaran, pemutus, jalur, dan yang menunggu dengan angka yang sama', async () => {
  const setelan = ['--setelan', 'jedaMs=4000'];
  expect(
    (
      await simpul(
        'sumber-data',
        'pasang',
        '--instansi',
        kode(),
        '--sisi',
        'BKN',
        '--macam',
        'siasn',
        '--alamat',
        'https://contoh.invalid/apisiasn/1.0',
        ...setelan,
      )
    ).kode,
  ).toBe(0);
  const nama = `siasn/${kode()}`;
  await m.sql(async (sql) => {
    await sql`insert into pemutus_sumber (sumber, keadaan, gagal, lambat, sampai) values (${nama}, 'TERBUKA', 3, true, clock_timestamp() + interval '1 hour')`;
    await sql`with u as (insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) values (1, 'PEMINDAHAN', 'contoh alasan yang panjang', hari_ini() + 30, 'DRAF', 'uji', 'uji') returning id)
      insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
      select id, n, 1, 1, 'U', 'J', '4', 'PELAKSANA', 58 from u, unnest(array[198505172010011901, 198505172010011902]) n`;
    await sql`insert into kesegaran_pegawai (instansi, sisi, nip, berikut) values (1, 'BKN', 198505172010011901, clock_timestamp() + interval '1 hour')`;
  });
  const status = async (): Promise<StatusUmpan | undefined> =>
    (JSON.parse((await simpul('tarikan', 'status', '--instansi', kode(), '--format', 'json')).keluar) as { umpan: StatusUmpan[] }).umpan.find(
      (u) => u.sisi === 'BKN' && u.jenis === 'pegawai',
    );
  expect(await status()).toMatchObject({
    namaSumber: nama,
    sumber: 'TERBUKA',
    jalur: 'lambat',
    anggaran: { perMenit: 15, sekaligus: 1, sisa: 1 },
    didahulukan: 2,
    menunggu: 1,
  });
  expect((await status())?.ambilPada).toMatch(/Z$/);
  expect((await simpul('tarikan', 'status', '--instansi', kode())).keluar).toMatch(/BKN +pegawai .* TERBUKA +lambat +1\/1,15\/menit +1\/2/);
  expect((await simpul('sumber-data', 'daftar', '--instansi', kode())).keluar).toContain('15/menit, sisa 1');
  await simpul('tarikan', 'anggaran', nama, '--per-menit', '6', '--sekaligus', '2');
  expect((await status())?.anggaran).toMatchObject({ perMenit: 6, sekaligus: 2 });
  expect((await simpul('sumber-data', 'daftar', '--instansi', kode())).keluar).toContain('6/menit');
  // A new version that names no pause leaves what somebody has set; one that names it sets it.
  await simpul('sumber-data', 'pasang', '--instansi', kode(), '--sisi', 'BKN', '--macam', 'siasn', '--alamat', 'https://contoh.invalid/apisiasn/1.0');
  expect(await status()).toMatchObject({ anggaran: { perMenit: 6 }, sumber: 'TERTUTUP', jalur: 'cepat' });
});
