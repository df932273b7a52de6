import { awalA, awalB, type Lajur, sambungA, sambungB, sambungTeks } from '../campur.ts';
import { FAKTA, PISAH_TAMBAHAN } from '../sidik.ts';
import type { RencanaCepat } from './rencana.ts';

const PISAH = 1;
const RUMIT = 2;

const KUTIP = 34;

/** In a cell that is read, printable ASCII is plain; in one that nobody reads, everything but NUL. Any other byte sends the row to the slow path. */
function macamBita(pemisah: string, dibaca: boolean): Uint8Array {
  const macam = new Uint8Array(256).fill(dibaca ? RUMIT : 0);
  if (dibaca) macam.fill(0, 32, 127);
  macam[0] = RUMIT;
  macam[KUTIP] = RUMIT;
  macam[pemisah.charCodeAt(0)] = PISAH;
  return macam;
}

/** Takes one line apart in one pass over its bytes: where each cell is, and the two lanes of its hash, started as its column wants them. */
export class SelBaris {
  readonly dari: Int32Array;
  readonly panjang: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Bytes that the lanes held before the cell's own. */
  readonly didahului: Int32Array;
  readonly #awalA: Int32Array;
  readonly #awalB: Int32Array;
  readonly #dipakai: Uint8Array;
  readonly #macam: Uint8Array;
  readonly #longgar: Uint8Array;

  constructor(rencana: RencanaCepat) {
    const n = rencana.kolom;
    [this.dari, this.panjang, this.a, this.b, this.didahului, this.#awalA, this.#awalB] = Array.from({ length: 7 }, () => new Int32Array(n)) as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    this.#dipakai = new Uint8Array(n);
    this.#macam = macamBita(rencana.pemisah, true);
    this.#longgar = macamBita(rencana.pemisah, false);
    this.#mulai(rencana.nip, FAKTA.nip, '');
    for (const m of rencana.medan) for (const s of m.sumber) this.#mulai(s, m.letak, '');
    for (const t of rencana.tambahan) this.#mulai(t.sumber, FAKTA.tambahan, `${t.nama}${PISAH_TAMBAHAN}`);
  }

  #mulai(sumber: number, kolom: number, depan: string): void {
    const lajur: Lajur = { a: awalA(kolom), b: awalB(kolom) };
    this.didahului[sumber] = sambungTeks(lajur, depan);
    this.#awalA[sumber] = lajur.a;
    this.#awalB[sumber] = lajur.b;
    this.#dipakai[sumber] = 1;
  }

  /** False when the row is not plain: other bytes, a quote within a cell, another number of cells. */
  pecah(blok: Uint8Array, dari: number, sampai: number): boolean {
    const kolom = this.panjang.length;
    let i = dari;
    for (let j = 0; j < kolom; j++) {
      i =
        blok[i] === KUTIP && i < sampai
          ? this.#selKutip(blok, j, i + 1, sampai)
          : this.#dipakai[j] === 0
            ? this.#lewat(blok, i, sampai)
            : this.#selPolos(blok, j, i, sampai);
      if (i < 0) return false;
      if (j === kolom - 1) return i >= sampai;
      if (i >= sampai || this.#macam[blok[i] as number] !== PISAH) return false;
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

  #selPolos(blok: Uint8Array, j: number, dari: number, sampai: number): number {
    const macam = this.#macam;
    let a = this.#awalA[j] as number;
    let b = this.#awalB[j] as number;
    let i = dari;
    for (; i < sampai; i++) {
      const c = blok[i] as number;
      const jenis = macam[c];
      if (jenis === PISAH) break;
      if (jenis === RUMIT) return -1;
      a = sambungA(a, c);
      b = sambungB(b, c);
    }
    this.a[j] = a;
    this.b[j] = b;
    this.dari[j] = dari;
    this.panjang[j] = i - dari;
    return i;
  }

  /** A cell in quotes that holds none itself; delimiters in it are letters like others. */
  #selKutip(blok: Uint8Array, j: number, dari: number, sampai: number): number {
    const macam = this.#dipakai[j] === 0 ? this.#longgar : this.#macam;
    let a = this.#awalA[j] as number;
    let b = this.#awalB[j] as number;
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

  /** Takes the first byte of a cell away. */
  lewatiSatu(blok: Uint8Array, j: number): void {
    const dari = (this.dari[j] as number) + 1;
    this.#selPolos(blok, j, dari, dari + (this.panjang[j] as number) - 1);
  }

  /** Lanes of a column before its first byte. */
  awalA(j: number): number {
    return this.#awalA[j] as number;
  }

  awalB(j: number): number {
    return this.#awalB[j] as number;
  }

  teks(blok: Buffer, j: number): string {
    const dari = this.dari[j] as number;
    return blok.toString('latin1', dari, dari + (this.panjang[j] as number));
  }
}
