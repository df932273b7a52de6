import { gambarQr } from './gambar-qr.ts';
import { HALAMAN, type Kertas, LEBAR_ISI, type Tulisan } from './kertas.ts';
import type { Blok } from './naskah.ts';
import { gambarTabel } from './tabel.ts';

const ISI: Tulisan = { gaya: 'biasa', ukuran: 9.5 };
const TEBAL: Tulisan = { gaya: 'tebal', ukuran: 9.5 };
const SPASI = 13;
const LEBAR_LABEL = 128;
const SISI_QR = 96;

function alinea(k: Kertas, teks: string, t: Tulisan, { x = HALAMAN.kiri as number, lebar = LEBAR_ISI as number } = {}): void {
  for (const baris of k.baris(teks, lebar, t)) {
    k.sediakan(SPASI);
    k.tulisBaris(baris, x, k.y, t);
    k.y += SPASI;
  }
}

function pasangan(k: Kertas, isi: readonly (readonly [string, string])[]): void {
  for (const [label, nilai] of isi) {
    k.sediakan(SPASI * 2);
    k.tulisBaris(label, HALAMAN.kiri, k.y, ISI);
    k.tulisBaris(':', HALAMAN.kiri + LEBAR_LABEL - 8, k.y, ISI);
    alinea(k, nilai, ISI, { x: HALAMAN.kiri + LEBAR_LABEL, lebar: LEBAR_ISI - LEBAR_LABEL });
  }
  k.y += 6;
}

function putusan(k: Kertas, judul: string, teks: string): void {
  const dalam = LEBAR_ISI - 24;
  const baris = k.baris(teks, dalam, ISI);
  const tinggi = 22 + SPASI + baris.length * SPASI;
  k.sediakan(tinggi + 10);
  k.pdf.rect(HALAMAN.kiri, k.y, LEBAR_ISI, tinggi).lineWidth(1.2).strokeColor('#222222').stroke();
  k.tulisBaris(judul, HALAMAN.kiri + 12, k.y + 10, { gaya: 'tebal', ukuran: 11 });
  for (const [i, b] of baris.entries()) k.tulisBaris(b, HALAMAN.kiri + 12, k.y + 14 + SPASI + i * SPASI, ISI);
  k.y += tinggi + 10;
}

/** QR code and how to check on the left, room for a signature by hand on the right; never torn apart. */
function pengesahan(k: Kertas, { qr, kiri, kanan }: Extract<Blok, { jenis: 'PENGESAHAN' }>): void {
  const kecil: Tulisan = { gaya: 'biasa', ukuran: 8 };
  const lebarKanan = 176;
  const lebarKiri = LEBAR_ISI - lebarKanan - SISI_QR - 22;
  const baris = kiri.flatMap((t) => k.baris(t, lebarKiri, kecil));
  k.sediakan(Math.max(SISI_QR, baris.length * 11, kanan.length * SPASI) + 12);
  const atas = k.y;
  gambarQr(k.pdf, qr, { x: HALAMAN.kiri, y: atas, sisi: SISI_QR });
  for (const [i, b] of baris.entries()) k.tulisBaris(b, HALAMAN.kiri + SISI_QR + 12, atas + i * 11, kecil);
  for (const [i, b] of kanan.entries()) k.tulisBaris(b, HALAMAN.lebar - HALAMAN.kanan - lebarKanan, atas + i * SPASI, ISI);
  k.y = atas + Math.max(SISI_QR, baris.length * 11, kanan.length * SPASI) + 12;
}

export async function gambarBlok(k: Kertas, b: Blok): Promise<void> {
  switch (b.jenis) {
    case 'JUDUL':
      k.sediakan(b.ruang ?? 60);
      k.y += 4;
      alinea(k, b.teks, { ...TEBAL, ukuran: 10.5 });
      k.y += 3;
      return;
    case 'PARAGRAF':
      alinea(k, b.teks, ISI);
      k.y += 6;
      return;
    case 'PASANGAN':
      return pasangan(k, b.isi);
    case 'PUTUSAN':
      return putusan(k, b.judul, b.teks);
    case 'TABEL':
      return gambarTabel(k, b);
    case 'HALAMAN_BARU':
      return k.halamanBaru();
    case 'PENGESAHAN':
      return pengesahan(k, b);
  }
}
