import { BATAS_BUKU } from './batas.ts';
import { tolakBuku } from './ditolak.ts';
import { TeksKaya } from './teks-kaya.ts';
import { uraiXml } from './urai-xml.ts';

const KEPING = 1024 * 1024;

/** The distinct texts of a workbook, packed: a string object each would take several times their bytes. */
export class TeksBersama {
  readonly #keping: Buffer[] = [];
  /** Piece, and end within it, of each text; it begins where the one before it in the same piece ends. */
  #nomorKeping = new Uint16Array(1_024);
  #mulai = new Uint32Array(1_024);
  #akhir = new Uint32Array(1_024);
  #jumlah = 0;
  #isi = 0;
  #bita = 0;

  tambah(teks: string): void {
    const panjang = Buffer.byteLength(teks);
    this.#bita += panjang;
    if (this.#jumlah >= BATAS_BUKU.jumlahTeks || this.#bita > BATAS_BUKU.teks) throw tolakBuku('TEKS_BANYAK');
    if (this.#jumlah === this.#mulai.length) this.#lebarkan();
    const kini = this.#tempat(panjang);
    const mulai = this.#isi;
    this.#isi += kini.write(teks, mulai);
    this.#nomorKeping[this.#jumlah] = this.#keping.length - 1;
    this.#mulai[this.#jumlah] = mulai;
    this.#akhir[this.#jumlah] = this.#isi;
    this.#jumlah += 1;
  }

  /** Null: there is no text of this number. */
  baca(nomor: number): string | null {
    if (!Number.isInteger(nomor) || nomor < 0 || nomor >= this.#jumlah) return null;
    return this.#keping[this.#nomorKeping[nomor] ?? 0]?.toString('utf8', this.#mulai[nomor], this.#akhir[nomor]) ?? null;
  }

  #tempat(panjang: number): Buffer {
    const kini = this.#keping.at(-1);
    if (kini !== undefined && this.#isi + panjang <= kini.length) return kini;
    const baru = Buffer.allocUnsafeSlow(Math.max(KEPING, panjang));
    this.#keping.push(baru);
    this.#isi = 0;
    return baru;
  }

  #lebarkan(): void {
    const [keping, mulai, akhir] = [this.#nomorKeping, this.#mulai, this.#akhir];
    this.#nomorKeping = new Uint16Array(keping.length * 2);
    this.#nomorKeping.set(keping);
    this.#mulai = new Uint32Array(mulai.length * 2);
    this.#mulai.set(mulai);
    this.#akhir = new Uint32Array(akhir.length * 2);
    this.#akhir.set(akhir);
  }
}

/** Reads the part of shared texts. Throws BukuDitolak when there are more, or longer ones, than may be kept. */
export async function bacaTeksBersama(potongan: AsyncIterable<Buffer>): Promise<TeksBersama> {
  const hasil = new TeksBersama();
  const kaya = new TeksKaya();
  await uraiXml(potongan, {
    buka(nama): void {
      if (nama === 'si') kaya.mulai();
      else kaya.buka(nama);
    },
    tutup(nama): void {
      if (nama === 'si') hasil.tambah(kaya.selesai());
      else kaya.tutup(nama);
    },
    teks: (isi) => kaya.teks(isi),
  });
  return hasil;
}
