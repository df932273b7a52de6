import { statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SIMULASI } from './support/dokumen.ts';
import { type Hub, jalankanMulai, luncurkan, mulaiHub, type Selesai, siapkanTempat, type Tempat } from './support/hub.ts';
import { buatPanggung } from './support/panggung.ts';
import { buatPemilih } from './support/pemilih.ts';
import { anakDari, prosesMilik, tunggu, yangMenjalankan } from './support/proses.ts';

const BIDANG = ['dibandingkan', 'cocok', 'beda', 'takTerbandingkan', 'satuSisi', 'selisihByTingkat', 'usulDitahan', 'barisDitolak', 'detik'];

const ringkasan = ({ stdout }: Selesai) => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
const siap = async (hub: Hub): Promise<number> => (await fetch(`${hub.url}/readyz`)).status;
const sepi = (tempat: Tempat): Promise<true> =>
  tunggu('tidak ada proses tertinggal', async () => prosesMilik(tempat.dataDir).length === 0 && (true as const), 120_000);

/** The process that holds the hub: the child of the launcher. */
function prosesUtama(hub: Hub): number {
  const [utama] = anakDari(hub.proses.pid ?? 0, hub.tempat.dataDir);
  if (utama === undefined) throw new RangeError('proses utama tidak ditemukan');
  return utama;
}

describe('npm start', () => {
  let tempat: Tempat;
  let pertama: Selesai;
  let pertamaMs = 0;
  let hub: Hub | undefined;
  const tamu: Server[] = [];

  beforeAll(async () => {
    tempat = await siapkanTempat({ SIMPUL_PEGAWAI: '600', SIMPUL_INSTANSI: '4', SIMPUL_JADWAL_DETIK: '30' });
    const mulai = performance.now();
    pertama = await jalankanMulai(tempat, ['--sekali']);
    pertamaMs = performance.now() - mulai;
  });

  afterEach(async () => {
    await hub?.stop();
    hub = undefined;
    for (const server of tamu.splice(0)) server.close();
  });

  afterAll(async () => expect(await tempat.bersihkan(), 'proses tertinggal').toEqual([]));

  it('--sekali mencetak ringkasan sebagai satu baris JSON terakhir, keluar 0, dan tidak meninggalkan proses', () => {
    expect(pertama, pertama.stderr).toMatchObject({ kode: 0 });
    const isi = ringkasan(pertama);
    expect(Object.keys(isi)).toEqual(expect.arrayContaining(BIDANG));
    expect(isi.dibandingkan).toBeGreaterThan(500);
    expect(isi.cocok + isi.beda + isi.takTerbandingkan).toBe(isi.dibandingkan);
    expect(isi).toMatchObject({ instansi: 4, umpanBermasalah: 0, usulDitahan: expect.any(Number) });
    for (const detik of Object.values(isi.detik)) expect(detik).toBeGreaterThanOrEqual(0);
    expect(prosesMilik(tempat.dataDir)).toEqual([]);
  });

  it('mulai kedua melanjutkan data yang ada: lebih cepat, bangsa sama, tidak ada selisih ganda', async () => {
    const bangsa = statSync(path.join(tempat.sumber, 'bangsa.json')).mtimeMs;
    const mulai = performance.now();
    const kedua = await jalankanMulai(tempat, ['--sekali']);
    expect(kedua, kedua.stderr).toMatchObject({ kode: 0 });
    expect(performance.now() - mulai).toBeLessThan(pertamaMs);
    expect(statSync(path.join(tempat.sumber, 'bangsa.json')).mtimeMs).toBe(bangsa);
    const { detik: _satu, perDetik: _p, ...lama } = ringkasan(pertama);
    const { detik: _dua, perDetik: _q, ...baru } = ringkasan(kedua);
    expect(baru).toEqual(lama);
    expect(prosesMilik(tempat.dataDir)).toEqual([]);
  });

  it('mulai berikutnya menarik lagi sebelum berkata siap: perubahan selagi hub mati ditemukan, dan umur setiap umpan dimulai dari sini', async () => {
    const cari = await tempat.perintah('sumber', 'cari', '--bersih', '--jenjang', 'PELAKSANA', '--golongan-minimum', '21');
    const [nip = '', , , golongan] = cari.stdout.trim().split('\t');
    const ubah = (nilai: string) => tempat.perintah('sumber', 'ubah', '--nip', nip, '--bidang', 'golAkhirId', '--nilai', nilai);
    expect(await ubah(golongan === '45' ? '44' : '45')).toMatchObject({ kode: 0 });
    const sejak = new Date();
    const hasil = ringkasan(await jalankanMulai(tempat, ['--sekali']));
    expect(hasil).toMatchObject({ beda: ringkasan(pertama).beda + 1, umpanBermasalah: 0 });
    const { umpan } = JSON.parse((await tempat.perintah('laporan', 'nasional', '--format', 'json')).stdout);
    expect(umpan).toHaveLength(4);
    for (const u of umpan) for (const sisi of ['bkn', 'simpeg']) expect(new Date(u[sisi]).getTime(), `${u.instansi} ${sisi}`).toBeGreaterThan(sejak.getTime());
    expect(await ubah(golongan ?? '')).toMatchObject({ kode: 0 });
  });

  it('port terpakai: pesan menyebut port dan variabelnya, keluar 1, tidak ada proses tertinggal', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    tamu.push(server);
    await new Promise((lanjut) => server.once('listening', lanjut));
    const alamat = server.address();
    const port = String(typeof alamat === 'object' && alamat !== null ? alamat.port : 0);
    for (const nama of ['PORT_GERBANG', 'PORT_ISSUER', 'PORT_POSTGRES']) {
      const hasil = await jalankanMulai(tempat, [], { [nama]: port });
      expect(hasil.kode, nama).toBe(1);
      expect(hasil.stderr).toContain(port);
      expect(hasil.stderr).toContain(nama);
      expect(hasil.stderr).not.toMatch(/\n\s+at /);
      expect(prosesMilik(tempat.dataDir)).toEqual([]);
    }
  });

  it('pengaturan yang salah dilaporkan semuanya sekaligus tanpa menyalakan apa pun', async () => {
    const hasil = await jalankanMulai(tempat, [], { SIMPUL_JADWAL_DETIK: 'sering', ANTREAN: 'redis', SIMPUL_MODE: 'dua' });
    expect(hasil.kode).toBe(1);
    for (const nama of ['SIMPUL_JADWAL_DETIK', 'REDIS_URL', 'SIMPUL_MODE']) expect(hasil.stderr).toContain(nama);
    expect(hasil.stderr).not.toMatch(/\n\s+at /);
  });

  describe('satu hub yang berjalan', () => {
    let berjalan: Hub;
    beforeAll(async () => {
      berjalan = await mulaiHub({ ...tempat, env: Object.fromEntries(Object.entries(tempat.env).filter(([nama]) => nama !== 'SIMPUL_JADWAL_DETIK')) });
    });
    afterAll(() => berjalan?.stop());

    it('tanpa pengaturan lain jadwalnya 30 detik: simpul sumber ubah ditemukan sendiri dan jawaban gerbang berubah', async () => {
      const panggung = buatPanggung(berjalan, buatPemilih(tempat.sumber));
      const { orang, tujuan } = panggung.calon({ instansi: '9002', bersih: true });
      const hasil = async (): Promise<string> =>
        (await panggung.tanya('OPERATOR_INSTANSI', SIMULASI, { input: await panggung.masukan(orang, tujuan) }, orang.instansiId)).simulasiMutasi.hasil;
      expect(await hasil()).toBe('LOLOS');
      const mulai = performance.now();
      expect(
        await tempat.perintah('sumber', 'ubah', '--nip', orang.nip, '--bidang', 'golAkhirId', '--nilai', orang.golAkhirId === '45' ? '44' : '45'),
      ).toMatchObject({ kode: 0 });
      await tunggu('gerbang menahan', async () => (await hasil()) === 'DITAHAN', 90_000);
      expect(performance.now() - mulai).toBeLessThan(60_000);
      expect(await tempat.perintah('sumber', 'ubah', '--nip', orang.nip, '--bidang', 'golAkhirId', '--nilai', orang.golAkhirId)).toMatchObject({ kode: 0 });
    });

    it('mulai kedua di folder yang sama tidak mengganggu yang sedang berjalan; isyarat kepada peluncur saja menghentikan semuanya', async () => {
      const utama = prosesUtama(berjalan);
      const kedua = await jalankanMulai(tempat);
      expect(kedua.kode, kedua.stderr).toBe(1);
      expect(kedua.stderr).toMatch(/PORT_(ISSUER|GERBANG)/);
      expect([prosesUtama(berjalan), berjalan.proses.exitCode]).toEqual([utama, null]);
      // The second start has just used both cores: an answer may have run into its deadline meanwhile.
      expect(await tunggu('hub siap', async () => (await siap(berjalan)) === 200)).toBe(true);
      const bertanya = async () =>
        (await berjalan.gql(await berjalan.token('VIEWER_PANRB'), '{ daftarInstansi(first: 10) { nodes { id } } }')).data?.daftarInstansi;
      expect((await tunggu('hub menjawab', bertanya)).nodes).toHaveLength(4);
      berjalan.proses.kill('SIGTERM');
      await sepi(tempat);
      await expect.poll(() => berjalan.proses.exitCode).toBe(0);
    });
  });

  it('matinya peluncur juga menghentikan semuanya', async () => {
    hub = await mulaiHub(tempat);
    hub.proses.kill('SIGKILL');
    await sepi(tempat);
  });
});

describe('npm start dengan proses terpisah', () => {
  let tempat: Tempat;
  let hub: Hub | undefined;

  beforeAll(async () => {
    tempat = await siapkanTempat({ SIMPUL_PEGAWAI: '300', SIMPUL_INSTANSI: '3', SIMPUL_MODE: 'http' });
  });
  afterAll(async () => {
    await hub?.stop();
    expect(await tempat.bersihkan(), 'proses tertinggal').toEqual([]);
  });

  it('kill -9 proses utama di tengah sinkronisasi pertama tidak meninggalkan proses; mulai lagi memulihkan semuanya', async () => {
    const anak = luncurkan(tempat);
    let teks = '';
    for (const arus of [anak.stdout, anak.stderr]) arus?.setEncoding('utf8').on('data', (t: string) => (teks += t));
    await tunggu('sinkronisasi berjalan', async () => teks.includes('Tarik data BKN'), 300_000);
    for (const utama of anakDari(anak.pid ?? 0, tempat.dataDir)) process.kill(utama, 'SIGKILL');
    await sepi(tempat);

    hub = await mulaiHub(tempat);
    expect(await siap(hub)).toBe(200);
    const audit = await tempat.perintah('audit', 'verifikasi');
    expect(audit, audit.stdout).toMatchObject({ kode: 0 });
    const { data } = await hub.gql(
      await hub.token('VIEWER_PANRB'),
      '{ laporanNasional(id: "terkini") { kepegawaian { nasional { diketahui } } selisih { nasional { diketahui } } } }',
    );
    expect(data.laporanNasional).toEqual({ kepegawaian: { nasional: { diketahui: 3 } }, selisih: { nasional: { diketahui: 3 } } });
  });

  it('subgraf yang mati menjatuhkan seluruh hub dengan kode bukan 0: setengah hub tidak boleh tampak utuh', async () => {
    hub ??= await mulaiHub(tempat);
    const subgraf = yangMenjalankan(anakDari(prosesUtama(hub), tempat.dataDir), 'subgraf.ts');
    expect(subgraf).toHaveLength(5);
    process.kill(subgraf[2] ?? 0, 'SIGKILL');
    await sepi(tempat);
    await expect.poll(() => hub?.proses.exitCode).toBe(1);
    hub = undefined;
  });
});
