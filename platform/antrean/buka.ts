import type { Logger } from 'pino';
import type { Antrean } from './antrean.ts';
import { antreanBullmq } from './bullmq.ts';
import { type OpsiPostgres, sambungPostgres } from './sambungan-postgres.ts';
import { type OpsiRedis, sambungRedis } from './sambungan-redis.ts';

export type KonfigurasiAntrean = Readonly<{ antrean: 'postgres' } & OpsiPostgres> | Readonly<{ antrean: 'redis' } & OpsiRedis>;

/** Opens the queue that ANTREAN names. The caller closes it. */
export async function bukaAntrean(konfigurasi: KonfigurasiAntrean, catatan: Logger): Promise<Antrean> {
  const sambungan = konfigurasi.antrean === 'redis' ? await sambungRedis(konfigurasi, catatan) : await sambungPostgres(konfigurasi, catatan);
  return antreanBullmq(sambungan, catatan);
}
