import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { berkasMuatan, folderSesi, type Sesi } from './sesi.ts';

/** Bytes of the payload that are on disk. */
export async function bitaDiterima(dir: string, sesi: string): Promise<number> {
  return (await stat(berkasMuatan(dir, sesi)).catch(() => null))?.size ?? 0;
}

/** Writes until the stream ends or breaks; what arrived stays either way. Returns the offset behind the last byte. */
async function salurkan(pegangan: FileHandle, arus: AsyncIterable<Buffer>, mulai: number, panjang: number): Promise<number> {
  let letak = mulai;
  try {
    for await (const potong of arus) {
      if (letak + potong.length > panjang) throw new Kesalahan('MUATAN_DITOLAK', 'Muatan lebih panjang daripada yang dikatakan.');
      await pegangan.write(potong, 0, potong.length, letak);
      letak += potong.length;
    }
  } finally {
    // Acknowledged means on disk, also after a cut.
    await pegangan.sync();
  }
  return letak;
}

/**
 * Continues the payload of a session at `mulai`, which may not lie beyond what is on disk. Written at its place, so a late sender on a half-dead
 * connection writes the same bytes again; the SHA-256 of the whole decides in the end. Returns the bytes on disk.
 */
export async function terimaMuatan(dir: string, sesi: Sesi, arus: AsyncIterable<Buffer>, mulai: number): Promise<number> {
  if (mulai > (await bitaDiterima(dir, sesi.id))) throw new Kesalahan('SESI_TIDAK_BERLAKU', 'Kiriman melompati bita yang belum diterima.');
  await mkdir(folderSesi(dir, sesi.id), { recursive: true, mode: 0o700 });
  await (await open(berkasMuatan(dir, sesi.id), 'a', 0o600)).close();
  const tulis = await open(berkasMuatan(dir, sesi.id), 'r+');
  try {
    await salurkan(tulis, arus, mulai, sesi.panjang ?? 0);
  } finally {
    await tulis.close();
  }
  return await bitaDiterima(dir, sesi.id);
}
