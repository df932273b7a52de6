import encodeQR from 'qr';

/** White modules around the code, as ISO/IEC 18004 asks. */
const QUIET = 4;

interface Tempat {
  readonly x: number;
  readonly y: number;
  /** Side of the square, points, quiet zone included. */
  readonly sisi: number;
}

/** Draws the code as filled rectangles, one per run of dark modules: no image, nothing to scale. */
export function gambarQr(pdf: PDFKit.PDFDocument, teks: string, { x, y, sisi }: Tempat): void {
  const modul = encodeQR(teks, 'raw', { ecc: 'medium', border: QUIET });
  const satu = sisi / modul.length;
  modul.forEach((baris, j) => {
    for (let i = 0; i < baris.length; i++) {
      if (baris[i] !== true) continue;
      let panjang = 1;
      while (baris[i + panjang] === true) panjang++;
      pdf.rect(x + i * satu, y + j * satu, panjang * satu, satu);
      i += panjang;
    }
  });
  pdf.fill('#000000');
}
