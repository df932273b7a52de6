import type pg from 'pg';
import { to as salinKeluar } from 'pg-copy-streams';
import { Kesalahan } from '../../domain/kesalahan.ts';

/** Signature, flags and length of the extension of PostgreSQL's binary COPY format. */
const BITA_KEPALA = 19;
const BITA_PANJANG = 4;

/** Exact pieces out of a byte stream, whatever the sizes in which it arrives. */
class PembacaBita {
  readonly #arus: AsyncIterator<Buffer>;
  #sisa: Buffer = Buffer.alloc(0);

  constructor(arus: AsyncIterable<Buffer>) {
    this.#arus = arus[Symbol.asyncIterator]();
  }

  async ambil(panjang: number): Promise<Buffer> {
    if (this.#sisa.length >= panjang) return this.#potong(panjang);
    const isi = Buffer.allocUnsafe(panjang);
    let terisi = 0;
    while (terisi < panjang) {
      if (this.#sisa.length === 0) {
        const { value, done } = await this.#arus.next();
        if (done) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'blok sidik terputus');
        this.#sisa = value;
      }
      const n = Math.min(panjang - terisi, this.#sisa.length);
      this.#potong(n).copy(isi, terisi);
      terisi += n;
    }
    return isi;
  }

  #potong(panjang: number): Buffer {
    const potongan = this.#sisa.subarray(0, panjang);
    this.#sisa = this.#sisa.subarray(panjang);
    return potongan;
  }

  /** Reads to the end of the stream, so that the connection is free again. */
  async habiskan(): Promise<void> {
    while (!(await this.#arus.next()).done);
  }
}

export interface PasanganBlok {
  readonly instansi: number;
  readonly bkn: Buffer;
  readonly simpeg: Buffer;
}

/** Blobs of both sides, for instansi that have one on each. */
export const kueriBlok = (instansi: readonly number[]): string =>
  // COPY takes no parameters; these are numbers of ours.
  `select b.instansi, b.isi, s.isi from sidik_blok b join sidik_blok s on s.instansi = b.instansi and s.sisi = 'SIMPEG'
    where b.sisi = 'BKN' and b.instansi in (${instansi.map((no) => Math.trunc(no)).join(', ')}) order by b.instansi`;

/**
 * The packed fingerprints that `kueri` gives (instansi, blob of BKN, blob of SIMPEG), one instansi after the other, by binary COPY: the driver's rows would hand each
 * blob over as hexadecimal text. Two blobs are in memory at a time. The connection does nothing else until the last pair was taken.
 */
export async function* bacaBlok(klien: pg.Client, kueri: string): AsyncGenerator<PasanganBlok> {
  const arus = klien.query(salinKeluar(`copy (${kueri}) to stdout (format binary)`));
  const bita = new PembacaBita(arus);
  const nilai = async (): Promise<Buffer> => bita.ambil((await bita.ambil(BITA_PANJANG)).readInt32BE());
  await bita.ambil(BITA_KEPALA);
  while ((await bita.ambil(2)).readInt16BE() > 0) yield { instansi: (await nilai()).readInt16BE(), bkn: await nilai(), simpeg: await nilai() };
  await bita.habiskan();
}
