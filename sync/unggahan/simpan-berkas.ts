import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { sinkronkanFolder } from '../sources/berkas-tahan.ts';

/** Largest accepted file in bytes: 5 million rows are about 3 GB. */
export const BATAS_UNGGAHAN = 8 * 1024 ** 3;

export interface BerkasTersimpan {
  /** Absolute path, named by the content. */
  readonly berkas: string;
  readonly sha256: string;
  readonly bita: number;
}

/** The stream grew beyond the limit; nothing of it is kept. */
export class BerkasTerlaluBesar extends Kesalahan {
  constructor(batas: number) {
    super('BERKAS_DITOLAK', `Berkas lebih besar dari ${batas} bita.`);
    this.name = 'BerkasTerlaluBesar';
  }
}

const PENUH = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** A store that can take nothing more is told as such; nothing was accepted, and the sender may try again. */
function petakanPenuh(galat: unknown): unknown {
  if (!(galat instanceof Error && 'code' in galat && PENUH.has(String(galat.code)))) return galat;
  return new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Tempat simpan unggahan penuh; berkas belum diterima. Coba lagi nanti.');
}

const AKHIRAN_SEMENTARA = '.sementara';
/** Folders of dry runs begin like this. */
export const AWALAN_UJI = 'uji-';

/** Only names the kind for people who look into the folder; readers look at the bytes. */
function akhiranDari(awal: Buffer): string {
  if (awal[0] === 0x1f && awal[1] === 0x8b) return 'gz';
  if (awal.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
  return awal.subarray(0, 64).toString('latin1').trimStart().startsWith('{') ? 'ndjson' : 'csv';
}

interface Tertulis {
  readonly sha256: string;
  readonly bita: number;
  readonly akhiran: string;
}

async function salurkan(pegangan: FileHandle, arus: AsyncIterable<Buffer>, batas: number): Promise<Tertulis> {
  const sidik = createHash('sha256');
  let bita = 0;
  let akhiran: string | null = null;
  for await (const potong of arus) {
    bita += potong.length;
    if (bita > batas) throw new BerkasTerlaluBesar(batas);
    if (potong.length > 0) akhiran ??= akhiranDari(potong);
    sidik.update(potong);
    await pegangan.writeFile(potong);
  }
  await pegangan.sync();
  return { sha256: sidik.digest('hex'), bita, akhiran: akhiran ?? 'csv' };
}

/**
 * Streams an upload into `dir` in constant memory. When this returns, bytes and name are on disk: a crash of process or machine loses nothing.
 * The same content is stored once. Throws BerkasTerlaluBesar; then no file is left.
 */
export async function simpanBerkas(dir: string, arus: AsyncIterable<Buffer>, batas: number = BATAS_UNGGAHAN): Promise<BerkasTersimpan> {
  const folder = path.resolve(dir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const sementara = path.join(folder, `${randomUUID()}${AKHIRAN_SEMENTARA}`);
  try {
    const pegangan = await open(sementara, 'wx', 0o600);
    const { sha256, bita, akhiran } = await salurkan(pegangan, arus, batas).finally(() => pegangan.close());
    const berkas = path.join(folder, `${sha256}.${akhiran}`);
    await rename(sementara, berkas);
    await sinkronkanFolder(folder);
    return { berkas, sha256, bita };
  } catch (galat) {
    await rm(sementara, { force: true });
    throw petakanPenuh(galat);
  }
}

/** Gives a durable file its name by content in `dir`; the old name stays. Returns the new one. */
export async function namaiIsi(dir: string, berkas: string, nama: string): Promise<string> {
  const folder = path.resolve(dir);
  const tujuan = path.join(folder, nama);
  await link(berkas, tujuan).catch((galat: NodeJS.ErrnoException) => {
    if (galat.code !== 'EEXIST') throw galat;
  });
  await sinkronkanFolder(folder);
  return tujuan;
}

/** Removes what uploads and dry runs left that were cut off by a crash at least `umurMs` ago (default one day). Returns how many. */
export async function bersihkanSementara(dir: string, umurMs = 86_400_000): Promise<number> {
  const nama = await readdir(dir).catch(() => []);
  let dihapus = 0;
  for (const n of nama.filter((s) => s.endsWith(AKHIRAN_SEMENTARA) || s.startsWith(AWALAN_UJI))) {
    const jalur = path.join(dir, n);
    const keadaan = await stat(jalur).catch(() => null);
    if (keadaan === null || Date.now() - keadaan.mtimeMs < umurMs) continue;
    await rm(jalur, { recursive: true, force: true });
    dihapus += 1;
  }
  return dihapus;
}
