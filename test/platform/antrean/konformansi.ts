import { setTimeout as tidur } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import type { Antrean } from '../../../platform/antrean/antrean.ts';
import { type DefinisiPekerjaan, defineJob } from '../../../platform/antrean/definisi.ts';
import { SumberTidakTersedia } from '../../../platform/antrean/galat-pekerjaan.ts';
import { tambahDalamTransaksi } from '../../../platform/antrean/kotak-keluar.ts';
import { mulaiPenyapu } from '../../../platform/antrean/penyapu.ts';
import { mulaiRelay } from '../../../platform/antrean/relay.ts';
import { hitung, isiGagal, mulaiAnak } from './amati.ts';
import { type Lingkungan, tunggu } from './lingkungan.ts';
import { pekerjaanHitung } from './pekerjaan-anak.ts';

const NIP_RAHASIA = '199001012015031901';
const Muatan = z.strictObject({ instansi: z.int(), v: z.int() });
type Muatan = z.infer<typeof Muatan>;
type Laku = (muatan: Muatan) => Promise<void>;

let nomor = 0;
const buatJob = (laku: Laku, opsi: { coba?: number; jedaMs?: number } = {}): DefinisiPekerjaan<Muatan> => {
  const name = `uji-${++nomor}`;
  return defineJob({ name, antrean: `a${nomor}`, payload: Muatan, key: ({ instansi }) => `inst-${instansi}`, run: laku, jedaMs: 30, ...opsi });
};

/** The behaviour that both stores must show. */
export function ujiKonformansi(nama: string, siap: () => Promise<Lingkungan>): void {
  describe(`antrean di atas ${nama}`, () => {
    let lingkungan: Lingkungan;
    let antrean: Antrean;
    beforeAll(async () => {
      lingkungan = await siap();
    });
    afterAll(() => lingkungan.tutup());
    beforeEach(async () => {
      antrean = await lingkungan.buka();
    });
    afterEach(() => antrean.tutup());

    it('menjalankan paling banyak satu pekerjaan per kunci dan selalu memproses muatan terakhir', async () => {
      const berjalan = new Map<number, number>();
      const terakhir = new Map<number, number>();
      let sejajar = 0;
      let jumlah = 0;
      const job = buatJob(async ({ instansi, v }) => {
        const n = (berjalan.get(instansi) ?? 0) + 1;
        berjalan.set(instansi, n);
        sejajar = Math.max(sejajar, n);
        await tidur(15);
        jumlah++;
        terakhir.set(instansi, v);
        berjalan.set(instansi, n - 1);
      });
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 10 });
      for (let v = 1; v <= 30; v++) {
        await Promise.all([1, 2, 3].map((instansi) => antrean.tambah(job, { instansi, v })));
        await tidur(4);
      }
      // The last wish arrives while its key is surely running, which is the case keepLastIfActive exists for.
      await tunggu(async () => (await antrean.statistik()).every((s) => s.menunggu + s.aktif === 0));
      for (const v of [98, 99, 100]) await Promise.all([1, 2, 3].map((instansi) => antrean.tambah(job, { instansi, v }).then(() => tidur(8))));
      await tunggu(() => [1, 2, 3].every((i) => terakhir.get(i) === 100), 5_000);
      expect([...terakhir.values()]).toEqual([100, 100, 100]);
      expect(sejajar).toBe(1);
      expect(jumlah).toBeLessThan(99);
    });

    it('ribuan pekerjaan sekaligus masuk semua, dan yang belum masuk tidak dikenal', async () => {
      const BANYAK = 1_201;
      const job = buatJob(async () => undefined) as DefinisiPekerjaan;
      const kunci = Array.from({ length: BANYAK }, (_, instansi) => `inst-${instansi}`);
      await antrean.tambahBanyak(kunci.map((_, instansi) => ({ definisi: job, payload: { instansi, v: 0 } })));
      expect((await antrean.statistik()).find((s) => s.antrean === job.antrean)).toMatchObject({ menunggu: BANYAK });
      expect([...(await antrean.yangDikenal(job, ['inst-9000', ...kunci, 'inst-9001']))]).toEqual(kunci);
    });

    it('menolak saat ditambahkan muatan dengan deret 16 atau 18 angka dan muatan di luar skema', async () => {
      const longgar = defineJob({ name: 'longgar', payload: z.strictObject({ teks: z.string() }), key: () => 'satu', run: async () => undefined });
      for (const teks of ['3578010101900001', NIP_RAHASIA, `x ${NIP_RAHASIA}.`])
        await expect(antrean.tambah(longgar, { teks })).rejects.toMatchObject({ kode: 'MASUKAN_SALAH' });
      await expect(antrean.tambah(longgar, { teks: 'aman', lain: 1 } as { teks: string })).rejects.toMatchObject({ kode: 'MASUKAN_SALAH' });
      await expect(antrean.tambah(longgar, { teks: '12345678901234567' })).resolves.toBeUndefined();
    });

    it('tidak mengulang penolakan dari katalog', async () => {
      let kali = 0;
      const job = buatJob(async () => {
        kali++;
        throw new Kesalahan('PROFIL_DITOLAK', 'kolom 3');
      });
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 1 });
      await antrean.tambah(job, { instansi: 1, v: 1 });
      expect(await tunggu(async () => (await antrean.statistik())[0]?.gagal === 1)).toBe(true);
      await tidur(200);
      expect(kali).toBe(1);
      expect(await antrean.yangBaruGagal(job as DefinisiPekerjaan, 60_000)).toEqual(new Set(['inst-1']));
    });

    it('mengulang kesalahan kita sebanyak coba lalu gagal dengan alarm, tanpa data pribadi di catatan maupun di pekerjaan', async () => {
      let kali = 0;
      const job = buatJob(
        async () => {
          kali++;
          throw new TypeError(`nip ${NIP_RAHASIA} rusak`);
        },
        { coba: 3 },
      );
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 1 });
      await antrean.tambah(job, { instansi: 1, v: 1 });
      expect(await tunggu(async () => (await antrean.statistik())[0]?.gagal === 1)).toBe(true);
      expect(kali).toBe(3);
      const alarmnya = (): readonly string[] => lingkungan.log.filter((baris) => baris.includes('pekerjaan_gagal_tetap') && baris.includes(job.name));
      expect(await tunggu(() => alarmnya().length > 0)).toBe(true);
      const alarm = alarmnya();
      expect(alarm).toHaveLength(1);
      expect(alarm[0]).toContain('"kode":"INTERNAL"');
      expect(lingkungan.log.join('')).not.toContain(NIP_RAHASIA);
      const tersimpan = await isiGagal(lingkungan, job.antrean);
      expect(tersimpan).toContain('INTERNAL');
      expect(tersimpan).not.toContain(NIP_RAHASIA);
    });

    it('menunda kesalahan sumber tanpa menghabiskan percobaan dan tanpa menahan instansi lain', async () => {
      const selesai: number[] = [];
      let galat = 0;
      const job = buatJob(
        async ({ instansi }) => {
          if (instansi === 1 && galat < 4) {
            galat++;
            throw new SumberTidakTersedia(400, 'instansi');
          }
          selesai.push(instansi);
        },
        { coba: 2 },
      );
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 1 });
      await antrean.tambah(job, { instansi: 1, v: 1 });
      await tunggu(() => galat === 1);
      await Promise.all([2, 3, 4, 5].map((instansi) => antrean.tambah(job, { instansi, v: 1 })));
      expect(await tunggu(() => selesai.length === 5)).toBe(true);
      // With one worker, a delay that held it would let instansi 1 end before the others began.
      expect(selesai.slice(0, 4).toSorted()).toEqual([2, 3, 4, 5]);
      expect(selesai[4]).toBe(1);
      expect(galat).toBe(4);
    });

    it('lingkup semua menahan pekerjaan senama saja', async () => {
      const urutan: string[] = [];
      let mulai = 0;
      let pertamaMs = 0;
      const job = buatJob(async () => {
        if (mulai === 0) {
          mulai = Date.now();
          throw new SumberTidakTersedia(900, 'semua');
        }
        pertamaMs ||= Date.now() - mulai;
        urutan.push('senama');
      });
      const tetangga = buatJob(async () => {
        urutan.push('tetangga');
      });
      await antrean.proses([job, tetangga] as DefinisiPekerjaan[], { serentak: 2 });
      await antrean.tambah(job, { instansi: 1, v: 1 });
      await tunggu(() => mulai > 0);
      await tidur(60);
      await antrean.tambah(job, { instansi: 2, v: 1 });
      await antrean.tambah(tetangga, { instansi: 2, v: 1 });
      expect(await tunggu(() => urutan.length === 3)).toBe(true);
      expect(urutan).toEqual(['tetangga', 'senama', 'senama']);
      expect(pertamaMs).toBeGreaterThanOrEqual(900);
    });

    it('jeda menahan satu kunci sampai lanjut', async () => {
      const selesai: number[] = [];
      const job = buatJob(async ({ instansi }) => {
        selesai.push(instansi);
      });
      await antrean.jeda('inst-1');
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 2 });
      await antrean.tambah(job, { instansi: 1, v: 1 });
      await antrean.tambah(job, { instansi: 2, v: 1 });
      await tunggu(() => selesai.length > 0);
      await tidur(300);
      expect(selesai).toEqual([2]);
      await antrean.lanjut('inst-1');
      expect(await tunggu(() => selesai.length === 2, 3_000)).toBe(true);
    });

    it('jadwal menyala berulang, dan mendaftarkannya dua kali tidak menggandakannya', async () => {
      const saat: number[] = [];
      const job = buatJob(async () => {
        saat.push(Date.now());
      });
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 1 });
      await antrean.jadwalkan('inst-7', job, { instansi: 7, v: 0 }, 300);
      await antrean.jadwalkan('inst-7', job, { instansi: 7, v: 0 }, 300);
      const mulai = Date.now();
      expect(await tunggu(() => saat.length >= 4)).toBe(true);
      expect(Date.now() - mulai).toBeGreaterThan(600);
      await antrean.batalkanJadwal('inst-7', job as DefinisiPekerjaan);
      await tidur(400);
      const akhir = saat.length;
      await tidur(700);
      expect(saat.length).toBe(akhir);
    });

    it('pekerja yang macet melewati kuncinya digantikan, dan pekerjaannya tetap selesai satu kali', async () => {
      let kali = 0;
      const job = pekerjaanHitung(lingkungan.pool, async (di) => {
        if (di === 'sesudah-commit') kali++;
      });
      await antrean.tambah(job, { id: 500 });
      const anak = await mulaiAnak(lingkungan, 'macet');
      try {
        await antrean.proses([job as DefinisiPekerjaan], { serentak: 1, kunciMs: 500 });
        expect(await tunggu(async () => kali > 0 && (await antrean.statistik()).every((s) => s.aktif + s.menunggu + s.tertunda === 0))).toBe(true);
        expect(await hitung(lingkungan, 'kerja-500')).toBe(1);
        expect((await antrean.statistik())[0]?.gagal).toBe(0);
      } finally {
        await anak.bunuh();
      }
    });

    it.each(['sebelum-commit', 'sesudah-commit'] as const)('pekerja yang dibunuh %s tidak menghilangkan dan tidak menggandakan pekerjaan', async (titik) => {
      const id = titik === 'sebelum-commit' ? 1 : 2;
      const job = pekerjaanHitung(lingkungan.pool, async () => undefined);
      await antrean.tambah(job, { id });
      const anak = await mulaiAnak(lingkungan, titik);
      await anak.bunuh();
      const tercatat = await hitung(lingkungan, `kerja-${id}`);
      expect(tercatat).toBe(titik === 'sebelum-commit' ? 0 : 1);
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 1, kunciMs: 1_000 });
      expect(await tunggu(async () => (await antrean.statistik()).every((s) => s.aktif + s.menunggu + s.tertunda === 0), 20_000)).toBe(true);
      expect(await hitung(lingkungan, `kerja-${id}`)).toBe(1);
      expect((await antrean.statistik())[0]?.gagal).toBe(0);
    });

    it('pekerjaan dalam transaksi ada jika dan hanya jika transaksinya selesai', async () => {
      const selesai: Muatan[] = [];
      const job = buatJob(async (muatan) => {
        selesai.push(muatan);
      });
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 1 });
      const relay = mulaiRelay({ pool: lingkungan.pool, antrean, definisi: [job as DefinisiPekerjaan], catatan: lingkungan.catatan });
      try {
        const klien = await lingkungan.pool.connect();
        for (const [instansi, akhir] of [
          [1, 'rollback'],
          [2, 'commit'],
        ] as const) {
          await klien.query('begin');
          await tambahDalamTransaksi(klien, job, { instansi, v: 1 });
          await klien.query(akhir);
        }
        klien.release();
        expect(await tunggu(() => selesai.length > 0, 5_000)).toBe(true);
        await tidur(700);
        expect(selesai).toEqual([{ instansi: 2, v: 1 }]);
      } finally {
        await relay.tutup();
      }
    });

    it('penyapu mengembalikan yang dilupakan antrean, sekali saja, dan membiarkan yang baru gagal', async () => {
      const selesai = new Set<number>();
      const job = buatJob(async ({ instansi }) => {
        if (instansi === 9) throw new Kesalahan('MASUKAN_SALAH');
        selesai.add(instansi);
      });
      const harapan = async () =>
        [1, 2, 9].filter((i) => !selesai.has(i)).map((instansi) => ({ definisi: job as DefinisiPekerjaan, payload: { instansi, v: 1 } }));
      const penyapu = mulaiPenyapu({ antrean, harapan, catatan: lingkungan.catatan, setiapMs: 3_600_000 });
      try {
        expect(await penyapu.sapu()).toBe(3);
        expect(await penyapu.sapu()).toBe(0);
        await antrean.proses([job as DefinisiPekerjaan], { serentak: 2 });
        expect(await tunggu(async () => selesai.size === 2 && (await antrean.statistik())[0]?.gagal === 1)).toBe(true);
        expect(await penyapu.sapu()).toBe(0);
      } finally {
        await penyapu.tutup();
      }
    });
  });
}
