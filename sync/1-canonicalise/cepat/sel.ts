import { awalA, awalB, type Lajur, sambungA, sambungB, sambungTeks } from '../campur.ts';
import { FAKTA, PISAH_TAMBAHAN } from '../sidik.ts';
import type { RencanaCepat } from './rencana.ts';

/** What a byte of a cell asks for. */
export const PISAH = 1;
export const RUMIT = 2;

/** In a cell that is read, printable ASCII is plain; in one that nobody reads, everything but NUL. Any other byte sends the row to the slow path. */
export function macamBita(dibaca: boolean): Uint8Array {
  const macam = new Uint8Array(256).fill(dibaca ? RUMIT : 0);
  if (dibaca) macam.fill(0, 32, 127);
  macam[0] = RUMIT;
  macam[34] = RUMIT;
  return macam;
}

const larik = (n: number): Int32Array => new Int32Array(n);

/** The cells of one line by column: where each is, and the two lanes of its hash, started as its column wants them. */
export abstract class Sel {
  readonly dari: Int32Array;
  readonly panjang: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Bytes that the lanes held before the cell's own. */
  readonly didahului: Int32Array;
  protected readonly mulaiA: Int32Array;
  protected readonly mulaiB: Int32Array;
  protected readonly dipakai: Uint8Array;

  constructor(rencana: RencanaCepat) {
    const n = rencana.kolom;
    this.dari = larik(n);
    this.panjang = larik(n);
    this.a = larik(n);
    this.b = larik(n);
    this.didahului = larik(n);
    this.mulaiA = larik(n);
    this.mulaiB = larik(n);
    this.dipakai = new Uint8Array(n);
    this.#mulai(rencana.nip, FAKTA.nip, '');
    for (const m of rencana.medan) for (const s of m.sumber) this.#mulai(s, m.letak, '');
    for (const t of rencana.tambahan) this.#mulai(t.sumber, FAKTA.tambahan, `${t.nama}${PISAH_TAMBAHAN}`);
  }

  #mulai(sumber: number, kolom: number, depan: string): void {
    const lajur: Lajur = { a: awalA(kolom), b: awalB(kolom) };
    this.didahului[sumber] = sambungTeks(lajur, depan);
    this.mulaiA[sumber] = lajur.a;
    this.mulaiB[sumber] = lajur.b;
    this.dipakai[sumber] = 1;
  }

  /** Takes one line apart. False when the row is not plain. */
  abstract pecah(blok: Buffer, dari: number, sampai: number): boolean;

  /** Takes the first byte of a cell away. */
  lewatiSatu(blok: Uint8Array, j: number): void {
    const dari = (this.dari[j] as number) + 1;
    const panjang = (this.panjang[j] as number) - 1;
    let a = this.awalA(j);
    let b = this.awalB(j);
    for (let i = dari; i < dari + panjang; i++) {
      a = sambungA(a, blok[i] as number);
      b = sambungB(b, blok[i] as number);
    }
    this.a[j] = a;
    this.b[j] = b;
    this.dari[j] = dari;
    this.panjang[j] = panjang;
  }

  /** Lanes of a column before its first byte. */
  awalA(j: number): number {
    return this.mulaiA[j] as number;
  }

  awalB(j: number): number {
    return this.mulaiB[j] as number;
  }

  teks(blok: Buffer, j: number): string {
    const dari = this.dari[j] as number;
    return blok.toString('latin1', dari, dari + (this.panjang[j] as number));
  }
}
