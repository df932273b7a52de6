import type { KasusBuruk } from './bentuk.ts';
import { BUKU_KERJA } from './buku-kerja.ts';
import { ISIAN } from './isian.ts';
import { JSON_BURUK } from './json.ts';
import { KODEAN } from './kodean.ts';
import { TABEL } from './tabel.ts';
import { WADAH } from './wadah.ts';

/** Every bad feed, by what is wrong with it. */
export const KORPUS: readonly (readonly [bagian: string, kasus: readonly KasusBuruk[]])[] = [
  ['Kodean dan karakter', KODEAN],
  ['Bukan tabel, atau terbungkus rusak', WADAH],
  ['Bentuk tabel', TABEL],
  ['NIP, tanggal, dan nilai', ISIAN],
  ['NDJSON', JSON_BURUK],
  ['Buku kerja Excel (.xlsx)', BUKU_KERJA],
];
