import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as jeda } from 'node:timers/promises';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { prosesHidup } from './postmaster.ts';

/** Exclusive lock file holding our pid; one left by a dead process is taken over. Returns the release. */
export async function kunciFolder(berkas: string, tenggatMs = 180_000): Promise<() => void> {
  const batas = performance.now() + tenggatMs;
  while (performance.now() < batas) {
    if (ambil(berkas)) return () => rmSync(berkas, { force: true });
    if (!pemegangHidup(berkas)) rmSync(berkas, { force: true });
    else await jeda(50);
  }
  throw new Kesalahan('TENGGAT_TERLEWATI', `Kunci ${berkas} tidak kunjung dilepas.`);
}

// A link appears with its content, so nobody ever reads an empty lock.
function ambil(berkas: string): boolean {
  const calon = `${berkas}.${process.pid}.${performance.now()}`;
  writeFileSync(calon, String(process.pid));
  try {
    linkSync(calon, berkas);
    return true;
  } catch (galat) {
    if ((galat as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw galat;
  } finally {
    rmSync(calon, { force: true });
  }
}

function pemegangHidup(berkas: string): boolean {
  try {
    const pid = Number(readFileSync(berkas, 'utf8'));
    return prosesHidup(pid);
  } catch {
    return false;
  }
}
