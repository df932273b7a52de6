import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Config } from '../../platform/config.ts';
import { startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { prosesHidup } from '../../platform/db/postmaster.ts';

/** The database as the command reaches it; one URL per role it acts in. */
export interface Basis {
  /** Owner of the schema: grants and the key of the signed caller. */
  readonly pemilik: string;
  /** Role simpul_sync: feeds, reference rows, counters. */
  readonly sync: string;
  /** Role simpul_app: nothing without a signed caller. */
  readonly app: string;
}

/** The same connection acting as another role, so that its rights and row-level security hold. */
export function sebagaiPeran(url: string, peran: 'simpul_sync' | 'simpul_app'): string {
  const baru = new URL(url);
  baru.searchParams.set('options', `-c role=${peran}`);
  return baru.toString();
}

const susun = (url: string): Basis => ({ pemilik: url, sync: sebagaiPeran(url, 'simpul_sync'), app: sebagaiPeran(url, 'simpul_app') });

/** Whether the embedded database runs now, in whichever process. */
function isBerjalan(dataDir: string): boolean {
  const berkas = path.join(dataDir, 'pg.pemilik');
  return existsSync(berkas) && prosesHidup(Number(readFileSync(berkas, 'utf8')));
}

/**
 * Runs `fn` with the database of this configuration: the one given, the embedded one that runs, or the embedded one started for this call and
 * stopped after it. Null is given when it is down and `bolehMulai` is false. Throws SUMBER_TIDAK_TERSEDIA when no data exists yet.
 */
export async function denganBasis<T>(config: Config, bolehMulai: boolean, fn: (basis: Basis | null) => Promise<T>): Promise<T> {
  const { basisData, dataDir } = config;
  if (basisData.jenis === 'luar') return fn(susun(basisData.urlMigrasi));
  if (!isBerjalan(dataDir)) {
    if (!bolehMulai) return fn(null);
    if (!existsSync(path.join(dataDir, 'pg.sandi'))) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Basis data tersemat belum ada; jalankan npm start dahulu.');
  }
  const server = await startEmbeddedPostgres({ folder: dataDir, port: basisData.port, portTetap: basisData.portTetap });
  try {
    return await fn(susun(server.url));
  } finally {
    await server.stop();
  }
}
