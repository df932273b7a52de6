import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { BATAS_BUKU } from './batas.ts';
import { BukuDitolak, tolakBuku } from './ditolak.ts';

async function bukaArus(zip: ZipFile, entri: Entry): Promise<Readable> {
  const lokal = await zip.readLocalFileHeaderPromise(entri);
  // Another reader, which goes by the local headers, would see another package.
  if (!lokal.fileName.equals(entri.fileNameRaw) || lokal.compressionMethod !== entri.compressionMethod) throw tolakBuku('DIREKTORI');
  return await zip.openReadStreamPromise(entri);
}

/** Inflates one part, never beyond what the directory declares or `maks` allows. Throws BukuDitolak, also when length or checksum are others than declared. */
export async function* bacaBagian(zip: ZipFile, entri: Entry, maks: number = BATAS_BUKU.bagianKecil): AsyncGenerator<Buffer> {
  if (entri.uncompressedSize > maks) throw tolakBuku('MENGEMBANG');
  let arus: Readable | null = null;
  try {
    arus = await bukaArus(zip, entri);
    let bita = 0;
    let sidik = 0;
    for await (const potong of arus as AsyncIterable<Buffer>) {
      bita += potong.length;
      if (bita > entri.uncompressedSize) throw tolakBuku('UKURAN_BOHONG');
      sidik = crc32(potong, sidik);
      yield potong;
    }
    if (bita !== entri.uncompressedSize) throw tolakBuku('UKURAN_BOHONG');
    if (sidik !== entri.crc32) throw tolakBuku('RUSAK');
  } catch (galat) {
    if (galat instanceof BukuDitolak) throw galat;
    const pesan = galat instanceof Error ? galat.message : '';
    throw tolakBuku(/too many bytes|not enough bytes/.test(pesan) ? 'UKURAN_BOHONG' : 'RUSAK');
  } finally {
    arus?.destroy();
  }
}
