import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { BITA_AWAL, isZip, tolakBukanTabel } from './kenali-berkas.ts';

/** A file may not grow beyond these: a small upload must not fill the machine. */
export interface BatasGzip {
  readonly rasio: number;
  readonly bita: number;
}

/** Text files of this kind shrink 5-30 times; 5 million rows are about 3 GB. */
export const BATAS_GZIP: BatasGzip = { rasio: 200, bita: 64 * 1024 ** 3 };

const BEBAS = 8 * 1024 * 1024;

export interface Terintip {
  readonly awal: Buffer;
  /** The whole stream, its beginning included. */
  readonly isi: AsyncGenerator<Buffer>;
  /** Gives the source up; a generator that was never read would not. */
  readonly tutup: () => Promise<unknown>;
}

async function* lanjutkan(awal: readonly Buffer[], sisa: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* awal;
    for (let n = await sisa.next(); n.done !== true; n = await sisa.next()) yield n.value;
  } finally {
    await sisa.return?.();
  }
}

/** Looks at the beginning of a stream without taking it away. */
export async function intip(sumber: AsyncIterable<Buffer>): Promise<Terintip> {
  const sisa = sumber[Symbol.asyncIterator]();
  const potongan: Buffer[] = [];
  for (let panjang = 0; panjang < BITA_AWAL; ) {
    const n = await sisa.next();
    if (n.done === true) break;
    potongan.push(n.value);
    panjang += n.value.length;
  }
  return {
    awal: Buffer.concat(potongan.map((p) => p.subarray(0, BITA_AWAL))).subarray(0, BITA_AWAL),
    isi: lanjutkan(potongan, sisa),
    tutup: async () => sisa.return?.(),
  };
}

const isGzip = (awal: Buffer): boolean => awal[0] === 0x1f && awal[1] === 0x8b;

async function* gunzip(masuk: AsyncGenerator<Buffer>, batas: BatasGzip): AsyncGenerator<Buffer> {
  let dibaca = 0;
  async function* hitung(): AsyncGenerator<Buffer> {
    for await (const p of masuk) {
      dibaca += p.length;
      yield p;
    }
  }
  const sumber = Readable.from(hitung(), { objectMode: false });
  const alat = createGunzip();
  sumber.on('error', (galat) => alat.destroy(galat));
  let keluar = 0;
  try {
    for await (const p of sumber.pipe(alat) as AsyncIterable<Buffer>) {
      keluar += p.length;
      if (keluar > batas.bita || (keluar > BEBAS && keluar > dibaca * batas.rasio))
        throw new Kesalahan('BERKAS_DITOLAK', 'Isi gzip mengembang melampaui batas. Kirim isinya tanpa gzip bila memang sebesar itu.');
      yield p;
    }
  } catch (galat) {
    if (galat instanceof Error && 'code' in galat && String(galat.code).startsWith('Z_'))
      throw new Kesalahan('BERKAS_DITOLAK', 'Berkas gzip rusak, terpotong, atau berekor isi lain. Padatkan ulang lalu unggah lagi.');
    throw galat;
  } finally {
    sumber.destroy();
    alat.destroy();
  }
}

/**
 * Plain bytes of a source: gunzips by magic number, once; members one behind the other count as one file. Refuses what is no text table, also
 * inside gzip, with advice (BERKAS_DITOLAK).
 */
export async function bukaSumber(
  sumber: AsyncIterable<Buffer>,
  batas: BatasGzip = BATAS_GZIP,
): Promise<{ readonly gzip: boolean; readonly isi: AsyncGenerator<Buffer> }> {
  const luar = await intip(sumber);
  const gzip = isGzip(luar.awal);
  const { awal, isi, tutup } = gzip ? await intip(gunzip(luar.isi, batas)) : luar;
  try {
    if (gzip && isZip(awal)) throw new Kesalahan('BERKAS_DITOLAK', 'Isi gzip ini buku kerja Excel atau ZIP. Kirim berkas .xlsx apa adanya, tanpa gzip.');
    if (gzip && isGzip(awal)) throw new Kesalahan('BERKAS_DITOLAK', 'Isi gzip ini masih gzip. Padatkan satu kali saja lalu unggah ulang.');
    tolakBukanTabel(awal);
  } catch (galat) {
    await tutup();
    throw galat;
  }
  return { gzip, isi };
}

/** Bytes of a payload that is no text table: gunzips by magic number and looks no further. */
export async function bukaPadatan(sumber: AsyncIterable<Buffer>, batas: BatasGzip = BATAS_GZIP): Promise<AsyncGenerator<Buffer>> {
  const luar = await intip(sumber);
  return isGzip(luar.awal) ? gunzip(luar.isi, batas) : luar.isi;
}
