import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { sinkronkanFolder } from '../sources/berkas-tahan.ts';
import { sidikBerkas } from '../sources/sumber-berkas.ts';

/** The file that a fetch grows: cut back to what is known to belong to the cursor, then appended to. */
export class BerkasAmbilan {
  readonly #jalur: string;
  readonly #pegangan: FileHandle;
  readonly #sidik: Hash;
  #bita: number;

  private constructor(jalur: string, pegangan: FileHandle, sidik: Hash, bita: number) {
    this.#jalur = jalur;
    this.#pegangan = pegangan;
    this.#sidik = sidik;
    this.#bita = bita;
  }

  /** `bita` of 0 begins anew. A file shorter than that cannot be trusted: null. */
  static async buka(dir: string, nama: string, bita: number): Promise<BerkasAmbilan | null> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const jalur = path.join(dir, nama);
    const pegangan = await open(jalur, bita === 0 ? 'w' : 'r+', 0o600).catch((galat: unknown) => {
      if (galat instanceof Error && 'code' in galat && galat.code === 'ENOENT') return null;
      throw galat;
    });
    if (pegangan === null) return null;
    if ((await pegangan.stat()).size < bita) {
      await pegangan.close();
      return null;
    }
    await pegangan.truncate(bita);
    const sidik = createHash('sha256');
    if (bita > 0) for await (const p of createReadStream(jalur)) sidik.update(p as Buffer);
    return new BerkasAmbilan(jalur, pegangan, sidik, bita);
  }

  get bita(): number {
    return this.#bita;
  }

  async tulis(isi: string | Buffer): Promise<void> {
    const b = typeof isi === 'string' ? Buffer.from(isi) : isi;
    if (b.length === 0) return;
    for (let n = 0; n < b.length; ) n += (await this.#pegangan.write(b, n, b.length - n, this.#bita + n)).bytesWritten;
    this.#sidik.update(b);
    this.#bita += b.length;
  }

  /** On disk up to here. */
  async tahan(): Promise<void> {
    await this.#pegangan.datasync();
  }

  /**
   * Gives the file its last name; from then on bytes and name are on disk. Null when the file does not hold what was written here: a process that
   * had lost its hold of the fetch wrote into it.
   */
  async selesai(akhiran: string): Promise<{ berkas: string; sha256: string } | null> {
    await this.#pegangan.sync();
    const sha256 = this.#sidik.digest('hex');
    if ((await sidikBerkas(this.#jalur)) !== sha256) return null;
    const berkas = this.#jalur.replace(/\.sementara$/, `.${akhiran}`);
    await rename(this.#jalur, berkas);
    await sinkronkanFolder(path.dirname(berkas));
    return { berkas, sha256 };
  }

  async tutup(): Promise<void> {
    await this.#pegangan.close();
  }

  async buang(): Promise<void> {
    await rm(this.#jalur, { force: true });
  }
}

/** What the files of all fetches of one feed begin with. */
export const awalanAmbilan = (kodeCepat: string, sisi: string, jenis: string): string => `${kodeCepat}.${sisi.toLowerCase()}.${jenis}.`;

/** Keeps the newest fetches of a feed and removes older files; a feed that is still processed is among the newest. */
export async function buangLama(dir: string, awalan: string, simpan: number): Promise<void> {
  const nomor = (nama: string): number => Number(nama.slice(awalan.length).split('.')[0]);
  const nama = (await readdir(dir)).filter((n) => n.startsWith(awalan)).sort((a, b) => nomor(b) - nomor(a));
  for (const n of nama.slice(simpan)) await rm(path.join(dir, n), { force: true });
}
