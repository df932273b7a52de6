import type { Nilai } from './rakit.ts';

/** Outcome of one field: the value, or why there is none. `terlarang` refuses the row. */
export interface Putusan {
  readonly nilai: Nilai;
  readonly sebab: 'belumDirekon' | 'tidakTerbaca' | 'terlarang' | null;
}

export const TERLARANG: Putusan = { nilai: null, sebab: 'terlarang' };
export const TIDAK_TERBACA: Putusan = { nilai: null, sebab: 'tidakTerbaca' };
export const BELUM_DIREKON: Putusan = { nilai: null, sebab: 'belumDirekon' };
export const KOSONG: Putusan = { nilai: null, sebab: null };

/** Columns where nearly every row brings another value; remembering would cost more than it saves. */
export const BERAGAM: ReadonlySet<string> = new Set(['nip', 'pnsId', 'nama', 'nik', 'nomorSk']);

/** Outcome of a canonical form: undefined is unreadable. */
export const putusanDari = (baku: string | null | undefined): Putusan =>
  baku === undefined ? TIDAK_TERBACA : baku === null ? KOSONG : { nilai: baku, sebab: null };
