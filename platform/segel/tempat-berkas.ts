import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { uraikanSegel } from './segel.ts';
import type { TempatSegel } from './tempat.ts';

/** One file per day of the checkpoint's own time, segel-2026-11-26.ndjson, or the newest there is when that time went back: the last line of the last file is the last checkpoint. */
const NAMA = /^segel-\d{4}-\d{2}-\d{2}\.ndjson$/;

const berkasBerurut = async (dir: string): Promise<readonly string[]> => {
  const nama = await readdir(dir).catch((e: NodeJS.ErrnoException) => (e.code === 'ENOENT' ? [] : Promise.reject(e)));
  return nama
    .filter((n) => NAMA.test(n))
    .sort()
    .map((n) => path.join(dir, n));
};

const barisDari = (berkas: string): AsyncIterable<string> => createInterface({ input: createReadStream(berkas, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });

async function fsyncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Whether the file ends in the middle of a line: a crash while it was written. The fragment was never acknowledged; it stays, on a line of its own. */
async function isTerpotong(berkas: string): Promise<boolean> {
  const f = await open(berkas, 'r').catch((e: NodeJS.ErrnoException) => (e.code === 'ENOENT' ? null : Promise.reject(e)));
  if (f === null) return false;
  try {
    const { size } = await f.stat();
    if (size === 0) return false;
    const { buffer } = await f.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== 0x0a;
  } finally {
    await f.close();
  }
}

const tanggalDari = (baris: string): string => {
  const pada = uraikanSegel(baris)?.segel.pada;
  if (pada === undefined) throw new RangeError('bukan segel');
  return pada.slice(0, 10);
};

/** Checkpoints in append-only files of a folder; each is on disk (fsync of file and folder) before `tambah` resolves. */
export function tempatSegelBerkas(dir: string): TempatSegel {
  async function* semua(): AsyncIterable<string> {
    for (const berkas of await berkasBerurut(dir)) yield* barisDari(berkas);
  }
  return {
    semua,
    async terakhir() {
      for (const berkas of [...(await berkasBerurut(dir))].reverse()) {
        let akhir: string | null = null;
        for await (const baris of barisDari(berkas)) if (uraikanSegel(baris) !== null) akhir = baris;
        if (akhir !== null) return akhir;
      }
      return null;
    },
    async tambah(baris) {
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const hariIni = path.join(dir, `segel-${tanggalDari(baris)}.ndjson`);
      const berkas = [...(await berkasBerurut(dir)), hariIni].sort().at(-1) ?? hariIni;
      const awal = (await isTerpotong(berkas)) ? '\n' : '';
      const f = await open(berkas, 'a', 0o600);
      try {
        await f.appendFile(`${awal}${baris}\n`);
        await f.sync();
      } finally {
        await f.close();
      }
      await fsyncFolder(dir);
    },
  };
}
