import type pg from 'pg';
import { to as salinKeluar } from 'pg-copy-streams';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { BITA_REKAMAN } from './banding-blok.ts';

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

  /** Fills `tujuan` from `mulai` on with the next `panjang` bytes. */
  async ambilKe(tujuan: Buffer, mulai: number, panjang: number): Promise<void> {
    for (let terisi = 0; terisi < panjang; ) {
      if (this.#sisa.length === 0) {
        const { value, done } = await this.#arus.next();
        if (done) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'blok sidik terputus');
        this.#sisa = value;
      }
      const n = Math.min(panjang - terisi, this.#sisa.length);
      this.#potong(n).copy(tujuan, mulai + terisi);
      terisi += n;
    }
  }

  async ambil(panjang: number): Promise<Buffer> {
    if (this.#sisa.length >= panjang) return this.#potong(panjang);
    const isi = Buffer.allocUnsafe(panjang);
    await this.ambilKe(isi, 0, panjang);
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

/** The pieces of these instansi, which must have a blob on both sides: instansi, whether it is SIMPEG's, persons of that side, bytes; in the order of the NIP. */
export const kueriBlok = (instansi: readonly number[]): string =>
  // COPY takes no parameters; these are numbers of ours.
  `select p.instansi, (p.sisi = 'SIMPEG')::int::smallint, b.n, p.isi from sidik_potongan p join sidik_blok b using (sisi, instansi)
    where p.n > 0 and p.instansi in (${instansi.map((no) => Math.trunc(no)).join(', ')}) order by p.instansi, p.sisi, p.dari`;

/**
 * The packed fingerprints that `kueri` gives (as kueriBlok), one instansi after the other, by binary COPY: the driver's rows would hand each
 * piece over as hexadecimal text. Two blobs are in memory at a time. The connection does nothing else until the last pair was taken.
 */
export async function* bacaBlok(klien: pg.Client, kueri: string): AsyncGenerator<PasanganBlok> {
  const arus = klien.query(salinKeluar(`copy (${kueri}) to stdout (format binary)`));
  const bita = new PembacaBita(arus);
  const panjang = async (): Promise<number> => (await bita.ambil(BITA_PANJANG)).readInt32BE();
  const nilai = async (): Promise<Buffer> => bita.ambil(await panjang());
  await bita.ambil(BITA_KEPALA);
  let instansi: number | null = null;
  let blok: Buffer[] = [];
  let terisi = 0;
  while ((await bita.ambil(2)).readInt16BE() > 0) {
    const no = (await nilai()).readInt16BE();
    const sisi = (await nilai()).readInt16BE();
    const banyak = (await nilai()).readInt32BE();
    if (instansi !== null && no !== instansi) {
      yield pasangan(instansi, blok);
      blok = [];
    }
    instansi = no;
    const lama = blok[sisi];
    const isi = lama ?? Buffer.allocUnsafeSlow(banyak * BITA_REKAMAN);
    if (lama === undefined) {
      blok[sisi] = isi;
      terisi = 0;
    }
    const bitaIsi = await panjang();
    await bita.ambilKe(isi, terisi, bitaIsi);
    terisi += bitaIsi;
  }
  if (instansi !== null) yield pasangan(instansi, blok);
  await bita.habiskan();
}

const pasangan = (instansi: number, [bkn, simpeg]: readonly Buffer[]): PasanganBlok => {
  // Without the other side every person would be one-sided: such an instansi has no blob to compare.
  if (bkn === undefined || simpeg === undefined) throw new Kesalahan('INTERNAL', `blok sidik instansi ${instansi} tidak berpasangan`);
  return { instansi, bkn, simpeg };
};
