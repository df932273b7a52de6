import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Antrean } from '../../platform/antrean/antrean.ts';
import { bukaAntrean, type KonfigurasiAntrean } from '../../platform/antrean/buka.ts';
import { defineJob } from '../../platform/antrean/definisi.ts';
import { mulaiPenyapu } from '../../platform/antrean/penyapu.ts';
import { startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { migrate } from '../../platform/db/migrasi.ts';
import { createLogger } from '../../platform/logger.ts';
import { mulaiRedis } from '../../test/support/redis.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { hitungDetik, persentil } from '../statistik.ts';

/** One by one, each after the last has ended: the queue is idle when the next is added. */
const SATU_SATU = 300;
const PANAS = 30;
/** All at once: about three national rounds of 618 instansi. */
const SEKALIGUS = 1_800;
const SERENTAK = 2;
/** Open jobs when Redis loses everything. */
const TERBUKA = 100_000;

/** An irisan that does nothing but say when it began. */
function irisanKosong(): { readonly definisi: ReturnType<typeof buat>; tunggu(kunci: number): Promise<number> } {
  const menunggu = new Map<number, (saat: number) => void>();
  const buat = () =>
    defineJob({
      name: 'irisan-kosong',
      payload: z.strictObject({ irisan: z.int() }),
      key: ({ irisan }) => `irisan:${irisan}`,
      run: async ({ irisan }) => menunggu.get(irisan)?.(performance.now()),
    });
  return { definisi: buat(), tunggu: (kunci) => new Promise((mulai) => menunggu.set(kunci, mulai)) };
}

async function ukur(antrean: Antrean, banyak: { satu: number; sekaligus: number }): Promise<{ ms: readonly number[]; perDetik: number }> {
  const { definisi, tunggu } = irisanKosong();
  const pekerja = await antrean.proses([definisi as Parameters<Antrean['proses']>[0][number]], { serentak: SERENTAK });
  try {
    const ms: number[] = [];
    for (let irisan = -PANAS; irisan < banyak.satu; irisan++) {
      const mulai = tunggu(irisan);
      const dikirim = performance.now();
      await antrean.tambah(definisi, { irisan });
      const latensi = (await mulai) - dikirim;
      if (irisan >= 0) ms.push(latensi);
    }
    const daftar = Array.from({ length: banyak.sekaligus }, (_, i) => 1_000_000 + i);
    const semua = daftar.map(tunggu);
    const { detik } = await hitungDetik(async () => {
      await antrean.tambahBanyak(daftar.map((irisan) => ({ definisi: definisi as Parameters<Antrean['proses']>[0][number], payload: { irisan } })));
      await Promise.all(semua);
    });
    return { ms, perDetik: banyak.sekaligus / detik };
  } finally {
    await pekerja.tutup();
  }
}

/** Seconds until all of `banyak` open jobs are in the queue again after a Redis that lost everything; one sweep does it. */
async function susunUlang(redisUrl: string, antrean: Antrean, banyak: number): Promise<number> {
  const { definisi } = irisanKosong();
  const semua = Array.from({ length: banyak }, (_, irisan) => ({ definisi: definisi as Parameters<Antrean['proses']>[0][number], payload: { irisan } }));
  const penyapu = mulaiPenyapu({ antrean, harapan: async () => semua, catatan: createLogger({ layanan: 'bench', tingkat: 'silent' }), setiapMs: 3_600_000 });
  try {
    await antrean.tambahBanyak(semua);
    const redis = new Redis(redisUrl);
    await redis.flushall();
    redis.disconnect();
    const { detik } = await hitungDetik(async () => {
      while ((await antrean.yangDikenal(definisi as Parameters<Antrean['proses']>[0][number], [`irisan:${banyak - 1}`])).size === 0) await penyapu.sapu();
    });
    return detik;
  } finally {
    await penyapu.tutup();
  }
}

async function dengan<T>(konfigurasi: KonfigurasiAntrean, kerja: (antrean: Antrean) => Promise<T>): Promise<T> {
  const antrean = await bukaAntrean(konfigurasi, createLogger({ layanan: 'bench', tingkat: 'silent' }));
  try {
    return await kerja(antrean);
  } finally {
    await antrean.tutup();
  }
}

async function padaPostgres<T>(kerja: (k: KonfigurasiAntrean) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'simpul-antrean-'));
  const server = await startEmbeddedPostgres({ folder, port: 0 });
  try {
    await migrate(server.url);
    return await kerja({ antrean: 'postgres', databaseUrl: server.url });
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function padaRedis<T>(kerja: (k: KonfigurasiAntrean) => Promise<T>): Promise<T> {
  const redis = await mulaiRedis();
  try {
    return await kerja({ antrean: 'redis', redisUrl: redis.url });
  } finally {
    await redis.tutup();
  }
}

/** Enqueue to start, and slices per second, of the queue port on both stores. */
export const antrean: Bench = {
  nama: 'antrean',
  judul: 'antrean di PostgreSQL dan Redis: dari antre sampai mulai, irisan per detik, dan Redis yang kehilangan semuanya (--rows pekerjaan terbuka)',
  jalankan: async ({ ulang, baris }) => {
    const banyak = { satu: ulang ?? SATU_SATU, sekaligus: ulang === null ? SEKALIGUS : ulang * 6 };
    const hasil = {
      postgres: await padaPostgres((k) => dengan(k, (a) => ukur(a, banyak))),
      redis: await padaRedis((k) => dengan(k, (a) => ukur(a, banyak))),
    };
    const terbuka = baris ?? TERBUKA;
    const detikSusunUlang = await padaRedis((k) => dengan(k, (a) => susunUlang((k as { redisUrl: string }).redisUrl, a, terbuka)));
    const angka = Object.entries(hasil).flatMap(([nama, { ms, perDetik }]) => [
      ...[50, 95, 99].map((p) => [`ms_mulai_${nama}_p${p}`, bulatkan(persentil(ms, p), 2)] as const),
      [`per_detik_irisan_${nama}`, Math.round(perDetik)] as const,
    ]);
    return {
      ukuran: { baris: banyak.satu, sekaligus: banyak.sekaligus, serentak: SERENTAK },
      angka: { ...Object.fromEntries(angka), terbuka, detik_susun_ulang_redis: bulatkan(detikSusunUlang, 2) },
      rasio: { redis: bulatkan(hasil.postgres.perDetik / hasil.redis.perDetik, 3) },
      catatan: [
        'PostgreSQL tersemat dengan fsync; Redis tanpa penyimpanan, seperti untuk uji; keduanya di mesin ini',
        'mulai: satu irisan pada satu saat, dari tambah sampai kerja dimulai; irisan per detik: semua dikirim sekaligus, dua pekerja, kerja kosong',
      ],
    };
  },
};
