import { closeSync, openSync, writeSync } from 'node:fs';
import type { Kolom } from './skema/kolom.ts';

const POTONGAN = 1 << 18;

/** Appends text to a file in pieces of 256 kB, so that memory does not grow with the file. */
export class PenulisBerkas {
  readonly #berkas: number;
  #antrean: string[] = [];
  #panjang = 0;

  constructor(jalur: string) {
    this.#berkas = openSync(jalur, 'w');
  }

  tulis(teks: string): void {
    this.#antrean.push(teks);
    this.#panjang += teks.length;
    if (this.#panjang >= POTONGAN) this.#kosongkan();
  }

  #kosongkan(): void {
    const isi = Buffer.from(this.#antrean.join(''), 'utf8');
    for (let awal = 0; awal < isi.length; ) awal += writeSync(this.#berkas, isi, awal);
    this.#antrean = [];
    this.#panjang = 0;
  }

  tutup(): void {
    if (this.#panjang > 0) this.#kosongkan();
    closeSync(this.#berkas);
  }
}

/** One CSV row (RFC 4180 quoting, LF). */
export function barisCsv(sel: readonly string[], pemisah: string): string {
  let baris = '';
  for (let i = 0; i < sel.length; i += 1) {
    const s = sel[i] ?? '';
    if (i > 0) baris += pemisah;
    baris += s.includes(pemisah) || s.includes('"') ? `"${s.replaceAll('"', '""')}"` : s;
  }
  return `${baris}\n`;
}

/** Splits one CSV row; our files hold no line break inside a cell. */
export function pecahCsv(baris: string, pemisah: string): string[] {
  const sel: string[] = [];
  let i = 0;
  while (i <= baris.length) {
    if (baris[i] === '"') {
      let isi = '';
      for (i += 1; i < baris.length; i += 1) {
        if (baris[i] !== '"') isi += baris[i];
        else if (baris[i + 1] === '"') {
          isi += '"';
          i += 1;
        } else break;
      }
      sel.push(isi);
      i += 2;
    } else {
      const akhir = baris.indexOf(pemisah, i);
      sel.push(akhir < 0 ? baris.slice(i) : baris.slice(i, akhir));
      i = akhir < 0 ? baris.length + 1 : akhir + 1;
    }
  }
  return sel;
}

interface Bagian {
  readonly awalan: string;
  readonly angka: boolean;
}

/** Prepares the fixed text between the values of a nested NDJSON row; columns of one object must stand together. */
export function susunNdjson(kolom: readonly Kolom[]): (sel: readonly string[]) => string {
  const bagian: Bagian[] = [];
  let terbuka: string[] = [];
  for (const k of kolom) {
    const jalur = k.nama.split('.');
    const induk = jalur.slice(0, -1);
    let sama = 0;
    while (sama < terbuka.length && sama < induk.length && terbuka[sama] === induk[sama]) sama += 1;
    const tutup = '}'.repeat(terbuka.length - sama);
    const buka = induk
      .slice(sama)
      .map((n) => `${JSON.stringify(n)}:{`)
      .join('');
    bagian.push({ awalan: `${bagian.length === 0 ? '{' : `${tutup},`}${buka}${JSON.stringify(jalur.at(-1))}:`, angka: k.angka === true });
    terbuka = induk;
  }
  const penutup = `${'}'.repeat(terbuka.length + 1)}\n`;
  return (sel) => {
    let baris = '';
    for (let i = 0; i < bagian.length; i += 1) {
      const b = bagian[i];
      const s = sel[i] ?? '';
      if (b) baris += b.awalan + (s === '' ? 'null' : b.angka && /^\d+$/.test(s) ? s : JSON.stringify(s));
    }
    return baris + penutup;
  };
}
