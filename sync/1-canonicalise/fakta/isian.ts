import { bacaTanggal } from '../../../domain/asn/baca-tanggal.ts';
import { bakukanAngka, bakukanId } from '../../../domain/asn/kode.ts';
import { bakukanTeks, bersihkanTeks } from '../../../domain/asn/teks.ts';
import { type BarisDitolak, type KodeTolak, tolak } from '../hasil-baris.ts';
import { bacaNip } from '../nip-baris.ts';

export type BarisFakta = Readonly<Record<string, string | null>>;
export type HasilFakta<T> = { readonly sah: true; readonly fakta: T } | BarisDitolak;

/** Whom a fact is about: NIP where the row carries it, else the opaque person id. At least one is set. */
export interface Orang {
  readonly nip: string | null;
  readonly pnsId: string | null;
}

/** Stops the reading of one row; caught by bacaFakta, never seen outside. */
class Tertolak extends RangeError {
  readonly sebab: BarisDitolak;
  constructor(kode: KodeTolak, kolom: string) {
    super(kode);
    this.sebab = tolak(kode, kolom);
  }
}

/** Typed reading of one row by column name; each name may be a list of aliases, first present wins. */
export class Isian {
  readonly #baris: BarisFakta;
  constructor(baris: BarisFakta) {
    this.#baris = baris;
  }

  /** Text without repairable damage; null for "", "-", "null". */
  teks(...alias: readonly string[]): string | null {
    for (const k of alias) {
      const mentah = Object.hasOwn(this.#baris, k) ? this.#baris[k] : null;
      if (mentah === null || mentah === undefined) continue;
      const bersih = bersihkanTeks(mentah);
      if (bersih === undefined) throw new Tertolak('KARAKTER_TERLARANG', k);
      const rapi = bersih.trim().replace(/^'/, '').trim();
      if (rapi !== '' && rapi !== '-' && rapi.toLowerCase() !== 'null') return rapi;
    }
    return null;
  }

  judul(...alias: readonly string[]): string | null {
    const t = this.teks(...alias);
    return t === null ? null : bakukanTeks(t);
  }

  id(...alias: readonly string[]): string | null {
    const t = this.teks(...alias);
    return t === null || t === '0' ? null : (bakukanId(t) ?? null);
  }

  /** Whole number from 0, or null. */
  angka(...alias: readonly string[]): number | null {
    const t = this.teks(...alias);
    const a = t === null ? undefined : bakukanAngka(t);
    return a === undefined ? null : Number(a);
  }

  /** ISO date, null when empty or zero. An unreadable date is refused: a guessed end of a punishment would open the gate. */
  tanggal(...alias: readonly string[]): string | null {
    const t = this.teks(...alias);
    const hasil = t === null || t === '0' ? null : bacaTanggal(t);
    if (hasil === undefined) throw new Tertolak('NILAI_WAJIB_KOSONG', this.#kolom(alias));
    return hasil;
  }

  /** Refuses the row. */
  salah(kode: KodeTolak, kolom: string): never {
    throw new Tertolak(kode, kolom);
  }

  wajib<T>(nilai: T | null, kolom: string): T {
    if (nilai === null) throw new Tertolak('NILAI_WAJIB_KOSONG', kolom);
    return nilai;
  }

  orang(...aliasPnsId: readonly string[]): Orang {
    const pnsId = this.id(...aliasPnsId);
    const mentah = this.teks('nipBaru', 'nip', 'nip_baru');
    if (mentah === null && pnsId !== null) return { nip: null, pnsId };
    const baca = bacaNip(mentah);
    if ('kode' in baca) throw new Tertolak(baca.kode, this.#kolom(['nipBaru', 'nip', 'nip_baru']));
    return { nip: baca.nip, pnsId };
  }

  #kolom(alias: readonly string[]): string {
    return alias.find((k) => Object.hasOwn(this.#baris, k)) ?? alias[0] ?? '';
  }
}

/** Runs a reader over one row; a refusal inside becomes the row's answer. */
export function bacaFakta<T>(baris: BarisFakta, baca: (isian: Isian) => T): HasilFakta<T> {
  try {
    return { sah: true, fakta: baca(new Isian(baris)) };
  } catch (galat) {
    if (galat instanceof Tertolak) return galat.sebab;
    throw galat;
  }
}
