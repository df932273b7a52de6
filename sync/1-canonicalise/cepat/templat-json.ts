/** One way in which the lines of an NDJSON file are laid out: the bytes around the values, and whose each value is. */
export interface TemplatJson {
  /** What stands before each value, and after the last one. */
  readonly antara: readonly Buffer[];
  /** Column of each value; -1: nobody reads it. */
  readonly kolom: readonly number[];
}

/** Objects within objects that are followed; the slow path follows one more. */
const KEDALAMAN = 5;
const SPASI = /[ \t]*/y;
/** A name without escapes. One with a dot could be taken for the name of a nested member. */
const KUNCI = /"([^"\\.\u0000-\u001f\u007f-\u00ff]+)"/y;
/** A text without escapes, a whole number that a double holds digit by digit, or a word. */
const NILAI = /"[^"\\\u0000-\u001f]*"|0|[1-9]\d{0,14}|true|false|null/y;

class Lain extends RangeError {}

class Penyusun {
  readonly antara: Buffer[] = [];
  readonly kolom: number[] = [];
  readonly #teks: string;
  readonly #letakKolom: ReadonlyMap<string, number>;
  #i = 0;
  #awal = 0;
  constructor(teks: string, letakKolom: ReadonlyMap<string, number>) {
    this.#teks = teks;
    this.#letakKolom = letakKolom;
  }

  #ambil(pola: RegExp): RegExpExecArray {
    pola.lastIndex = this.#i;
    const cocok = pola.exec(this.#teks);
    if (cocok === null) throw new Lain();
    this.#i += cocok[0].length;
    return cocok;
  }

  #lewati(tanda: string): boolean {
    this.#ambil(SPASI);
    if (this.#teks[this.#i] !== tanda) return false;
    this.#i += 1;
    return true;
  }

  #wajib(tanda: string): void {
    if (!this.#lewati(tanda)) throw new Lain();
  }

  #objek(awalan: string, dalam: number): void {
    if (dalam > KEDALAMAN) throw new Lain();
    const nama = new Set<string>();
    for (let pertama = true; !this.#lewati('}'); pertama = false) {
      if (!pertama) this.#wajib(',');
      this.#ambil(SPASI);
      const kunci = this.#ambil(KUNCI)[1] ?? '';
      if (nama.has(kunci) || kunci === '__proto__') throw new Lain();
      nama.add(kunci);
      this.#wajib(':');
      if (this.#lewati('{')) this.#objek(`${awalan}${kunci}.`, dalam + 1);
      else this.#nilai(awalan + kunci);
    }
  }

  #nilai(nama: string): void {
    this.antara.push(this.#potong());
    this.kolom.push(this.#letakKolom.get(nama) ?? -1);
    this.#ambil(NILAI);
    this.#awal = this.#i;
  }

  #potong(): Buffer {
    return Buffer.from(this.#teks.slice(this.#awal, this.#i), 'latin1');
  }

  susun(): void {
    this.#wajib('{');
    this.#objek('', 0);
    this.#ambil(SPASI);
    if (this.#i < this.#teks.length) throw new Lain();
    this.antara.push(this.#potong());
  }
}

/**
 * The layout of one line (`teks`: its bytes as Latin-1), null when it is not plain: arrays, escapes, fractions, a name twice, or one of the wanted
 * names (`letakKolom`: dotted name to column) is not there with a value of its own.
 */
export function susunTemplat(teks: string, letakKolom: ReadonlyMap<string, number>): TemplatJson | null {
  const penyusun = new Penyusun(teks, letakKolom);
  try {
    penyusun.susun();
  } catch (galat) {
    if (galat instanceof Lain) return null;
    throw galat;
  }
  const { antara, kolom } = penyusun;
  return kolom.filter((k) => k >= 0).length === letakKolom.size ? { antara, kolom } : null;
}
