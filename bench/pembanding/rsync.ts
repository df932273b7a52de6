import { spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';

export const CARA_PASANG_RSYNC = 'rsync tidak ada; pasang dengan: apt-get install rsync';

export const adaRsync = (): boolean => spawnSync('rsync', ['--version'], { stdio: 'ignore' }).status === 0;

function statistik(argumen: readonly string[]): Promise<string> {
  return new Promise((selesai, gagal) => {
    const anak = spawn('rsync', argumen, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LC_ALL: 'C' } });
    let keluar = '';
    anak.stdout.on('data', (p: Buffer) => {
      keluar += p.toString('utf8');
    });
    anak.once('error', gagal);
    anak.once('close', (kode) => (kode === 0 ? selesai(keluar) : gagal(new Kesalahan('INTERNAL', `rsync keluar ${kode}`))));
  });
}

const angka = (teks: string, nama: string): number => Number(new RegExp(`${nama}: ([\\d,]+)`).exec(teks)?.[1]?.replaceAll(',', '') ?? Number.NaN);

/** Bytes both ways that real rsync with its delta algorithm and compression needs to bring `lama` to `baru`, over a pipe (no ssh, no TCP). */
export async function bitaRsync(lama: string, baru: string): Promise<number> {
  const folder = await mkdtemp(path.join(path.dirname(baru), 'rsync-'));
  try {
    const tujuan = path.join(folder, 'berkas');
    await copyFile(lama, tujuan);
    // Without -I an equal size within the same second would pass for equal content.
    const teks = await statistik(['-azI', '--no-whole-file', '--stats', baru, tujuan]);
    return angka(teks, 'Total bytes sent') + angka(teks, 'Total bytes received');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
