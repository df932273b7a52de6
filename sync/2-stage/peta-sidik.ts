import type pg from 'pg';
import type { Sisi } from './terapkan-pegawai.ts';

/** Bits of what a feed has shown of one known person so far. */
export const TERLIHAT = 1;
export const DIGANTI = 2;
export const DIDUGA = 4;

/** A 64-bit value and its two halves over the same bytes: the cheap way from a bigint hash to numbers. */
const kata = new BigInt64Array(1);
const belah = new Uint32Array(kata.buffer);

interface Blok {
  readonly ver: number | null;
  readonly revisi: string | null;
  readonly isi: Buffer;
  readonly mentah: Buffer;
  readonly utuh: Buffer;
}

const KOSONG: Blok = { ver: null, revisi: null, isi: Buffer.alloc(0), mentah: Buffer.alloc(0), utuh: Buffer.alloc(0) };

const mata = (b: Buffer): DataView => new DataView(b.buffer, b.byteOffset, b.length);

/**
 * What the hub knows of one side of one instansi, as typed arrays over the packed blobs: about 50 bytes a person, no object and no bigint per row.
 * A person is an index in NIP order. Raw lines are found by their hash (open addressing), persons by binary search.
 */
export class PetaSidik {
  /** Persons known. */
  readonly n: number;
  /** Canon version of every fingerprint; null when mixed: then no canonical fingerprint may be compared. */
  readonly ver: number | null;
  /** Under which profile and units every remembered line was read; null when that is not one: then a known line must be read again. */
  readonly revisi: string | null;
  readonly tanda: Uint8Array;
  /** Line on which the unchanged row of a person was seen. */
  readonly nomor: Int32Array;
  readonly #isi: DataView;
  readonly #utuh: DataView;
  readonly #hm: Uint32Array;
  readonly #slot: Int32Array;

  constructor(blok: Blok = KOSONG) {
    this.n = blok.isi.length / 16;
    this.ver = blok.ver;
    this.revisi = blok.revisi;
    this.tanda = new Uint8Array(this.n);
    this.nomor = new Int32Array(this.n);
    this.#isi = mata(blok.isi);
    this.#utuh = mata(blok.utuh);
    this.#hm = new Uint32Array(this.n * 2);
    this.#slot = new Int32Array(2 ** Math.ceil(Math.log2(this.n * 2 + 2)));
    const mentah = mata(blok.mentah);
    for (let i = 0; i < this.n; i++) this.#pasang(i, mentah.getUint32(i * 16 + 12), mentah.getUint32(i * 16 + 8));
  }

  #pasang(i: number, bawah: number, atas: number): void {
    this.#hm[2 * i] = bawah;
    this.#hm[2 * i + 1] = atas;
    // A row that was unsure at the last feed has no line to be equal to.
    if (bawah === 0 && atas === 0) return;
    const topeng = this.#slot.length - 1;
    let s = bawah & topeng;
    while (this.#slot[s] !== 0) s = (s + 1) & topeng;
    this.#slot[s] = i + 1;
  }

  /** Person whose last accepted line has this hash, or -1. */
  dariBaris(hm: bigint): number {
    kata[0] = hm;
    const bawah = belah[0] ?? 0;
    const atas = belah[1] ?? 0;
    const topeng = this.#slot.length - 1;
    for (let s = bawah & topeng; ; s = (s + 1) & topeng) {
      const i = (this.#slot[s] ?? 0) - 1;
      if (i < 0) return -1;
      if (this.#hm[2 * i] === bawah && this.#hm[2 * i + 1] === atas) return i;
    }
  }

  /** Whether the last accepted line of person `i` has this hash. */
  isBaris(i: number, hm: bigint): boolean {
    kata[0] = hm;
    return this.#hm[2 * i] === belah[0] && this.#hm[2 * i + 1] === belah[1];
  }

  /** Person with this NIP, or -1. */
  dariNip(nip: string): number {
    kata[0] = BigInt(nip);
    return this.dariKata(belah[1] ?? 0, belah[0] ?? 0);
  }

  /** Whether person `i` has the NIP of these two words. */
  isKata(i: number, atas: number, bawah: number): boolean {
    return this.#isi.getUint32(i * 16) === atas >>> 0 && this.#isi.getUint32(i * 16 + 4) === bawah >>> 0;
  }

  /** Person with the NIP of these two words of an int64, or -1. */
  dariKata(kataAtas: number, kataBawah: number): number {
    const atas = kataAtas >>> 0;
    const bawah = kataBawah >>> 0;
    let a = 0;
    let b = this.n - 1;
    while (a <= b) {
      const m = (a + b) >> 1;
      const beda = this.#isi.getUint32(m * 16) - atas || this.#isi.getUint32(m * 16 + 4) - bawah;
      if (beda === 0) return m;
      if (beda < 0) a = m + 1;
      else b = m - 1;
    }
    return -1;
  }

  nip(i: number): string {
    return String(this.#isi.getBigInt64(i * 16)).padStart(18, '0');
  }

  /** Fingerprint of everything stored of this person but the raw line. */
  hu(i: number): bigint {
    return this.#utuh.getBigInt64(i * 8);
  }

  /** Whether everything stored of this person, but for the raw line, has this fingerprint. */
  isUtuh(i: number, hu: bigint): boolean {
    return this.#utuh.getBigInt64(i * 8) === hu;
  }

  /** The same for the two words of the fingerprint. */
  isUtuhKata(i: number, atas: number, bawah: number): boolean {
    return this.#utuh.getInt32(i * 8) === atas && this.#utuh.getInt32(i * 8 + 4) === bawah;
  }
}

/** Reads the blobs of one side of one instansi; nobody known gives an empty map. The largest instansi has 4 MB of them. */
export async function muatPetaSidik(klien: pg.ClientBase, sisi: Sisi, instansi: number): Promise<PetaSidik> {
  const { rows } = await klien.query<Blok>(
    `/* stage.blok */ select b.ver, b.revisi, coalesce(string_agg(p.isi, '' order by p.dari), '') isi, coalesce(string_agg(p.mentah, '' order by p.dari), '') mentah,
      coalesce(string_agg(p.utuh, '' order by p.dari), '') utuh
    from sidik_blok b left join sidik_potongan p using (sisi, instansi) where b.sisi = $1 and b.instansi = $2 group by b.ver, b.revisi`,
    [sisi, instansi],
  );
  return new PetaSidik(rows[0]);
}
