import { BATAS_BUKU } from './batas.ts';

export interface AlamatSel {
  /** From 1. */
  readonly baris: number;
  /** From 0. */
  readonly kolom: number;
}

const ALAMAT = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/;

/** A reference such as B7; null for what is none, or lies outside a sheet. */
export function bacaAlamat(teks: string): AlamatSel | null {
  const [, huruf, angka] = ALAMAT.exec(teks) ?? [];
  if (huruf === undefined || angka === undefined) return null;
  let kolom = 0;
  for (const h of huruf) kolom = kolom * 26 + h.charCodeAt(0) - 64;
  const baris = Number(angka);
  return kolom > BATAS_BUKU.kolom || baris > BATAS_BUKU.baris ? null : { baris, kolom: kolom - 1 };
}

const huruf = (kolom: number): string => (kolom < 26 ? '' : huruf(Math.floor(kolom / 26) - 1)) + String.fromCharCode(65 + (kolom % 26));

export const tulisAlamat = ({ baris, kolom }: AlamatSel): string => `${huruf(kolom)}${baris}`;

/** Corners of a range such as A1:C1 in order; null for what is none. */
export function bacaRentang(teks: string): readonly [AlamatSel, AlamatSel] | null {
  const [a, b] = teks.split(':').map(bacaAlamat);
  if (a == null) return null;
  const akhir = b === undefined ? a : b;
  if (akhir === null) return null;
  return [
    { baris: Math.min(a.baris, akhir.baris), kolom: Math.min(a.kolom, akhir.kolom) },
    { baris: Math.max(a.baris, akhir.baris), kolom: Math.max(a.kolom, akhir.kolom) },
  ];
}
