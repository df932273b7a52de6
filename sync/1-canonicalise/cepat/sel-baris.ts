import { sambungA, sambungB } from '../campur.ts';
import type { RencanaCepat } from './rencana.ts';
import { macamBita, PISAH, RUMIT, Sel } from './sel.ts';

const KUTIP = 34;

/** Takes one CSV line apart in one pass over its bytes. */
export class SelBaris extends Sel {
  readonly #macam = macamBita(true);
  readonly #longgar = macamBita(false);

  constructor(rencana: RencanaCepat, pemisah: string) {
    super(rencana);
    for (const macam of [this.#macam, this.#longgar]) macam[pemisah.charCodeAt(0)] = PISAH;
  }

  /** False when the row is not plain: other bytes, a quote within a cell, another number of cells. One loop over locals: a call and a field per cell cost more than its bytes. */
  pecah(blok: Uint8Array, dari: number, sampai: number): boolean {
    const { panjang, dipakai, mulaiA, mulaiB, a: lajurA, b: lajurB, dari: awal } = this;
    const macam = this.#macam;
    const kolom = panjang.length;
    let i = dari;
    for (let j = 0; j < kolom; j++) {
      if (blok[i] === KUTIP && i < sampai) i = this.#selKutip(blok, j, i + 1, sampai);
      else if (dipakai[j] === 0) i = this.#lewat(blok, i, sampai);
      else {
        const mulai = i;
        let a = mulaiA[j] as number;
        let b = mulaiB[j] as number;
        for (; i < sampai; i++) {
          const c = blok[i] as number;
          if (macam[c] !== 0) break;
          a = sambungA(a, c);
          b = sambungB(b, c);
        }
        lajurA[j] = a;
        lajurB[j] = b;
        awal[j] = mulai;
        panjang[j] = i - mulai;
      }
      if (i < 0) return false;
      if (j === kolom - 1) return i >= sampai;
      if (i >= sampai || macam[blok[i] as number] !== PISAH) return false;
      i += 1;
    }
    return false;
  }

  /** Where the cell nobody reads ends, or -1. */
  #lewat(blok: Uint8Array, dari: number, sampai: number): number {
    const macam = this.#longgar;
    for (let i = dari; i < sampai; i++) {
      const jenis = macam[blok[i] as number];
      if (jenis === PISAH) return i;
      if (jenis === RUMIT) return -1;
    }
    return sampai;
  }

  /** A cell in quotes that holds none itself; delimiters in it are letters like others. */
  #selKutip(blok: Uint8Array, j: number, dari: number, sampai: number): number {
    const macam = this.dipakai[j] === 0 ? this.#longgar : this.#macam;
    let a = this.mulaiA[j] as number;
    let b = this.mulaiB[j] as number;
    let i = dari;
    for (; i < sampai && blok[i] !== KUTIP; i++) {
      const c = blok[i] as number;
      if (macam[c] === RUMIT) return -1;
      a = sambungA(a, c);
      b = sambungB(b, c);
    }
    this.a[j] = a;
    this.b[j] = b;
    this.dari[j] = dari;
    this.panjang[j] = i - dari;
    return i < sampai ? i + 1 : -1;
  }
}
