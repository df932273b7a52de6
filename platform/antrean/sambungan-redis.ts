import { createRedisBackend, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { NYAWA_MS } from '../db/nyawa.ts';
import { namaGalat } from './galat-pekerjaan.ts';
import type { Amplop, Sambungan, Tahanan } from './sambungan.ts';

export type OpsiRedis = Readonly<{ redisUrl: string /** One hash tag keeps all keys of a queue on one Cluster node. Default {simpul}. */; awalan?: string }>;

const BackendRedis = withBackend(createRedisBackend);

function tahananRedis(redis: Redis, kunciHash: string): Tahanan {
  return {
    async tahan(kunci, sampai) {
      const lama = Number((await redis.hget(kunciHash, kunci)) ?? 0);
      if (sampai > lama) await redis.hset(kunciHash, kunci, String(sampai));
    },
    async lepas(kunci) {
      await redis.hdel(kunciHash, kunci);
    },
    async sampai(kunci) {
      const nilai = (await redis.hmget(kunciHash, ...kunci)).map((teks) => Number(teks ?? 0));
      const terakhir = Math.max(0, ...nilai);
      return terakhir > Date.now() ? terakhir : 0;
    },
  };
}

/** Opens the queue on Redis: one client for queues and commands; BullMQ duplicates it for each worker's blocking read. */
export async function sambungRedis(opsi: OpsiRedis, catatan: Logger): Promise<Sambungan> {
  const awalan = opsi.awalan ?? '{simpul}';
  const redis = new Redis(opsi.redisUrl, {
    maxRetriesPerRequest: null,
    keepAlive: NYAWA_MS,
    retryStrategy: (ke) => Math.min(50 * 2 ** Math.min(ke, 6), 2_000) + Math.random() * 50,
  });
  redis.on('error', (galat: unknown) => catatan.warn({ peristiwa: 'antrean_sambungan', galat: namaGalat(galat) }));
  return {
    jenis: 'redis',
    tahanan: tahananRedis(redis, `${awalan}:tahanan`),
    buatAntri: (nama) => new BackendRedis.Queue<Amplop, void, string>(nama, { connection: redis, prefix: awalan }),
    buatPekerja: (nama, proses, opsiPekerja) =>
      new BackendRedis.Worker<Amplop, void, string>(nama, proses, { ...opsiPekerja, connection: redis, prefix: awalan }),
    terjangkau: () => redis.status === 'ready',
    async tutup() {
      redis.disconnect();
    },
  };
}
