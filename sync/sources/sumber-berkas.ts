import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';

export type SisiSumber = 'BKN' | 'SIMPEG';
export type JenisSumber = 'pegawai' | 'kinerja' | 'hukdis' | 'formasi' | 'riwayat';

export interface UmpanSumber {
  readonly sisi: SisiSumber;
  readonly jenis: JenisSumber;
  /** A source may do without it; once seen, its absence is a fault as that of any other. */
  readonly opsional?: true;
}

/** The feeds of one instansi in the order they are pulled: people first, since facts are paired with them. */
export const UMPAN_INSTANSI: readonly UmpanSumber[] = [
  { sisi: 'BKN', jenis: 'pegawai' },
  { sisi: 'SIMPEG', jenis: 'pegawai' },
  { sisi: 'BKN', jenis: 'kinerja' },
  { sisi: 'BKN', jenis: 'hukdis' },
  { sisi: 'BKN', jenis: 'formasi' },
  { sisi: 'BKN', jenis: 'riwayat', opsional: true },
  { sisi: 'SIMPEG', jenis: 'riwayat', opsional: true },
];

export interface BerkasSumber {
  readonly berkas: string;
  readonly sha256: string;
}

const AKHIRAN = ['csv', 'ndjson', 'csv.gz', 'ndjson.gz'];

export interface BerkasDitemukan {
  readonly berkas: string;
  /** Tells an unchanged file without reading it. */
  readonly tanda: string;
  readonly ditulisPada: Date | null;
}

/** A folder of files, one per instansi and kind, as an instansi or BKN drops them. */
export async function cariBerkas(dir: string, kodeCepat: string, umpan: UmpanSumber): Promise<BerkasDitemukan | null> {
  for (const akhiran of AKHIRAN) {
    const berkas = path.join(dir, umpan.sisi.toLowerCase(), `${kodeCepat}.${umpan.jenis}.${akhiran}`);
    const s = await stat(berkas).catch(() => null);
    if (s !== null) return { berkas, tanda: `${s.ino}:${s.size}:${s.mtimeMs}`, ditulisPada: s.mtime };
  }
  return null;
}

/** SHA-256 of a file, hex, streamed. */
export async function sidikBerkas(berkas: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const potong of createReadStream(berkas)) hash.update(potong as Buffer);
  return hash.digest('hex');
}
