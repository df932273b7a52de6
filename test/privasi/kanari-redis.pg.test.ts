import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Antrean } from '../../platform/antrean/antrean.ts';
import { bukaAntrean } from '../../platform/antrean/buka.ts';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { createLogger, type Logger } from '../../platform/logger.ts';
import { tunggu } from '../platform/antrean/lingkungan.ts';
import { buatDunia, type DuniaUji } from '../support/isi.ts';
import { mulaiRedis, type RedisUji } from '../support/redis.ts';
import { isiRedis } from '../support/redis-isi.ts';
import { tandaPada } from './pindai-keluaran.ts';

/** A plainly invented person whose marks must never be seen outside. */
const KENARI = { nip: '199011302015011977', nik: '3599301190019977', nama: 'KENARI TANDA RAHASIA' } as const;
const SEMUA = ['NIP', 'NIK', 'NAMA'];

let dunia: DuniaUji;
let redis: RedisUji;
let antrean: Antrean;
let log: string[];
let pencatat: Logger;
beforeAll(async () => {
  [dunia, redis] = await Promise.all([buatDunia(), mulaiRedis()]);
  log = [];
  pencatat = createLogger({ layanan: 'uji', tingkat: 'trace', tulis: (baris) => void log.push(baris) });
  antrean = await bukaAntrean({ antrean: 'redis', redisUrl: redis.url }, pencatat);
});
afterAll(async () => {
  await antrean.tutup();
  await redis.tutup();
  await dunia.tutup();
});

const tampak = (baris: readonly string[]): string[] => [...new Set(baris.flatMap(tandaPada))];

/** Each way in which work over a person goes wrong. */
const GAGAL: Readonly<Record<string, () => Promise<unknown>>> = {
  'basis-data': () => drizzle({ client: dunia.admin }).execute(sql`select ${KENARI.nama}::bigint, ${KENARI.nip}, ${KENARI.nik}`),
  mentah: () => dunia.admin.query('insert into pegawai_bkn (instansi, nip, nik, nama, h, tarikan) values (-1, $1, $2, $3, 1, 1)', Object.values(KENARI)),
  'pesan-sendiri': async () => {
    throw new TypeError(`gagal atas ${KENARI.nama} ${KENARI.nip}`, { cause: new RangeError(KENARI.nik) });
  },
  'bukan-galat': async () => {
    throw { ...KENARI };
  },
  kelompok: async () => {
    throw new AggregateError([new RangeError(KENARI.nip)], KENARI.nama);
  },
};

test('pekerjaan yang gagal dengan segala cara tidak meninggalkan orangnya di kunci atau nilai Redis mana pun, juga selagi berjalan', {
  timeout: 60_000,
}, async () => {
  const selama: (readonly string[])[] = [];
  const job = defineJob({
    name: 'kenari',
    payload: z.strictObject({ cara: z.string() }),
    key: ({ cara }) => `cara-${cara}`,
    coba: 2,
    jedaMs: 1,
    run: async ({ cara }, { catatan }) => {
      catatan.info({ ...KENARI, cara }, 'kenari.mulai');
      selama.push(await isiRedis(redis.url));
      await GAGAL[cara]?.();
    },
  });
  const pekerja = await antrean.proses([job as DefinisiPekerjaan], { serentak: 2 });
  for (const cara of Object.keys(GAGAL)) await antrean.tambah(job, { cara });
  expect(await tunggu(async () => (await antrean.statistik())[0]?.gagal === Object.keys(GAGAL).length, 30_000)).toBe(true);
  await pekerja.tutup();
  const akhir = await isiRedis(redis.url);
  // Payload, reason and trace of every failure are there to be read; only the person is not.
  for (const cara of Object.keys(GAGAL)) expect(akhir.join('\n')).toContain(`cara-${cara}`);
  expect(akhir.join('\n')).toMatch(/failedReason/);
  expect(akhir.join('\n')).toMatch(/stacktrace/);
  expect(selama.length).toBeGreaterThan(Object.keys(GAGAL).length);
  expect(tampak([...akhir, ...selama.flat()])).toEqual([]);
  expect(log.join('')).toContain('kenari.mulai');
  expect(tampak(log)).toEqual([]);
});

test('kontrol: pembaca yang sama melihat orang itu di setiap jenis nilai dan pada nama kuncinya', async () => {
  const langsung = new Redis(redis.url);
  const { nip, nik, nama } = KENARI;
  try {
    await Promise.all([
      langsung.set('kendali:teks', nip),
      langsung.hset('kendali:peta', nik, nama),
      langsung.rpush('kendali:deret', nip),
      langsung.sadd('kendali:himpunan', nik),
      langsung.zadd('kendali:urut', 1, nama),
      langsung.xadd('kendali:arus', '*', 'nip', nip),
      langsung.set(`kendali:${nip}`, '1'),
    ]);
    const baris = (await isiRedis(redis.url)).filter((b) => b.startsWith('kendali:'));
    expect(baris.map((b) => tandaPada(b).length > 0)).toEqual(Array<boolean>(7).fill(true));
    expect(tampak(baris).sort()).toEqual([...SEMUA].sort());
    await langsung.del(...(await langsung.keys('kendali:*')));
  } finally {
    langsung.disconnect();
  }
});
