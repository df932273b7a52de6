import { setImmediate } from 'node:timers/promises';
import { gambarBlok } from './blok.ts';
import { HALAMAN, Kertas, LEBAR_ISI, type Tulisan } from './kertas.ts';
import type { Naskah } from './naskah.ts';

const KECIL: Tulisan = { gaya: 'biasa', ukuran: 7.5 };

function kepala(k: Kertas, { kop, judul, nomor }: Naskah): void {
  for (const baris of kop) {
    k.tulisTengah(baris, k.y, { gaya: 'biasa', ukuran: 9.5 });
    k.y += 13;
  }
  k.y += 3;
  k.garis(k.y, { tebal: 1.2, warna: '#222222' });
  k.y += 14;
  k.tulisTengah(judul, k.y, { gaya: 'tebal', ukuran: 13 });
  k.y += 18;
  k.tulisTengah(nomor, k.y, { gaya: 'biasa', ukuran: 9.5 });
  k.y += 24;
}

function kaki(k: Kertas, teks: string): void {
  const { start, count } = k.pdf.bufferedPageRange();
  const y = HALAMAN.tinggi - 42;
  for (let i = 0; i < count; i++) {
    k.pdf.switchToPage(start + i);
    k.garis(y - 6);
    k.tulisBaris(teks, HALAMAN.kiri, y, KECIL);
    const nomor = `Halaman ${i + 1} dari ${count}`;
    const lebar = k.pdf.font(KECIL.gaya).fontSize(KECIL.ukuran).widthOfString(nomor);
    k.tulisBaris(nomor, HALAMAN.kiri + LEBAR_ISI - lebar, y, KECIL);
  }
}

/**
 * The document as PDF (A4). The bytes are a function of the document alone: no clock, no chance, no compression, fonts embedded.
 * Other work of the process goes on between blocks and between rows of a table.
 */
export async function cetakPdf(naskah: Naskah): Promise<Buffer> {
  const k = new Kertas(naskah);
  const potong: Buffer[] = [];
  const selesai = new Promise<void>((jadi, gagal) =>
    k.pdf
      .on('data', (p: Buffer) => potong.push(p))
      .once('end', jadi)
      .once('error', gagal),
  );
  kepala(k, naskah);
  for (const b of naskah.blok) {
    await gambarBlok(k, b);
    await setImmediate();
  }
  kaki(k, naskah.kaki);
  const saat = new Date(naskah.pada);
  const { nama, isi, uraian } = naskah.lampiran;
  k.pdf.file(Buffer.from(isi, 'utf8'), { name: nama, type: 'application/json', description: uraian, creationDate: saat, modifiedDate: saat });
  await setImmediate();
  k.pdf.end();
  await selesai;
  return Buffer.concat(potong);
}
