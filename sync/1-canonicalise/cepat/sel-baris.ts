import { awalA, awalB, type Lajur, sambungA, sambungB, sambungTeks } from '../campur.ts';
import { FAKTA, PISAH_TAMBAHAN } from '../sidik.ts';
import type { RencanaCepat } from './rencana.ts';

const PISAH = 1;
const RUMIT = 2;

/** Printable ASCII without a quote is plain; any other byte sends the row to the slow path. */
function macamBita(pemisah: string): Uint8Array {
  const macam = new Uint8Array(256).fill(RUMIT);
  macam.fill(0, 32, 127);
  macam[34] = RUMIT;
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
    this.#macam = macamBita(rencana.pemisah);
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

  /** False when the row is not plain: other bytes, a quote, another number of cells. */
  pecah(blok: Uint8Array, dari: number, sampai: number): boolean {
    const macam = this.#macam;
    const kolom = this.panjang.length;
    let i = dari;
    for (let j = 0; j < kolom; j++) {
      const mulai = i;
      let jenis = 0;
      if (this.#dipakai[j] === 0) {
        for (; i < sampai; i++) {
          jenis = macam[blok[i] as number] as number;
          if (jenis !== 0) break;
        }
      } else {
        let a = this.#awalA[j] as number;
        let b = this.#awalB[j] as number;
        for (; i < sampai; i++) {
          const c = blok[i] as number;
          jenis = macam[c] as number;
          if (jenis !== 0) break;
          a = sambungA(a, c);
          b = sambungB(b, c);
        }
        this.a[j] = a;
        this.b[j] = b;
        this.dari[j] = mulai;
        this.panjang[j] = i - mulai;
      }
      if (jenis === RUMIT) return false;
      if (j === kolom - 1) return jenis !== PISAH;
      if (jenis !== PISAH) return false;
      i += 1;
    }
    return false;
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
