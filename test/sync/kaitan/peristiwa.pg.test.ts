import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAFTAR_MACAM } from '../../../domain/kaitan/macam.ts';
import { bukaAntrean } from '../../../platform/antrean/buka.ts';
import type { DefinisiPekerjaan } from '../../../platform/antrean/definisi.ts';
import { mulaiPenyapu } from '../../../platform/antrean/penyapu.ts';
import { mulaiRelay } from '../../../platform/antrean/relay.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { harapanKaitan, pekerjaanKirimKaitan } from '../../../sync/jobs/kirim-kaitan.ts';
import { isiBaris, isiPegawai, isiSelisih, isiTarikan, nipUji } from '../../support/isi.ts';
import { teruskanKeluaran } from '../../support/keluaran.ts';
import { mulaiPenerima, type Penerima, sah } from './penerima.ts';
import { type DuniaKaitan, type KaitanUji, KUNCI_HUB, NAMA, rakitKaitan } from './rakit-kaitan.ts';

const DIAM = pino({ level: 'silent' });

let d: DuniaKaitan;
let p: Penerima;
let satu: KaitanUji;
let dua: KaitanUji;
let anak: ChildProcess | undefined;
beforeAll(async () => {
  [d, p] = await Promise.all([rakitKaitan(), mulaiPenerima(() => void anak?.kill('SIGKILL'))]);
  satu = await d.daftarkan(p.url, DAFTAR_MACAM, 1);
  dua = await d.daftarkan(p.url, DAFTAR_MACAM, 2);
  for (const [i, instansi] of d.instansi.entries()) await isiPegawai(d, { nip: nipUji(i), instansi });
});
afterAll(async () => {
  await p.tutup();
  await d.tutup();
});
beforeEach(async () => {
  p.diterima.length = 0;
  await d.admin.query('delete from kaitan_kiriman');
  await d.admin.query('delete from kotak_keluar');
});

/** Kind and content of every message since the start of the test, by its address. */
const terbit = async (k: KaitanUji): Promise<unknown[]> =>
  (await d.admin.query<{ x: unknown }>('select jsonb_build_array(macam, isi) x from kaitan_kiriman where kaitan = $1 order by id', [k.id])).rows.map(
    (r) => r.x,
  );

async function usul(dari: number, ke: number): Promise<string> {
  const { id } = await isiBaris(d, 'usul', {
    instansi: dari,
    jenis: 'PEMINDAHAN',
    alasan: 'kebutuhan organisasi',
    tmt: '2026-12-01',
    status: 'DRAF',
    dibuat_oleh: 'uji',
    orang_pengusul: 'uji',
  });
  await isiBaris(d, 'usul_pegawai', {
    usul: String(id),
    nip: nipUji(dari - 1),
    instansi_asal: dari,
    instansi_tujuan: ke,
    unor_tujuan: 'U1',
    jabatan_tujuan: 'J1',
    jenis_jabatan_tujuan: '4',
    jenjang_tujuan: 'PELAKSANA',
    bup_tujuan: 58,
  });
  return String(id);
}

describe('peristiwa', () => {
  test('selisih yang terbuka dan tertutup dalam satu pernyataan, masing-masing kepada instansinya saja', async () => {
    const a = await isiSelisih(d, { nip: nipUji(0), instansi: d.instansi[0] });
    const b = await isiSelisih(d, { nip: nipUji(0), instansi: d.instansi[0], bidang: 3 });
    const c = await isiSelisih(d, { nip: nipUji(1), instansi: d.instansi[1] });
    await d.sync.query(
      `insert into selisih_riwayat (selisih, dari, ke, sebab, oleh) values ($1, null, 'BARU', 'DITEMUKAN', 'SISTEM'), ($2, 'BARU', 'TERTUTUP', 'SEPAKAT', 'SISTEM'),
         ($3, 'TERTUTUP', 'BARU', 'TERBUKA_LAGI', 'SISTEM'), ($1, 'BARU', 'DITINJAU', 'DILIHAT', 'SISTEM')`,
      [a, b, c],
    );
    expect(await terbit(satu)).toEqual([
      ['selisih.dibuka', { instansi: 'INS0001', selisih: [a] }],
      ['selisih.ditutup', { instansi: 'INS0001', selisih: [b] }],
    ]);
    expect(await terbit(dua)).toEqual([['selisih.dibuka', { instansi: 'INS0002', selisih: [c] }]]);
  });

  test('banyak selisih dibagi paling banyak 500 per pesan, tidak satu pun hilang atau berganda', async () => {
    await d.admin.query(
      "insert into selisih (instansi, nip, bidang, jenis, level) select 1, 199001012015012000 + n, 1, 'BEDA', 'INFO' from generate_series(1, 1201) n",
    );
    await d.sync.query(
      "insert into selisih_riwayat (selisih, ke, sebab, oleh) select id, 'BARU', 'DITEMUKAN', 'SISTEM' from selisih where nip > 199001012015012000 and instansi = 1",
    );
    const pesan = (await terbit(satu)) as [string, { selisih: string[] }][];
    expect(pesan.map(([, isi]) => isi.selisih.length)).toEqual([500, 500, 201]);
    expect(new Set(pesan.flatMap(([, isi]) => isi.selisih)).size).toBe(1_201);
  });

  test('usul yang berpindah status: pengusul, asal, dan tujuan diberi tahu; yang lain tidak', async () => {
    const lintas = await usul(1, 2);
    const dalam = await usul(2, 2);
    await d.admin.query("update usul set status = 'DIBATALKAN' where id = any ($1)", [[lintas, dalam]]);
    const isi = (id: string, instansi: string) => ['usul.status', { instansi, usul: id, dari: 'DRAF', ke: 'DIBATALKAN' }];
    expect(await terbit(satu)).toEqual([isi(lintas, 'INS0001')]);
    expect(await terbit(dua)).toEqual([isi(lintas, 'INS0002'), isi(dalam, 'INS0002')]);
  });

  test('pemblokiran yang berlaku lalu dibuka, dan umpan yang tertunda atau ditolak', async () => {
    const { id } = await isiBaris(d, 'pemblokiran', {
      sasaran: 'ASN',
      instansi: 1,
      nip: nipUji(0),
      nomor_surat: 'S-1',
      alasan: 'x',
      kelas: 'KRUSIAL_MASIF',
      dasar: 'Dasar contoh',
      diusulkan_oleh: 'a',
    });
    await d.admin.query("update pemblokiran set status = 'AKTIF', disetujui_oleh = 'b', aktif_pada = now() where id = $1", [id]);
    await d.admin.query("update pemblokiran set status = 'DIBUKA', dibuka_oleh = 'b', dibuka_pada = now() where id = $1", [id]);
    const [tunda, tolak] = [await isiTarikan(d, d.instansi[0]), await isiTarikan(d, d.instansi[0])];
    for (const [t, status] of [
      [tunda, 'TERTUNDA'],
      [tolak, 'GAGAL'],
    ])
      await d.sync.query('update tarikan set status = $2 where id = $1', [t, status]);
    const umpan = { instansi: 'INS0001', sisi: 'SIMPEG', jenis: 'pegawai' };
    expect(await terbit(satu)).toEqual([
      ['blokir.berlaku', { instansi: 'INS0001', blokir: [String(id)] }],
      ['blokir.dibuka', { instansi: 'INS0001', blokir: [String(id)] }],
      ['tarikan.tertunda', { ...umpan, tarikan: tunda }],
      ['tarikan.ditolak', { ...umpan, tarikan: tolak }],
    ]);
    expect(await terbit(dua)).toEqual([]);
  });

  test('transaksi yang batal tidak meninggalkan pesan maupun pekerjaan; yang jadi meninggalkan keduanya', async () => {
    const id = await usul(1, 1);
    const klien = await d.admin.connect();
    await klien.query('begin');
    await klien.query("update usul set status = 'DIBATALKAN' where id = $1", [id]);
    expect((await klien.query('select count(*)::int n from kaitan_kiriman')).rows).toEqual([{ n: 1 }]);
    await klien.query('rollback');
    klien.release();
    const hitung = async () =>
      (
        await d.admin.query(
          "select (select count(*)::int from kaitan_kiriman) pesan, (select count(*)::int from kotak_keluar where nama = 'kirim-kaitan') pekerjaan",
        )
      ).rows[0];
    expect(await hitung()).toEqual({ pesan: 0, pekerjaan: 0 });
    await d.admin.query("update usul set status = 'DIBATALKAN' where id = $1", [id]);
    expect(await hitung()).toEqual({ pesan: 1, pekerjaan: 1 });
  });

  test('hanya macam yang diminta, dan tidak satu pun pesan memuat nomor atau nama orang', async () => {
    const hanya = await d.daftarkan(p.url, ['tarikan.ditolak'], 1);
    const id = await usul(1, 1);
    await d.admin.query("update usul set status = 'DIBATALKAN' where id = $1", [id]);
    expect(await terbit(hanya)).toEqual([]);
    await d.kirim(satu.id);
    expect(p.diterima).toHaveLength(1);
    const semua = p.diterima.map((t) => t.badan).join('\n');
    for (const rahasia of [nipUji(0), nipUji(1), 'CONTOH', '3501010']) expect(semua).not.toContain(rahasia);
  });
});

describe('sampai lewat antrean', () => {
  test('relay membawa pesan segera, penyapu membawa yang pekerjaannya hilang', { timeout: 60_000 }, async () => {
    const antrean = await bukaAntrean({ antrean: 'postgres', databaseUrl: d.url }, DIAM);
    const bahan = { pool: d.sync, kunci: KUNCI_HUB, bolehPrivat: true, bolehSendiri: true, nama: NAMA, tenggatMs: 2_000 };
    const kirim = { cepat: pekerjaanKirimKaitan(bahan), lambat: pekerjaanKirimKaitan(bahan, 'lambat') };
    const definisi = Object.values(kirim) as DefinisiPekerjaan[];
    const pekerja = await Promise.all(definisi.map((x) => antrean.proses([x], { serentak: 4 })));
    const relay = mulaiRelay({ pool: d.sync, antrean, definisi, catatan: DIAM });
    const harapan = () => sqlUntukIrisan(d.urlSync, (sql) => harapanKaitan(sql, kirim));
    const penyapu = mulaiPenyapu({ antrean, harapan, catatan: DIAM, setiapMs: 3_600_000 });
    try {
      await usul(2, 2);
      await d.admin.query("update usul set status = 'DIBATALKAN' where instansi = 2 and status = 'DRAF'");
      await expect.poll(() => p.diterima.length, { timeout: 25_000 }).toBe(1);
      expect(sah(p.diterima[0] as (typeof p.diterima)[0], dua.rahasia)).toBe(true);
      // As after a loss of the queue: the message stands, its job does not.
      await d.pesan(satu.id);
      expect(await penyapu.sapu()).toBe(1);
      await expect.poll(() => p.diterima.length, { timeout: 25_000 }).toBe(2);
      expect(await harapan()).toEqual([]);
    } finally {
      await Promise.all([relay.tutup(), penyapu.tutup(), ...pekerja.map((x) => x.tutup())]);
      await antrean.tutup();
    }
  });
});

test('pengirim yang mati (kill -9) setelah pesan diterima dan sebelum ditandai: dikirim lagi dengan webhook-id yang sama, lalu tidak lagi', {
  timeout: 30_000,
}, async () => {
  await d.pesan(satu.id);
  p.jawab = [null];
  anak = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('kirim-anak.ts', import.meta.url)), d.urlSync, KUNCI_HUB, satu.id], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  teruskanKeluaran(anak);
  const [, isyarat] = await once(anak, 'close');
  anak = undefined;
  expect(isyarat).toBe('SIGKILL');
  expect(p.diterima).toHaveLength(1);
  p.jawab = [{ status: 200 }];
  // While the dead attempt still counts as holding it nobody sends it; afterwards anybody does.
  await expect.poll(async () => (await d.kirim(satu.id)).terkirim, { timeout: 10_000, interval: 200 }).toBe(1);
  expect(await d.kirim(satu.id)).toEqual({ terkirim: 0, gagal: 0 });
  expect(p.diterima.map((t) => t.kepala['webhook-id'])).toEqual([p.diterima[0]?.kepala['webhook-id'], p.diterima[0]?.kepala['webhook-id']]);
  expect(p.diterima.every((t) => sah(t, satu.rahasia))).toBe(true);
});
