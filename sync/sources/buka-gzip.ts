import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Kesalahan } from '../../domain/kesalahan.ts';

/** A file may not grow beyond these: a small upload must not fill the machine. */
export interface BatasGzip {
  readonly rasio: number;
  readonly bita: number;
}

/** Text files of this kind shrink 5-30 times; 5 million rows are about 3 GB. */
export const BATAS_GZIP: BatasGzip = { rasio: 200, bita: 64 * 1024 ** 3 };

const BEBAS = 8 * 1024 * 1024;

async function* awali(potongan: readonly Buffer[], sisa: AsyncIterator<Buffer>, hitung: (n: number) => void): AsyncGenerator<Buffer> {
  for (const p of potongan) {
    hitung(p.length);
    yield p;
  }
  for (let n = await sisa.next(); n.done !== true; n = await sisa.next()) {
    hitung(n.value.length);
    yield n.value;
  }
}

async function* gunzip(masuk: AsyncGenerator<Buffer>, dibaca: () => number, batas: BatasGzip): AsyncGenerator<Buffer> {
  const sumber = Readable.from(masuk, { objectMode: false });
  const alat = createGunzip();
  sumber.on('error', (galat) => alat.destroy(galat));
  let keluar = 0;
  try {
    for await (const p of sumber.pipe(alat) as AsyncIterable<Buffer>) {
      keluar += p.length;
      if (keluar > batas.bita || (keluar > BEBAS && keluar > dibaca() * batas.rasio))
        throw new Kesalahan('BERKAS_DITOLAK', 'Isi gzip mengembang melampaui batas.');
      yield p;
    }
  } catch (galat) {
    if (galat instanceof Error && 'code' in galat && String(galat.code).startsWith('Z_'))
      throw new Kesalahan('BERKAS_DITOLAK', 'Berkas gzip rusak atau terpotong.');
    throw galat;
  } finally {
    sumber.destroy();
    alat.destroy();
  }
}

/** Plain bytes of a source: gunzips by magic number; refuses Excel/ZIP and UTF-16 files with advice (BERKAS_DITOLAK). */
export async function bukaSumber(
  sumber: AsyncIterable<Buffer>,
  batas: BatasGzip = BATAS_GZIP,
): Promise<{ readonly gzip: boolean; readonly isi: AsyncGenerator<Buffer> }> {
  const iterator = sumber[Symbol.asyncIterator]();
  const awal: Buffer[] = [];
  let panjang = 0;
  while (panjang < 4) {
    const n = await iterator.next();
    if (n.done === true) break;
    awal.push(n.value);
    panjang += n.value.length;
  }
  const kepala = Buffer.concat(awal.map((p) => p.subarray(0, 4))).subarray(0, 4);
  if (kepala[0] === 0x50 && kepala[1] === 0x4b) throw new Kesalahan('BERKAS_DITOLAK', 'Ini berkas Excel atau ZIP. Simpan sebagai CSV UTF-8 lalu unggah ulang.');
  if ((kepala[0] === 0xff && kepala[1] === 0xfe) || (kepala[0] === 0xfe && kepala[1] === 0xff)) {
    throw new Kesalahan('BERKAS_DITOLAK', 'Ini teks UTF-16. Simpan sebagai CSV UTF-8 lalu unggah ulang.');
  }
  let dibaca = 0;
  const masuk = awali(awal, iterator, (n) => {
    dibaca += n;
  });
  const gzip = kepala[0] === 0x1f && kepala[1] === 0x8b;
  return { gzip, isi: gzip ? gunzip(masuk, () => dibaca, batas) : masuk };
}
