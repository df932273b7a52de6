import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import { type Jurnal, tulisJurnal } from './jurnal.ts';
import { awetkanFolder, simpanAwet } from './simpan-awet.ts';

const BENTUK = z.object({
  sesi: z.string(),
  cara: z.enum(['DELTA', 'PENUH']),
  panjang: z.number(),
  sha256: z.string(),
  jumlah: z.number(),
  tambah: z.number(),
  hapus: z.number(),
});

/** A payload on its way: from here on the agent only repeats it until the hub says it has it. */
export type Tertunda = z.infer<typeof BENTUK>;

/** Names in the journal folder. */
export const letak = (dir: string) => ({
  jurnal: path.join(dir, 'jurnal'),
  calon: path.join(dir, 'jurnal.calon'),
  muatan: path.join(dir, 'kirim.gz'),
  catatan: path.join(dir, 'kirim.json'),
  potret: path.join(dir, 'potret'),
});

async function sidikGzip(berkas: string): Promise<{ panjang: number; sha256: string }> {
  const hash = createHash('sha256');
  for await (const potong of createReadStream(berkas)) hash.update(potong as Buffer);
  return { panjang: (await stat(berkas)).size, sha256: hash.digest('hex') };
}

/** The whole source, gzipped, as the payload. */
export async function gzipPenuh(dir: string): Promise<void> {
  const { potret, muatan } = letak(dir);
  const pegangan = await open(muatan, 'w', 0o600);
  await pipeline(createReadStream(potret), createGzip({ level: 6 }), pegangan.createWriteStream({ flush: true }));
}

/** Makes the payload that stands in the folder durable together with the journal it leads to. `kirim.json` comes last: without it there is none. */
export async function simpanTertunda(dir: string, t: Omit<Tertunda, 'panjang' | 'sha256'>, calon: Jurnal & { readonly cacat: number }): Promise<Tertunda> {
  const { muatan, catatan, calon: berkasCalon } = letak(dir);
  const tertunda = { ...t, ...(await sidikGzip(muatan)) };
  await tulisJurnal(berkasCalon, calon);
  await simpanAwet(catatan, JSON.stringify(tertunda));
  return tertunda;
}

export async function bacaTertunda(dir: string): Promise<Tertunda | null> {
  try {
    return BENTUK.parse(JSON.parse(await readFile(letak(dir).catatan, 'utf8')));
  } catch {
    return null;
  }
}

export async function buangTertunda(dir: string): Promise<void> {
  const { catatan, muatan, calon } = letak(dir);
  for (const berkas of [catatan, muatan, calon]) await rm(berkas, { force: true });
  await awetkanFolder(dir);
}

/** The hub has it: the journal moves on, then the payload is forgotten. Safe to repeat after a crash in between. */
export async function sahkanTertunda(dir: string): Promise<void> {
  const { calon, jurnal } = letak(dir);
  await rename(calon, jurnal).catch((galat: NodeJS.ErrnoException) => {
    if (galat.code !== 'ENOENT') throw galat;
  });
  await buangTertunda(dir);
}
