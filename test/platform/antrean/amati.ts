import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { JALAN } from '../../support/jalan.ts';
import { teruskanKeluaran } from '../../support/keluaran.ts';
import type { Lingkungan } from './lingkungan.ts';

/** How often the piece of work was counted. */
export async function hitung(lingkungan: Lingkungan, kunci: string): Promise<number> {
  const { rows } = await lingkungan.pool.query<{ n: number }>('select count(*)::int as n from uji_hitung where kunci = $1', [kunci]);
  return rows[0]?.n ?? -1;
}

/** Everything the store keeps about failed jobs of a queue, as text. */
export async function isiGagal(lingkungan: Lingkungan, antrean: string): Promise<string> {
  if (lingkungan.konfigurasi.antrean === 'postgres') {
    const { rows } = await lingkungan.pool.query('select * from bullmq.job where queue = $1', [antrean]);
    return JSON.stringify(rows);
  }
  const redis = new Redis(lingkungan.konfigurasi.redisUrl);
  try {
    const kunci = (await redis.keys(`{simpul}:${antrean}:*`)).filter((k) => /:\d+$/.test(k));
    return JSON.stringify(await Promise.all(kunci.map((k) => redis.hgetall(k))));
  } finally {
    redis.disconnect();
  }
}

/** A worker in a process of its own; resolves when it stands at the point inside the job. */
export async function mulaiAnak(lingkungan: Lingkungan, berhentiDi: string): Promise<{ bunuh(): Promise<void> }> {
  const { konfigurasi, databaseUrl } = lingkungan;
  const isi = JSON.stringify({ konfigurasi, databaseUrl, berhentiDi });
  const anak = spawn(process.execPath, [JALAN, 'test/platform/antrean/proses-anak.ts', isi], { stdio: ['ignore', 'pipe', 'pipe'] });
  teruskanKeluaran(anak);
  const selesai = once(anak, 'exit');
  await Promise.race([once(anak.stdout, 'data'), selesai.then(() => Promise.reject(new Kesalahan('INTERNAL', 'proses anak berhenti sendiri')))]);
  return {
    async bunuh() {
      anak.kill('SIGKILL');
      await selesai;
    },
  };
}
