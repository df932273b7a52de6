import PDFDocument from 'pdfkit';
import { bacaHuruf, type Gaya } from './huruf.ts';
import type { Naskah } from './naskah.ts';

/** A4 portrait, points. */
export const HALAMAN = { lebar: 595.28, tinggi: 841.89, kiri: 56.7, kanan: 56.7, atas: 56.7, bawah: 62 } as const;
export const LEBAR_ISI = HALAMAN.lebar - HALAMAN.kiri - HALAMAN.kanan;
const DASAR = HALAMAN.tinggi - HALAMAN.bawah;

export interface Tulisan {
  readonly gaya: Gaya;
  readonly ukuran: number;
}

/** Where the pen is on which page, and what a text takes up. Knows nothing of what the document says. */
export class Kertas {
  readonly pdf: PDFKit.PDFDocument;
  y: number = HALAMAN.atas;
  readonly #lebarKata = new Map<string, number>();

  constructor({ judul, subjek, kataKunci, pada }: Naskah) {
    const saat = new Date(pada);
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      // The bytes of a deflated stream belong to the version of zlib; plain streams are the same everywhere.
      compress: false,
      pdfVersion: '1.7',
      lang: 'id-ID',
      displayTitle: true,
      info: { Title: judul, Author: 'SIMPUL', Subject: subjek, Keywords: kataKunci, Creator: 'SIMPUL', Producer: 'SIMPUL', CreationDate: saat, ModDate: saat },
    });
    const huruf = bacaHuruf();
    this.pdf.registerFont('biasa', huruf.biasa);
    this.pdf.registerFont('tebal', huruf.tebal);
  }

  get sisa(): number {
    return DASAR - this.y;
  }

  halamanBaru(): void {
    this.pdf.addPage({ size: 'A4', margin: 0 });
    this.y = HALAMAN.atas;
  }

  /** Starts a new page unless `tinggi` points are left. */
  sediakan(tinggi: number): void {
    if (this.sisa < tinggi) this.halamanBaru();
  }

  /** Width of one word; a document says the same words over and over. */
  #lebar(kata: string, { gaya, ukuran }: Tulisan): number {
    const kunci = `${gaya}:${ukuran}:${kata}`;
    const ada = this.#lebarKata.get(kunci);
    if (ada !== undefined) return ada;
    const lebar = this.pdf.font(gaya).fontSize(ukuran).widthOfString(kata);
    this.#lebarKata.set(kunci, lebar);
    return lebar;
  }

  /** Lines that fit into `lebar` points. A word wider than a whole line is cut. */
  baris(teks: string, lebar: number, t: Tulisan): readonly string[] {
    const hasil: string[] = [];
    const spasi = this.#lebar(' ', t);
    for (const alinea of teks.split('\n')) {
      let kini = '';
      let pakai = 0;
      for (const kata of alinea.split(' ').flatMap((k) => this.#pecah(k, lebar, t))) {
        const w = this.#lebar(kata, t);
        if (kini !== '' && pakai + spasi + w > lebar) {
          hasil.push(kini);
          kini = '';
          pakai = 0;
        }
        pakai += kini === '' ? w : spasi + w;
        kini = kini === '' ? kata : `${kini} ${kata}`;
      }
      hasil.push(kini);
    }
    return hasil;
  }

  #pecah(kata: string, lebar: number, t: Tulisan): readonly string[] {
    if (this.#lebar(kata, t) <= lebar) return [kata];
    const hasil: string[] = [];
    let kini = '';
    for (const huruf of kata) {
      if (kini !== '' && this.#lebar(kini + huruf, t) > lebar) {
        hasil.push(kini);
        kini = '';
      }
      kini += huruf;
    }
    return [...hasil, kini];
  }

  /** One line at a place, without moving the pen. */
  tulisBaris(teks: string, x: number, y: number, t: Tulisan): void {
    if (teks !== '') this.pdf.font(t.gaya).fontSize(t.ukuran).fillColor('#111111').text(teks, x, y, { lineBreak: false });
  }

  tulisTengah(teks: string, y: number, t: Tulisan, kotak = { x: HALAMAN.kiri as number, lebar: LEBAR_ISI as number }): void {
    const lebar = this.pdf.font(t.gaya).fontSize(t.ukuran).widthOfString(teks);
    this.tulisBaris(teks, kotak.x + (kotak.lebar - lebar) / 2, y, t);
  }

  garis(y: number, { x = HALAMAN.kiri as number, lebar = LEBAR_ISI as number, tebal = 0.5, warna = '#9a9a9a' } = {}): void {
    this.pdf
      .moveTo(x, y)
      .lineTo(x + lebar, y)
      .lineWidth(tebal)
      .strokeColor(warna)
      .stroke();
  }
}
