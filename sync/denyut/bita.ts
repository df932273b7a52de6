import { Kesalahan } from '../../domain/kesalahan.ts';

/** Grows as it is written. */
export class TulisBita {
  #isi: Buffer;
  #n = 0;
  constructor(awal = 1_024) {
    this.#isi = Buffer.allocUnsafe(Math.max(16, awal));
  }
  #ruang(tambah: number): void {
    if (this.#n + tambah <= this.#isi.length) return;
    const baru = Buffer.allocUnsafe(Math.max(this.#isi.length * 2, this.#n + tambah));
    this.#isi.copy(baru, 0, 0, this.#n);
    this.#isi = baru;
  }
  u32(n: number): void {
    this.#ruang(4);
    this.#n = this.#isi.writeUInt32BE(n >>> 0, this.#n);
  }
  /** Unsigned LEB128. */
  varint(n: number): void {
    this.#ruang(8);
    let sisa = n;
    for (; sisa > 127; sisa = Math.floor(sisa / 128)) this.#n = this.#isi.writeUInt8((sisa % 128) + 128, this.#n);
    this.#n = this.#isi.writeUInt8(sisa, this.#n);
  }
  bita(isi: Uint8Array): void {
    this.#ruang(isi.length);
    this.#isi.set(isi, this.#n);
    this.#n += isi.length;
  }
  selesai(): Buffer {
    return this.#isi.subarray(0, this.#n);
  }
}

const terpotong = (): never => {
  throw new Kesalahan('MUATAN_DITOLAK', 'Isi terpotong.');
};

/** Reads a whole buffer; every read past its end throws MUATAN_DITOLAK. */
export class BacaBita {
  readonly #isi: Buffer;
  #n = 0;
  constructor(isi: Buffer) {
    this.#isi = isi;
  }
  u32(): number {
    if (this.#n + 4 > this.#isi.length) return terpotong();
    const nilai = this.#isi.readUInt32BE(this.#n);
    this.#n += 4;
    return nilai;
  }
  varint(): number {
    let nilai = 0;
    for (let kali = 1, k = 0; ; kali *= 128, k++) {
      const b = this.#isi[this.#n++];
      if (b === undefined || k > 5) return terpotong();
      nilai += (b & 127) * kali;
      if (b < 128) return nilai;
    }
  }
  bita(n: number): Buffer {
    if (this.#n + n > this.#isi.length) return terpotong();
    const potong = this.#isi.subarray(this.#n, this.#n + n);
    this.#n += n;
    return potong;
  }
  habis(): boolean {
    return this.#n === this.#isi.length;
  }
}
