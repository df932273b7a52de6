import { type Lajur, tambahNilai } from '../campur.ts';
import type { Putusan } from '../putusan.ts';
import { FAKTA } from '../sidik.ts';

/** What a cell gives its field. LAMBAT: only the slow path can say (warnings, refusals). */
export const KOSONG = 0;
export const BERNILAI = 1;
export const BELUM = 2;
export const LAMBAT = 3;

export interface BahanMedan {
  /** Column of the record, or a fact beside it (FAKTA). */
  readonly letak: number;
  /** Bit of the field in every bitmap. */
  readonly bit: number;
  /** Columns of the file, one or two. */
  readonly sumber: readonly number[];
  /** Outcome for the cells; null when they say nothing. May note crosswalk codes in `tanya`. */
  readonly putuskan: (sel: readonly string[]) => Putusan | null;
  readonly tanya: string[];
  /** Another column that may take this one's value over; -1: none. */
  readonly ikut: number;
  /** Whether a value is the one that the rules across columns ask for. */
  readonly sifat: (nilai: string) => boolean;
  /** What else follows from a value: outcome for a column without a cell of its own. */
  readonly turunan: ((nilai: string) => Putusan) | null;
}

const lebar = (lama: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const baru = new Int32Array(lama.length * 2);
  baru.set(lama);
  return baru;
};

const jenisDari = (p: Putusan | null): number =>
  p === null ? KOSONG : p.sebab === null ? (p.nilai === null ? KOSONG : BERNILAI) : p.sebab === 'belumDirekon' ? BELUM : LAMBAT;

/** What is known of the cells of one field, by the number of the cell: kind, and parts of the fingerprint. */
export class Medan {
  readonly bahan: BahanMedan;
  /** KOSONG, BERNILAI, BELUM or LAMBAT. */
  jenis = new Int32Array(64);
  a = new Int32Array(64);
  b = new Int32Array(64);
  /** Part of the crosswalk codes that were asked for; it stays whatever becomes of the value. */
  kodeA = new Int32Array(64);
  kodeB = new Int32Array(64);
  /** The value as that of the column `ikut`. */
  ikutA = new Int32Array(64);
  ikutB = new Int32Array(64);
  sifat = new Int32Array(64);
  turunJenis = new Int32Array(64);
  turunA = new Int32Array(64);
  turunB = new Int32Array(64);
  readonly #turun: number;

  constructor(bahan: BahanMedan, turun: number) {
    this.bahan = bahan;
    this.#turun = turun;
  }

  /** Reads the cells as texts and keeps what they say under `id`. */
  hitung(id: number, sel: readonly string[]): void {
    while (id >= this.a.length) this.#lebarkan();
    const { letak, tanya, ikut, putuskan, sifat, turunan } = this.bahan;
    tanya.length = 0;
    const p = putuskan(sel);
    const nilai = p?.nilai ?? null;
    const kode: Lajur = { a: 0, b: 0 };
    for (const k of new Set(tanya)) tambahNilai(kode, FAKTA.kodeLokal, k);
    this.jenis[id] = jenisDari(p);
    this.kodeA[id] = kode.a;
    this.kodeB[id] = kode.b;
    const milik: Lajur = { a: 0, b: 0 };
    const jadi: Lajur = { a: 0, b: 0 };
    const turun: Lajur = { a: 0, b: 0 };
    if (nilai !== null) {
      tambahNilai(milik, letak, nilai);
      if (ikut >= 0) tambahNilai(jadi, ikut, nilai);
      const t = turunan?.(nilai) ?? null;
      this.turunJenis[id] = jenisDari(t);
      if (t !== null && t.nilai !== null) tambahNilai(turun, this.#turun, t.nilai);
    }
    this.sifat[id] = nilai !== null && sifat(nilai) ? 1 : 0;
    this.a[id] = milik.a;
    this.b[id] = milik.b;
    this.ikutA[id] = jadi.a;
    this.ikutB[id] = jadi.b;
    this.turunA[id] = turun.a;
    this.turunB[id] = turun.b;
  }

  #lebarkan(): void {
    for (const k of ['jenis', 'a', 'b', 'kodeA', 'kodeB', 'ikutA', 'ikutB', 'sifat', 'turunJenis', 'turunA', 'turunB'] as const) this[k] = lebar(this[k]);
  }
}
