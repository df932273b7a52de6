import { open, rename } from 'node:fs/promises';
import path from 'node:path';

/** Makes a name in this folder survive a power cut. */
export async function awetkanFolder(dir: string): Promise<void> {
  const pegangan = await open(dir, 'r');
  try {
    await pegangan.sync();
  } finally {
    await pegangan.close();
  }
}

/** Writes a file whole or not at all: beside its name, synced, then renamed. */
export async function simpanAwet(berkas: string, ...isi: readonly (string | Uint8Array)[]): Promise<void> {
  const sementara = `${berkas}.sementara`;
  const pegangan = await open(sementara, 'w', 0o600);
  try {
    for (const bagian of isi) await pegangan.writeFile(bagian);
    await pegangan.sync();
  } finally {
    await pegangan.close();
  }
  await rename(sementara, berkas);
  await awetkanFolder(path.dirname(berkas));
}
