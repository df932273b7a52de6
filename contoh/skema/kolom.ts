import type { Rekaman } from '../orang.ts';

export type Dari = keyof Rekaman;

/** Local codes of one instansi: SIASN id -> local code. */
export interface Kamus {
  readonly unor: ReadonlyMap<string, string>;
  readonly jabatan: ReadonlyMap<string, string>;
}

/** One column of a raw format: which canonical values it carries and how the local system writes them. */
export interface Kolom {
  /** Header name; for NDJSON the dotted path. */
  readonly nama: string;
  readonly dari: readonly Dari[];
  readonly tulis: (r: Rekaman, k: Kamus) => string;
  /** For a column that carries several values: reads them back, so that one of them can be rewritten. */
  readonly baca?: (sel: string) => Partial<Rekaman>;
  /** NDJSON only: written without quotes. */
  readonly angka?: true;
}

export interface Skema {
  readonly id: string;
  readonly format: 'csv' | 'ndjson';
  readonly pemisah: ';' | ',' | null;
  readonly satuKolomInstansi: boolean;
  readonly kolom: readonly Kolom[];
  /** Local code of a unit, from its place in the tree. */
  readonly kodeUnor: (idx: number, prefiks: string) => string;
  /** Local code of a position (not of a head). */
  readonly kodeJabatan: (idx: number, jenisJabatanId: string) => string;
  readonly kodeKepala: (kodeUnor: string) => string;
}

export const teks = (nama: string, dari: Dari): Kolom => ({ nama, dari: [dari], tulis: (r) => r[dari] ?? '' });
export const kolom = (nama: string, dari: Dari, tulis: (nilai: string | null) => string): Kolom => ({ nama, dari: [dari], tulis: (r) => tulis(r[dari]) });
export const tetap = (nama: string, isi: string): Kolom => ({ nama, dari: [], tulis: () => isi });

export const lewatKamus = (nama: string, dari: 'unorId' | 'jabatanId', tabel: keyof Kamus): Kolom => ({
  nama,
  dari: [dari],
  tulis: (r, k) => {
    const id = r[dari];
    return id === null ? '' : (k[tabel].get(id) ?? '');
  },
});

/** yyyy-mm-dd -> dd<sep>mm<sep>yyyy. */
export const dmy = (iso: string, pemisah: string): string => `${iso.slice(8, 10)}${pemisah}${iso.slice(5, 7)}${pemisah}${iso.slice(0, 4)}`;

/** Dictionary or the value itself, so that an unknown code stays visible. */
export const lewat =
  (kamus: Readonly<Record<string, string>>) =>
  (nilai: string | null): string =>
    nilai === null ? '' : (kamus[nilai] ?? nilai);
