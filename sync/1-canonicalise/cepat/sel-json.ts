import { sambungA, sambungB } from '../campur.ts';
import type { RencanaCepat } from './rencana.ts';
import { macamBita, RUMIT, Sel } from './sel.ts';
import { susunTemplat, type TemplatJson } from './templat-json.ts';

/** Layouts remembered per file. */
const TEMPLAT_MAKS = 8;
/** Lines looked at to learn one: so many at first, then one of so many that match none. */
const BELAJAR = 64;
const KUTIP = 34;
const DIGIT_MAKS = 15;
const KATA = ['null', 'true', 'false'].map((k) => Buffer.from(k, 'latin1'));

/** In a text that is read, printable ASCII is plain; in one that nobody reads, everything that needs no escape. */
function macamTeks(dibaca: boolean): Uint8Array {
  const macam = macamBita(dibaca);
  macam.fill(RUMIT, 0, 32);
  macam[92] = RUMIT;
  return macam;
}

function isSama(blok: Uint8Array, i: number, isi: Uint8Array): boolean {
  for (let k = 0; k < isi.length; k++) if (blok[i + k] !== isi[k]) return false;
  return true;
}

/**
 * Takes one NDJSON line apart without parsing it: lines of one export are laid out alike, so that what stands between the values is compared byte
 * by byte with a line seen before, and only the values are read. Null is an empty cell, numbers and words are their digits and letters.
 */
export class SelJson extends Sel {
  readonly #letak: ReadonlyMap<string, number>;
  readonly #macam = macamTeks(true);
  readonly #longgar = macamTeks(false);
  readonly #templat: TemplatJson[] = [];
  #terakhir = 0;
  #belajar = 0;
  #asing = 0;

  constructor(rencana: RencanaCepat, nama: readonly string[]) {
    super(rencana);
    this.#letak = new Map(nama.map((n, j) => [n, j]));
  }

  pecah(blok: Buffer, dari: number, sampai: number): boolean {
    const banyak = this.#templat.length;
    for (let k = 0; k < banyak; k++) {
      const n = (this.#terakhir + k) % banyak;
      if (!this.#cocok(blok, dari, sampai, this.#templat[n] as TemplatJson)) continue;
      this.#terakhir = n;
      return true;
    }
    const baru = this.#pelajari(blok, dari, sampai);
    return baru !== null && this.#cocok(blok, dari, sampai, baru);
  }

  #pelajari(blok: Buffer, dari: number, sampai: number): TemplatJson | null {
    this.#asing += 1;
    if (this.#templat.length >= TEMPLAT_MAKS || this.#belajar >= BELAJAR + this.#asing / BELAJAR) return null;
    this.#belajar += 1;
    const baru = susunTemplat(blok.toString('latin1', dari, sampai), this.#letak);
    if (baru !== null) this.#terakhir = this.#templat.push(baru) - 1;
    return baru;
  }

  #cocok(blok: Buffer, dari: number, sampai: number, { antara, kolom }: TemplatJson): boolean {
    let i = dari;
    for (let k = 0; k < kolom.length; k++) {
      const isi = antara[k] as Uint8Array;
      if (!isSama(blok, i, isi)) return false;
      i = this.#nilai(blok, i + isi.length, sampai, kolom[k] as number);
      if (i < 0) return false;
    }
    const akhir = antara[kolom.length] as Uint8Array;
    return i + akhir.length === sampai && isSama(blok, i, akhir);
  }

  /** Where the value of column `j` (-1: of none) ends, or -1. */
  #nilai(blok: Buffer, i: number, sampai: number, j: number): number {
    const c = blok[i] as number;
    if (c === KUTIP) return this.#teksNilai(blok, i + 1, sampai, j);
    if (c >= 48 && c <= 57) return this.#angka(blok, i, sampai, j);
    const kata = KATA.find((k) => isSama(blok, i, k));
    if (kata === undefined) return -1;
    return this.#simpan(blok, i, kata === KATA[0] ? i : i + kata.length, j) + (kata === KATA[0] ? kata.length : 0);
  }

  #teksNilai(blok: Buffer, dari: number, sampai: number, j: number): number {
    const macam = j < 0 ? this.#longgar : this.#macam;
    let i = dari;
    for (; i < sampai && blok[i] !== KUTIP; i++) if (macam[blok[i] as number] === RUMIT) return -1;
    if (i >= sampai) return -1;
    this.#simpan(blok, dari, i, j);
    return i + 1;
  }

  /** A whole number as it stands: what would be written otherwise when read as a number is left to the slow path. */
  #angka(blok: Buffer, dari: number, sampai: number, j: number): number {
    let i = dari + 1;
    if (blok[dari] !== 48) while (i < sampai && (blok[i] as number) >= 48 && (blok[i] as number) <= 57) i += 1;
    return i - dari > DIGIT_MAKS ? -1 : this.#simpan(blok, dari, i, j);
  }

  #simpan(blok: Buffer, dari: number, sampai: number, j: number): number {
    if (j < 0) return sampai;
    let a = this.mulaiA[j] as number;
    let b = this.mulaiB[j] as number;
    for (let i = dari; i < sampai; i++) {
      a = sambungA(a, blok[i] as number);
      b = sambungB(b, blok[i] as number);
    }
    this.a[j] = a;
    this.b[j] = b;
    this.dari[j] = dari;
    this.panjang[j] = sampai - dari;
    return sampai;
  }
}
