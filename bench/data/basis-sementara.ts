import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { migrate } from '../../platform/db/migrasi.ts';
import { folderBench } from './tempat.ts';

/** Runs `kerja` with the owner's URL of a fresh, migrated database of its own, which ends with it, and the process id of its server. */
export async function denganBasisSementara<T>(nama: string, kerja: (url: string, pid: number) => Promise<T>): Promise<T> {
  await mkdir(folderBench(), { recursive: true });
  const folder = await mkdtemp(path.join(folderBench(), `${nama}-`));
  const server = await startEmbeddedPostgres({ folder, port: 0 });
  try {
    await migrate(server.url);
    return await kerja(server.url, server.pid);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
