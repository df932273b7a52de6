import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../../platform/antrean/definisi.ts';
import { mulaiPenyapu } from '../../../platform/antrean/penyapu.ts';
import { mulaiRedis, type RedisUji } from '../../support/redis.ts';
import { ujiKonformansi } from './konformansi.ts';
import { type Lingkungan, siapkan, tunggu } from './lingkungan.ts';

async function siap(): Promise<Lingkungan> {
  const redis = await mulaiRedis();
  const lingkungan = await siapkan(() => ({ antrean: 'redis', redisUrl: redis.url }));
  return {
    ...lingkungan,
    async tutup() {
      await lingkungan.tutup();
      await redis.tutup();
    },
  };
}

ujiKonformansi('Redis', siap);

describe('Redis yang kehilangan segalanya', () => {
  let redis: RedisUji;
  let lingkungan: Lingkungan;
  beforeAll(async () => {
    redis = await mulaiRedis();
    lingkungan = await siapkan(() => ({ antrean: 'redis', redisUrl: redis.url }));
  });
  afterAll(async () => {
    await lingkungan.tutup();
    await redis.tutup();
  });

  it('mendapat kembali semua pekerjaan dari penyapu', async () => {
    const antrean = await lingkungan.buka();
    const selesai = new Set<number>();
    const job = defineJob({ name: 'hilang', payload: z.strictObject({ v: z.int() }), key: ({ v }) => `v-${v}`, run: async ({ v }) => void selesai.add(v) });
    const semua = Array.from({ length: 50 }, (_, v) => ({ definisi: job as DefinisiPekerjaan, payload: { v } }));
    const harapan = async () => semua.filter(({ payload }) => !selesai.has(payload.v));
    const penyapu = mulaiPenyapu({ antrean, harapan, catatan: lingkungan.catatan, setiapMs: 3_600_000 });
    const penghapus = new Redis(redis.url);
    try {
      await antrean.tambahBanyak(semua);
      await penghapus.flushall();
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 5 });
      expect(await penyapu.sapu()).toBe(50);
      expect(await tunggu(() => selesai.size === 50)).toBe(true);
    } finally {
      penghapus.disconnect();
      await penyapu.tutup();
      await antrean.tutup();
    }
  });

  it('semua kunci memakai satu hash tag agar tinggal di satu simpul Cluster', async () => {
    const antrean = await lingkungan.buka();
    const job = defineJob({ name: 'tagar', payload: z.strictObject({ v: z.int() }), key: () => 'satu', run: async () => undefined });
    const pembaca = new Redis(redis.url);
    try {
      await antrean.tambah(job, { v: 1 });
      await antrean.jeda('satu');
      const kunci = await pembaca.keys('*');
      expect(kunci.length).toBeGreaterThan(2);
      expect(kunci.filter((k) => !k.startsWith('{simpul}:'))).toEqual([]);
    } finally {
      pembaca.disconnect();
      await antrean.tutup();
    }
  });
});
