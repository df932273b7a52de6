import { BATAS_BUKU } from './batas.ts';
import { tolakBuku } from './ditolak.ts';

/** How a workbook writes what XML cannot hold, e.g. _x000D_ (ECMA-376 part 1, 22.9.2.19). */
const TERSANDI = /_x([0-9A-Fa-f]{4})_/g;

export const bukaSandiTeks = (teks: string): string =>
  teks.includes('_x') ? teks.replace(TERSANDI, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : teks;

/** One text of a cell: its runs joined, without their formats and without the phonetic guide. */
export class TeksKaya {
  #isi = '';
  #dalamT = false;
  #dalamBunyi = 0;

  mulai(): void {
    this.#isi = '';
    this.#dalamT = false;
    this.#dalamBunyi = 0;
  }

  buka(nama: string): void {
    if (nama === 't') this.#dalamT = true;
    else if (nama === 'rPh') this.#dalamBunyi += 1;
  }

  teks(isi: string): void {
    if (!this.#dalamT || this.#dalamBunyi > 0) return;
    this.#isi += isi;
    if (this.#isi.length > BATAS_BUKU.tanpaPeristiwa) throw tolakBuku('XML_DALAM');
  }

  tutup(nama: string): void {
    if (nama === 't') this.#dalamT = false;
    else if (nama === 'rPh') this.#dalamBunyi -= 1;
  }

  selesai(): string {
    const isi = this.#isi;
    this.#isi = '';
    return bukaSandiTeks(isi);
  }
}
