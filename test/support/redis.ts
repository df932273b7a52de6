import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as tidur } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { hentikan } from './hentikan.ts';
import { catatKeluaran } from './keluaran.ts';
import { portBebas } from './port-bebas.ts';
import { isiRedis } from './redis-isi.ts';

export interface RedisUji {
  readonly url: string;
  readonly pid: number;
  readonly tutup: () => Promise<void>;
}

const JALUR = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'];

function cariRedis(): string {
  const jalur = [...(process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'redis-server')), ...JALUR].find((calon) =>
    existsSync(calon),
  );
  if (jalur === undefined) throw new Kesalahan('KONFIGURASI', 'redis-server tidak ditemukan; pasang dengan: apt-get install -y redis-server');
  return jalur;
}

async function tungguSiap(url: string, proses: ChildProcess): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50, enableReadyCheck: true });
  redis.on('error', () => undefined);
  try {
    await Promise.race([
      redis.ping(),
      once(proses, 'exit').then(() => Promise.reject(new Kesalahan('KONFIGURASI', 'redis-server berhenti saat mulai'))),
      tidur(15_000, undefined, { ref: false }).then(() => Promise.reject(new Kesalahan('TENGGAT_TERLEWATI', 'redis-server'))),
    ]);
  } finally {
    redis.disconnect();
  }
}

/** A throw-away redis-server on the loopback, on a free port unless one is given; nothing is persisted. */
export async function mulaiRedis(pilihan: { readonly port?: number } = {}): Promise<RedisUji> {
  const jalur = cariRedis();
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-redis-'));
  const port = pilihan.port ?? (await portBebas());
  const proses = spawn(jalur, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no', '--loglevel', 'warning'], {
    stdio: 'ignore',
  });
  const url = `redis://127.0.0.1:${port}`;
  const tutup = async (): Promise<void> => {
    // A test may have killed or hung it before.
    catatKeluaran('redis', (await isiRedis(url).catch(() => [])).map((baris) => `${baris}\n`).join(''));
    await hentikan(proses, folder);
  };
  try {
    await tungguSiap(url, proses);
  } catch (galat) {
    await tutup();
    throw galat;
  }
  return { url, pid: proses.pid ?? 0, tutup };
}
