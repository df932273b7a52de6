import type { NamaBacaan } from '../../akses-data.ts';

/** Rules whose answer, when it does not pass, tells of a punishment, an examination, a finding, a block or a trial of the person. */
export const ATURAN_DISIPLIN: readonly string[] = [
  'A08',
  'B01',
  'B02',
  'B03',
  'B03I',
  'B04',
  'B05',
  'B06',
  'B08',
  'B08V',
  'B09',
  'D27',
  'F05',
  'F07',
  'F08',
  'F09',
  'F10',
];
/** Rules whose answer, when it does not pass, tells when the person was born, or how old that makes them. */
export const ATURAN_LAHIR: readonly string[] = ['A02', 'D07', 'D09', 'D10', 'D30', 'F02', 'F03', 'F04', 'F13'];
/** Shows what both sides say of the fields that differ. */
const ATURAN_SELISIH = 'A11';

/** One answer of the gate as it is shown. */
export interface JawabanTampak {
  readonly kode: string;
  readonly hasil: string;
  readonly selisih: readonly { readonly bidang: string }[];
}

/**
 * What kinds of protected data the answers about one person show. An answer that passes shows none, one that is unknown says why, and names a punishment only
 * where one record alone has it (`satuSisi`).
 */
export function bacaanJawaban(butir: readonly JawabanTampak[], satuSisi: boolean): readonly NamaBacaan[] {
  const tampak = (daftar: readonly string[], juga: boolean): boolean =>
    butir.some((b) => daftar.includes(b.kode) && (b.hasil === 'GAGAL' || (juga && b.hasil === 'BELUM_DIKETAHUI')));
  const lahir = tampak(ATURAN_LAHIR, false) || butir.some((b) => b.kode === ATURAN_SELISIH && b.selisih.some((s) => s.bidang === 'tglLahir'));
  return [...(tampak(ATURAN_DISIPLIN, satuSisi) ? (['jawabanDisiplin'] as const) : []), ...(lahir ? (['jawabanLahir'] as const) : [])];
}
