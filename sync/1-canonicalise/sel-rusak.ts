import { type BarisDitolak, type KodeTolak, tolak } from './hasil-baris.ts';

/** What a workbook's cell can be without having a value that may be read. */
export const KODE_SEL = ['SEL_ANGKA_EXCEL', 'SEL_GALAT_EXCEL', 'SEL_RUMUS_TANPA_NILAI'] as const satisfies readonly KodeTolak[];
export type KodeSel = (typeof KODE_SEL)[number];

const NUL = '\u0000';
const TANDA = new RegExp(`${NUL}(${KODE_SEL.join('|')})${NUL}`);

/** A cell that must not be read, and what stood in it: marked by a character that no readable cell can hold. */
export const tandaiSel = (kode: KodeSel, isi: string): string => `${NUL}${kode}${NUL}${isi.replaceAll(NUL, '')}`;

/** The text without marks, for people who look at the row. */
export const tanpaTandaSel = (teks: string): string => (teks.includes(NUL) ? teks.replace(new RegExp(TANDA, 'g'), '') : teks);

export interface SelRusak {
  readonly kolom: string;
  readonly kode: KodeSel;
}

const kodeDari = (sel: string | null | undefined): KodeSel | null => (TANDA.exec(sel ?? '')?.[1] as KodeSel | undefined) ?? null;

export const isSelBertanda = (sel: string): boolean => kodeDari(sel) !== null;

/** First marked cell of a row that is cut into cells; null when there is none. */
export function cariSelRusak(kolom: readonly string[], sel: readonly (string | null)[]): SelRusak | null {
  const letak = sel.findIndex((s) => kodeDari(s) !== null);
  const kode = letak < 0 ? null : kodeDari(sel[letak]);
  return kode === null ? null : { kolom: kolom[letak] ?? '', kode };
}

/** The same row with its marked cells empty: it still says whose it is. */
export const kosongkanSelRusak = <T extends string | null>(sel: readonly T[]): (T | '')[] => sel.map((s) => (kodeDari(s) === null ? s : ''));

/** Refusal of such a row, when `nipTerbaca` tells whether the person could be read without the marked cells. */
export const tolakSelRusak = ({ kolom, kode }: SelRusak, isNipTerbaca: boolean): BarisDitolak => tolak(isNipTerbaca ? kode : 'NIP_SEL_RUSAK', kolom);
