import { Kesalahan } from '../../domain/kesalahan.ts';
import { BATAS_BARIS } from '../sources/pecah-baris.ts';
import { BATAS_DENYUT } from './batas.ts';
import { TulisBita } from './bita.ts';

const TANDA = Buffer.from('DNY1', 'latin1');
const KEPALA = 12;

/** One row that the other end does not have yet. */
export interface BarisTambah {
  readonly urut: number;
  readonly mentah: string;
}

/**
 * A delta before gzip: "DNY1", u32 number of removed elements, u32 number of added rows, the removed elements (8 bytes each), then each row as varint
 * ordinal, varint length in bytes, UTF-8 text.
 */
export function tulisMuatan(buang: readonly string[], tambah: readonly BarisTambah[]): Buffer {
  const keluar = new TulisBita(KEPALA + buang.length * 8 + tambah.length * 256);
  keluar.bita(TANDA);
  keluar.u32(buang.length);
  keluar.u32(tambah.length);
  for (const e of buang) keluar.bita(Buffer.from(e, 'hex'));
  for (const { urut, mentah } of tambah) {
    const teks = Buffer.from(mentah, 'utf8');
    keluar.varint(urut);
    keluar.varint(teks.length);
    keluar.bita(teks);
  }
  return keluar.selesai();
}

export interface MuatanTerbuka {
  /** Removed elements, hex. */
  readonly buang: ReadonlySet<string>;
  /** Added rows in the order sent; ends with MUATAN_DITOLAK when their number is not the one announced. */
  readonly tambah: AsyncGenerator<BarisTambah>;
}

const tolak = (sebab: string): never => {
  throw new Kesalahan('MUATAN_DITOLAK', sebab);
};

/** Bytes on demand from a stream, in memory bounded by the largest single read. */
class ArusBita {
  readonly #asal: AsyncIterator<Buffer>;
  #sisa: Buffer = Buffer.alloc(0);
  constructor(asal: AsyncIterator<Buffer>) {
    this.#asal = asal;
  }
  async #isi(n: number): Promise<boolean> {
    while (this.#sisa.length < n) {
      const p = await this.#asal.next();
      if (p.done === true) return false;
      this.#sisa = this.#sisa.length === 0 ? p.value : Buffer.concat([this.#sisa, p.value]);
    }
    return true;
  }
  async ambil(n: number): Promise<Buffer> {
    if (!(await this.#isi(n))) return tolak('Muatan terpotong.');
    const potong = this.#sisa.subarray(0, n);
    this.#sisa = this.#sisa.subarray(n);
    return potong;
  }
  async varint(): Promise<number> {
    let nilai = 0;
    for (let kali = 1, k = 0; k < 5; kali *= 128, k++) {
      const b = (await this.ambil(1))[0] ?? 0;
      nilai += (b & 127) * kali;
      if (b < 128) return nilai;
    }
    return tolak('Bilangan terlalu panjang.');
  }
  async habis(): Promise<boolean> {
    return !(await this.#isi(1));
  }
}

async function* bacaTambah(arus: ArusBita, banyak: number): AsyncGenerator<BarisTambah> {
  for (let i = 0; i < banyak; i++) {
    const urut = await arus.varint();
    const panjang = await arus.varint();
    if (panjang === 0 || panjang > BATAS_BARIS * 2) tolak('Panjang baris di luar batas.');
    const bita = await arus.ambil(panjang);
    const mentah = bita.toString('utf8');
    yield { urut, mentah };
  }
  if (!(await arus.habis())) tolak('Muatan lebih panjang daripada yang dikatakan.');
}

/** Reads a delta from its gunzipped bytes. Throws MUATAN_DITOLAK for anything that is not one. */
export async function bacaMuatan(isi: AsyncIterable<Buffer>): Promise<MuatanTerbuka> {
  const arus = new ArusBita(isi[Symbol.asyncIterator]());
  const kepala = await arus.ambil(KEPALA);
  if (!kepala.subarray(0, 4).equals(TANDA)) tolak('Muatan tidak dikenal.');
  const nBuang = kepala.readUInt32BE(4);
  const nTambah = kepala.readUInt32BE(8);
  if (nBuang > BATAS_DENYUT.baris || nTambah > BATAS_DENYUT.baris) tolak('Terlalu banyak baris.');
  const buang = new Set<string>();
  for (let i = 0; i < nBuang; i++) buang.add((await arus.ambil(8)).toString('hex'));
  return { buang, tambah: bacaTambah(arus, nTambah) };
}
