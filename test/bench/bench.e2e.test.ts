import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { JALAN } from '../support/jalan.ts';

const AKAR = fileURLToPath(new URL('../..', import.meta.url));
const data = mkdtempSync(path.join(tmpdir(), 'simpul-bench-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

interface Keluaran {
  readonly bench: string;
  readonly ukuran: Readonly<Record<string, number>>;
  readonly angka: Readonly<Record<string, number>>;
  readonly rasio: Readonly<Record<string, number>>;
}

function jalankan(...argumen: readonly string[]): Promise<{ kode: number | null; keluar: string; galat: string }> {
  return new Promise((selesai, gagal) => {
    const anak = spawn(process.execPath, [JALAN, 'bench/main.ts', ...argumen], {
      cwd: AKAR,
      env: { ...process.env, SIMPUL_DATA: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let keluar = '';
    anak.stdout.on('data', (p: Buffer) => {
      keluar += p.toString('utf8');
    });
    let galat = '';
    anak.stderr.on('data', (p: Buffer) => {
      galat = (galat + p.toString('utf8')).slice(-4_000);
    });
    anak.once('error', gagal);
    anak.once('close', (kode) => selesai({ kode, keluar, galat }));
  });
}

async function bench(...argumen: readonly string[]): Promise<Keluaran> {
  const { kode, keluar, galat } = await jalankan(...argumen, '--json');
  expect(kode, galat).toBe(0);
  return JSON.parse(keluar.trim().split('\n').at(-1) ?? '') as Keluaran;
}

/** One size for every bench that starts a hub of four instansi: the first one makes its database and its first sync, the others go on from there. */
const HUB = '1800';

describe('npm run bench', () => {
  it('menyebut semua bench dengan --list dan menolak nama yang tidak ada dengan kode 2', async () => {
    const { kode, keluar } = await jalankan('--list');
    expect(kode).toBe(0);
    for (const nama of [
      'siapkan',
      'blokir',
      'sapuan',
      'umpan',
      'rekan',
      'bertahap',
      'gerbang',
      'antrean',
      'agen',
      'tautan',
      'ajukan',
      'gabung',
      'mulai',
      'diam',
      'katalog',
      'token',
      'tembok',
    ])
      expect(keluar).toMatch(new RegExp(`^${nama} `, 'm'));
    expect((await jalankan('bukan-bench')).kode).toBe(2);
  });

  it('membangun data sekali dan memakainya lagi', async () => {
    const pertama = await bench('siapkan', '--rows', '2000');
    const kedua = await bench('siapkan', '--rows', '2000');
    expect(pertama.angka['detik_seluruhnya']).toBeGreaterThan(0);
    expect(kedua.angka['detik_seluruhnya']).toBeUndefined();
    expect(kedua.ukuran).toEqual(pertama.ukuran);
    expect(pertama.ukuran['bkn']).toBeLessThan(2_000);
  });

  it('sapuan, langkahnya dan gabungan biasa menemukan kunci berbeda yang sama banyak', async () => {
    const hasil = await bench('sapuan', '--rows', '2000', '--ulang', '1');
    expect(hasil.bench).toBe('sapuan');
    expect(hasil.ukuran['kunci_beda']).toBeGreaterThan(10);
    for (const rasio of ['hitung', 'hitung_kunci', 'hitung_kunci_sql', 'gabung_biasa']) expect(hasil.rasio[rasio], rasio).toBeGreaterThan(0);
    const banyak = await bench('sapuan', '--rows', '2000', '--ulang', '1', '--beda', '10');
    expect(banyak.ukuran['kunci_beda']).toBeGreaterThan(5 * (hasil.ukuran['kunci_beda'] ?? 0));
  });

  it('tautan menemukan orangnya tanpa satu pun tautan salah pada pita kuat', async () => {
    const hasil = await bench('tautan', '--rows', '20000', '--ulang', '1');
    expect(hasil.ukuran['tak_berpasangan']).toBeGreaterThan(1_500);
    expect(hasil.angka['bagian_ditemukan']).toBeGreaterThanOrEqual(0.98);
    expect(hasil.angka['salah_kuat']).toBe(0);
  });

  it('umpan yang tak berubah dilewati, yang dibakukan penuh tidak menulis apa pun, dan keduanya diukur', async () => {
    const hasil = await bench('umpan', '--rows', '1500');
    expect(hasil.ukuran['baris']).toBe(1_500);
    for (const fase of ['semua_baru', 'tak_berubah', 'satu_persen', 'kanon_penuh']) expect(hasil.angka[`detik_${fase}`], fase).toBeGreaterThan(0);
    for (const inti of ['pindai', 'kanon', 'format_bkn', 'format_simpeg_c']) expect(hasil.angka[`per_detik_inti_${inti}`], inti).toBeGreaterThan(0);
    expect(hasil.angka['bita_rss_puncak']).toBeLessThan(400 * 2 ** 20);
    expect((await jalankan('umpan', '--fase', 'bukan-fase')).kode).toBe(1);
    if (hasil.angka['detik_psql_copy'] !== undefined) expect(hasil.rasio['psql_copy']).toBeGreaterThan(0);
  });

  it('katalog aturan diukur atas satu usul', async () => {
    const hasil = await bench('katalog', '--ulang', '50');
    expect(hasil.ukuran['aturan_diperiksa']).toBeGreaterThan(20);
    expect(hasil.angka['us_p50']).toBeGreaterThan(0);
  });

  it('verifikasi token dibanding jose polos pada jalan yang sama', async () => {
    const hasil = await bench('token', '--rows', '100', '--ulang', '1');
    expect(hasil.angka['per_detik_es256']).toBeGreaterThan(0);
    expect(hasil.rasio['es256']).toBeGreaterThan(0);
  });

  it('rekan menyebut kunci yang sama banyak dengan sapuan, atau gagal dengan menyebut perintah pemasangnya', async () => {
    const { kode, keluar, galat } = await jalankan('rekan', '--rows', '2000', '--ulang', '1', '--json');
    if (!existsSync('/usr/bin/pg_comparator')) {
      expect(kode).toBe(1);
      expect(galat).toContain('apt-get install');
      return;
    }
    expect(kode, galat).toBe(0);
    const { rasio } = JSON.parse(keluar.trim().split('\n').at(-1) ?? '') as Keluaran;
    for (const r of ['pg_comparator_hangat', 'pg_comparator_dingin', 'except']) expect(rasio[r], r).toBeGreaterThan(0);
  });

  it('periksa gerbang diukur di dalam basis data dan dari empat klien', async () => {
    const hasil = await bench('gerbang', '--rows', '2000', '--ulang', '50');
    expect(hasil.ukuran['periksa']).toBe(200);
    expect(hasil.angka['ms_basis_p50']).toBeGreaterThan(0);
    expect(hasil.angka['ms_klien_p99']).toBeGreaterThanOrEqual(hasil.angka['ms_klien_p50'] ?? 0);
  });

  it('antrean diukur di kedua penyimpan', async () => {
    const hasil = await bench('antrean', '--ulang', '5', '--rows', '200');
    for (const angka of ['ms_mulai_postgres_p95', 'ms_mulai_redis_p95', 'per_detik_irisan_postgres', 'per_detik_irisan_redis', 'detik_susun_ulang_redis'])
      expect(hasil.angka[angka], angka).toBeGreaterThan(0);
  });

  it('perubahan bertahap terlihat sebagai selisih, dan satu rekaman yang diunggah terlihat gerbang di kedua antrean', async () => {
    const hasil = await bench('bertahap', '--rows', '2000', '--ulang', '2', '--pegawai', HUB);
    expect(hasil.ukuran['kunci']).toBeGreaterThan(100);
    for (const angka of ['ms_kunci', 'ms_postgres_p95', 'ms_redis_p95']) expect(hasil.angka[angka], angka).toBeGreaterThan(0);
  });

  it('memori saat diam dihitung per jenis proses, penyangga bersama tersendiri', async () => {
    const { angka } = await bench('diam', '--rows', HUB, '--detik', '1');
    expect(angka['bita_tanpa_bersama']).toBe((angka['bita_node'] ?? 0) + (angka['bita_postgres'] ?? 0));
    expect(angka['bita_node']).toBeGreaterThan(2 ** 20);
    expect(angka['bita_postgres']).toBeGreaterThan(2 ** 20);
  });

  it('usul diajukan lewat gerbang dengan jumlah pernyataan tetap, satu atau dua puluh pegawai', async () => {
    const satu = await bench('ajukan', '--rows', HUB, '--ulang', '2');
    const banyak = await bench('ajukan', '--rows', HUB, '--ulang', '1', '--pegawai', '20');
    expect(satu.angka['ms_p50']).toBeGreaterThan(0);
    expect(satu.angka['pernyataan']).toBeGreaterThan(3);
    expect(banyak.angka['pernyataan']).toBe(satu.angka['pernyataan']);
  });

  it('halaman gabungan dijawab sama oleh monolit, dan pernyataannya tidak tumbuh dengan jumlah baris', async () => {
    const hasil = await bench('gabung', '--rows', HUB, '--detik', '1');
    expect(hasil.rasio['monolit']).toBeGreaterThan(0);
    expect(hasil.angka['pernyataan_satu_proses']).toBeLessThanOrEqual(8);
    expect(hasil.angka['pernyataan_http']).toBe(hasil.angka['pernyataan_satu_proses']);
  });

  it('tembok menolak setiap pemanggil palsu dan setiap serangan, dan subgraf yang menggantung tidak mengabulkan apa pun', async () => {
    const { angka } = await bench('tembok', '--rows', HUB, '--detik', '2');
    expect(angka).toMatchObject({ pemanggil_palsu: 800, pemanggil_palsu_terjawab: 0, serangan: 100, tulis_gantung_dikabulkan: 0 });
    expect(angka['baca_gantung_sebagian']).toBe(angka['baca_gantung']);
    expect(angka['ms_terlama']).toBeLessThan(15_000);
    for (const nama of ['ms_pulih_baca', 'ms_pulih_tulis']) expect(angka[nama], nama).toBeGreaterThan(0);
  });

  it('agen mengirim sebagian kecil berkas, paling banyak dua pulang-pergi, lewat jurnal maupun pencocokan', async () => {
    const hasil = await bench('agen', '--rows', '800');
    expect(hasil.rasio['gzip_penuh_jurnal_10_permil']).toBeLessThan(0.2);
    expect(hasil.rasio['gzip_penuh_rekonsiliasi_10_permil']).toBeLessThan(0.2);
    for (const nama of ['jurnal_0', 'jurnal_10', 'rekonsiliasi_0']) expect(hasil.angka[`pulang_pergi_${nama}_permil`]).toBeLessThanOrEqual(2);
  });
});
