import type { BentukTanggal } from '../../../domain/asn/baca-tanggal.ts';
import { GELAR_DEPAN_TANPA_TITIK } from '../../../domain/asn/gelar.ts';
import { hariDalamBulan } from '../../../domain/asn/tanggal.ts';
import { type Lajur, sambungA, sambungB } from '../campur.ts';

/** Written forms whose canonical value follows from the bytes without a text: the cell as it is, in upper case, or with its date turned round. */
export type BentukLangsung =
  | { readonly macam: 'id' | 'nik' | 'nama' | 'nomorSurat' }
  | { readonly macam: 'tanggal'; readonly bentuk: readonly BentukTanggal[] };

/** This cell must be read as a text. */
export const TIDAK = 0;
/** The value is the cell byte by byte. */
export const SAMA = -1;

/** TIDAK, SAMA, or how many bytes the value has; the lanes handed in then hold it. */
export type Pemeriksa = (blok: Uint8Array, dari: number, sampai: number, lajur: Lajur) => number;

/** Shorter cells may be one of the ways to write "nothing" (-, 0, null). */
const TERPENDEK = 5;
/** Titles that need no dot have at most four letters: each is one number. */
const GELAR = new Set([...GELAR_DEPAN_TANPA_TITIK].map((g) => [...g].reduce((n, h) => (n << 8) | h.charCodeAt(0), 0)));

function isGelar(blok: Uint8Array, dari: number, panjang: number): boolean {
  if (panjang > 4) return false;
  let n = 0;
  for (let i = dari; i < dari + panjang; i++) n = (n << 8) | (blok[i] as number) | 32;
  return GELAR.has(n);
}

const isAngka = (c: number): boolean => c >= 48 && c <= 57;
const isBesar = (c: number): boolean => c >= 65 && c <= 90;
const isKecil = (c: number): boolean => c >= 97 && c <= 122;

function periksaId(blok: Uint8Array, dari: number, sampai: number): number {
  if (sampai - dari < TERPENDEK || sampai - dari > 42 || blok[dari] === 45) return TIDAK;
  for (let i = dari; i < sampai; i++) {
    const c = blok[i] as number;
    if (!isAngka(c) && !isKecil(c) && !isBesar(c) && c !== 45) return TIDAK;
  }
  return SAMA;
}

/** 16 digits, behind the apostrophe that keeps Excel's hands off them or without. */
function periksaNik(blok: Uint8Array, dari: number, sampai: number, lajur: Lajur): number {
  const awal = blok[dari] === 39 ? dari + 1 : dari;
  if (sampai - awal !== 16) return TIDAK;
  for (let i = awal; i < sampai; i++) if (!isAngka(blok[i] as number)) return TIDAK;
  if (awal === dari) return SAMA;
  for (let i = awal; i < sampai; i++) {
    lajur.a = sambungA(lajur.a, blok[i] as number);
    lajur.b = sambungB(lajur.b, blok[i] as number);
  }
  return 16;
}

/** Words of Latin letters, one space between them, the first one no title that needs no dot. */
function periksaNama(blok: Uint8Array, dari: number, sampai: number, lajur: Lajur): number {
  if (sampai - dari < TERPENDEK) return TIDAK;
  let kecil = false;
  let pertama = 0;
  let spasi = true;
  for (let i = dari; i < sampai; i++) {
    const c = blok[i] as number;
    if (c === 32) {
      if (spasi) return TIDAK;
      spasi = true;
      if (pertama === 0) pertama = i - dari;
    } else if (isBesar(c)) spasi = false;
    else if (isKecil(c)) {
      spasi = false;
      kecil = true;
    } else return TIDAK;
  }
  if (spasi || (pertama !== 0 && isGelar(blok, dari, pertama))) return TIDAK;
  if (!kecil) return SAMA;
  let { a, b } = lajur;
  for (let i = dari; i < sampai; i++) {
    const c = blok[i] as number;
    const besar = c === 32 ? c : c & 0xdf;
    a = sambungA(a, besar);
    b = sambungB(b, besar);
  }
  lajur.a = a;
  lajur.b = b;
  return sampai - dari;
}

function periksaNomorSurat(blok: Uint8Array, dari: number, sampai: number): number {
  if (sampai - dari < TERPENDEK) return TIDAK;
  for (let i = dari; i < sampai; i++) {
    const c = blok[i] as number;
    if (!isBesar(c) && (c < 45 || c > 57)) return TIDAK;
  }
  return SAMA;
}

/** Number of the digits from `i` on, or -1. */
function angka(blok: Uint8Array, i: number, banyak: number): number {
  let n = 0;
  for (let k = i; k < i + banyak; k++) {
    const c = blok[k] as number;
    if (!isAngka(c)) return -1;
    n = n * 10 + c - 48;
  }
  return n;
}

const isTanggal = (tahun: number, bulan: number, hari: number): boolean =>
  tahun >= 1900 && tahun <= 2199 && bulan >= 1 && bulan <= 12 && hari >= 1 && hari <= hariDalamBulan(tahun, bulan);

/** Where each byte of yyyy-mm-dd stands in dd-mm-yyyy and in yyyymmdd; the two dashes are written, not taken. */
const BALIK = [6, 7, 8, 9, 5, 3, 4, 2, 0, 1] as const;
const RAPAT = [0, 1, 2, 3, 0, 4, 5, 0, 6, 7] as const;

function tulisTanggal(blok: Uint8Array, dari: number, letak: readonly number[], lajur: Lajur): number {
  let { a, b } = lajur;
  for (let k = 0; k < 10; k++) {
    const c = k === 4 || k === 7 ? 45 : (blok[dari + (letak[k] as number)] as number);
    a = sambungA(a, c);
    b = sambungB(b, c);
  }
  lajur.a = a;
  lajur.b = b;
  return 10;
}

function periksaTanggal(bentuk: readonly BentukTanggal[]): Pemeriksa {
  const iso = bentuk.includes('yyyy-mm-dd');
  const hubung = bentuk.includes('dd-mm-yyyy');
  const garis = bentuk.includes('dd/mm/yyyy');
  const rapat = bentuk.includes('yyyymmdd');
  return (blok, dari, sampai, lajur) => {
    if (rapat && sampai - dari === 8)
      return isTanggal(angka(blok, dari, 4), angka(blok, dari + 4, 2), angka(blok, dari + 6, 2)) ? tulisTanggal(blok, dari, RAPAT, lajur) : TIDAK;
    if (sampai - dari !== 10) return TIDAK;
    if (iso && blok[dari + 4] === 45 && blok[dari + 7] === 45)
      return isTanggal(angka(blok, dari, 4), angka(blok, dari + 5, 2), angka(blok, dari + 8, 2)) ? SAMA : TIDAK;
    const tanda = blok[dari + 2];
    if (tanda !== blok[dari + 5] || !((hubung && tanda === 45) || (garis && tanda === 47))) return TIDAK;
    if (!isTanggal(angka(blok, dari + 6, 4), angka(blok, dari + 3, 2), angka(blok, dari, 2))) return TIDAK;
    return tulisTanggal(blok, dari, BALIK, lajur);
  };
}

const POLOS = { id: periksaId, nik: periksaNik, nama: periksaNama, nomorSurat: periksaNomorSurat } as const;

export const susunPemeriksa = (b: BentukLangsung): Pemeriksa => (b.macam === 'tanggal' ? periksaTanggal(b.bentuk) : POLOS[b.macam]);
