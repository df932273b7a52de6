import { Redis } from 'ioredis';

type Pembaca = (redis: Redis, kunci: string) => Promise<unknown>;

/** How all of a value is read, by its type. */
const PEMBACA: Readonly<Record<string, Pembaca>> = {
  string: (r, k) => r.get(k),
  hash: (r, k) => r.hgetall(k),
  list: (r, k) => r.lrange(k, 0, -1),
  set: (r, k) => r.smembers(k),
  // Without scores: those of delayed jobs are instants shifted by twelve bits, sixteen digits that now and then look like a NIK.
  zset: (r, k) => r.zrange(k, '0', '-1'),
  stream: (r, k) => r.xrange(k, '-', '+'),
};

/** Every key of a server with its value, one line each. A type that nobody can read here is a fault, never passed over. */
export async function isiRedis(url: string): Promise<readonly string[]> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, retryStrategy: () => null, lazyConnect: true });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const baris: string[] = [];
    for (const kunci of (await redis.keys('*')).sort()) {
      const jenis = await redis.type(kunci);
      if (jenis === 'none') continue;
      const baca = PEMBACA[jenis];
      if (baca === undefined) throw new RangeError(`jenis nilai Redis yang tidak dikenal: ${jenis}`);
      baris.push(`${kunci}\t${jenis}\t${JSON.stringify(await baca(redis, kunci))}`);
    }
    return baris;
  } finally {
    redis.disconnect();
  }
}
