import type { Sel } from './sel.ts';

/** Cells remembered per column; beyond them a cell is read anew each time. Bounds the memory of a column whatever the file says. */
const BATAS = 32_768;
/** A longer cell is read anew each time. */
const PANJANG = 256;

/** Number of a cell that is not remembered: whatever is known of it lasts until the next one. */
export const SEMENTARA = 0;

const perpanjang = (lama: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const baru = new Int32Array(lama.length * 2);
  baru.set(lama);
  return baru;
};

/** Numbers the distinct cells of one column by their bytes: open addressing over a hash, and the bytes themselves compared. */
export class IngatanSel {
  /** Cells known; numbers run from 1. */
  n = 0;
  #slot = new Int32Array(128);
  #a = new Int32Array(64);
  #b = new Int32Array(64);
  #letak = new Int32Array(64);
  #panjang = new Int32Array(64);
  #isi: Uint8Array<ArrayBuffer> = new Uint8Array(1_024);
  #terpakai = 0;

  /** Number of cell `j` of the row, or SEMENTARA when it was not seen before. */
  cari(blok: Uint8Array, sel: Sel, j: number): number {
    const a = sel.a[j] as number;
    const b = sel.b[j] as number;
    const dari = sel.dari[j] as number;
    const panjang = sel.panjang[j] as number;
    const topeng = this.#slot.length - 1;
    for (let s = (a ^ (b >>> 7)) & topeng; ; s = (s + 1) & topeng) {
      const id = this.#slot[s] as number;
      if (id === 0) return SEMENTARA;
      if (this.#a[id] === a && this.#b[id] === b && this.#panjang[id] === panjang && this.#sama(blok, dari, panjang, id)) return id;
    }
  }

  #sama(blok: Uint8Array, dari: number, panjang: number, id: number): boolean {
    const letak = this.#letak[id] as number;
    for (let i = 0; i < panjang; i++) if (this.#isi[letak + i] !== blok[dari + i]) return false;
    return true;
  }

  /** Keeps a cell that `cari` did not find; SEMENTARA when it is not kept. */
  simpan(blok: Uint8Array, sel: Sel, j: number): number {
    const dari = sel.dari[j] as number;
    const panjang = sel.panjang[j] as number;
    if (this.n >= BATAS || panjang > PANJANG) return SEMENTARA;
    this.n += 1;
    const id = this.n;
    if (id >= this.#a.length) this.#lebarkan();
    if (this.#terpakai + panjang > this.#isi.length) {
      const baru = new Uint8Array(this.#isi.length * 2);
      baru.set(this.#isi);
      this.#isi = baru;
    }
    for (let i = 0; i < panjang; i++) this.#isi[this.#terpakai + i] = blok[dari + i] as number;
    this.#a[id] = sel.a[j] as number;
    this.#b[id] = sel.b[j] as number;
    this.#letak[id] = this.#terpakai;
    this.#panjang[id] = panjang;
    this.#terpakai += panjang;
    this.#pasang(id);
    return id;
  }

  #pasang(id: number): void {
    const topeng = this.#slot.length - 1;
    let s = ((this.#a[id] as number) ^ ((this.#b[id] as number) >>> 7)) & topeng;
    while (this.#slot[s] !== 0) s = (s + 1) & topeng;
    this.#slot[s] = id;
  }

  #lebarkan(): void {
    this.#a = perpanjang(this.#a);
    this.#b = perpanjang(this.#b);
    this.#letak = perpanjang(this.#letak);
    this.#panjang = perpanjang(this.#panjang);
    this.#slot = new Int32Array(this.#slot.length * 2);
    for (let id = 1; id < this.n; id++) this.#pasang(id);
  }
}
