import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bukaAntrean } from '../../../platform/antrean/buka.ts';
import { type DefinisiPekerjaan, defineJob } from '../../../platform/antrean/definisi.ts';
import { tambahDalamTransaksi } from '../../../platform/antrean/kotak-keluar.ts';
import { mulaiPenyapu } from '../../../platform/antrean/penyapu.ts';
import { mulaiRelay } from '../../../platform/antrean/relay.ts';
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

  it('yang mati tidak menggantung siapa pun: tambah gagal pada tenggatnya, kotak keluar tetap menerima', async () => {
    const sementara = await mulaiRedis();
    const antrean = await bukaAntrean({ antrean: 'redis', redisUrl: sementara.url }, lingkungan.catatan);
    const job = defineJob({ name: 'tahan', payload: z.strictObject({ v: z.int() }), key: ({ v }) => `v-${v}`, run: async () => undefined });
    const definisi = [job as DefinisiPekerjaan];
    await antrean.proses(definisi, { serentak: 1 });
    await antrean.tambah(job, { v: 0 });
    await sementara.tutup();
    const relay = mulaiRelay({ pool: lingkungan.pool, antrean, definisi, catatan: lingkungan.catatan });
    const mulai = Date.now();
    try {
      await expect(antrean.tambah(job, { v: 1 })).rejects.toMatchObject({ kode: 'TENGGAT_TERLEWATI' });
      const klien = await lingkungan.pool.connect();
      await klien.query('begin');
      await tambahDalamTransaksi(klien, job, { v: 2 });
      await klien.query('commit');
      klien.release();
      await expect(relay.kirim()).rejects.toMatchObject({ kode: 'TENGGAT_TERLEWATI' });
      expect((await lingkungan.pool.query('select 1 from kotak_keluar where dikirim is null')).rowCount).toBe(1);
    } finally {
      await relay.tutup();
      await antrean.tutup();
    }
    expect(Date.now() - mulai).toBeLessThan(40_000);
  });
});
