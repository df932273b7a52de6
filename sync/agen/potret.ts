import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Kesalahan } from '../../domain/kesalahan.ts';

async function jalankan(perintah: string, tujuan: string): Promise<void> {
  const anak = spawn(perintah, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const akhir = once(anak, 'close') as Promise<[number | null]>;
  await pipeline(anak.stdout, createWriteStream(tujuan, { mode: 0o600 }));
  const [kode] = await akhir;
  // Half an export must never look like a whole one.
  if (kode !== 0) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', `Perintah sumber berakhir dengan kode ${kode ?? 'isyarat'}.`);
}

/** A copy of the source that stands still while it is read twice: an existing file, else the output of a shell command. */
export async function potretSumber(sumber: string, tujuan: string): Promise<void> {
  await rm(tujuan, { force: true });
  const isBerkas = await stat(sumber).then(
    (s) => s.isFile(),
    () => false,
  );
  if (isBerkas) await pipeline(createReadStream(sumber), createWriteStream(tujuan, { mode: 0o600 }));
  else await jalankan(sumber, tujuan);
}
