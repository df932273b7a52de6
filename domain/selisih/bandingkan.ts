import { BIDANG, type Bidang, type Level } from './bidang.ts';
import type { AlasanTakTeruji, RekamanBersebab } from './rekaman.ts';

export type HasilBidang =
  | { readonly hasil: 'COCOK' }
  | { readonly hasil: 'BEDA' }
  | { readonly hasil: 'TAK_TERBANDINGKAN'; readonly alasan: AlasanTakTeruji; readonly sisi: 'BKN' | 'SIMPEG' }
  | { readonly hasil: 'KOSONG_SATU_SISI'; readonly kosongDi: 'BKN' | 'SIMPEG' };

const COCOK: HasilBidang = { hasil: 'COCOK' };

/** Compares one field. Unreadable or unmapped on either side wins over everything: it is neither same nor different. */
export function bandingkanBidang(bidang: Bidang, bkn: RekamanBersebab, simpeg: RekamanBersebab): HasilBidang {
  const sebabBkn = bkn.takTeruji[bidang.bidang];
  if (sebabBkn) return { hasil: 'TAK_TERBANDINGKAN', alasan: sebabBkn, sisi: 'BKN' };
  const sebabSimpeg = simpeg.takTeruji[bidang.bidang];
  if (sebabSimpeg) return { hasil: 'TAK_TERBANDINGKAN', alasan: sebabSimpeg, sisi: 'SIMPEG' };
  if (bidang.kolom.some((k) => bkn.rekaman[k] !== null && simpeg.rekaman[k] !== null && bkn.rekaman[k] !== simpeg.rekaman[k])) return { hasil: 'BEDA' };
  if (bidang.kolom.some((k) => bkn.rekaman[k] === null && simpeg.rekaman[k] !== null)) return { hasil: 'KOSONG_SATU_SISI', kosongDi: 'BKN' };
  if (bidang.kolom.some((k) => bkn.rekaman[k] !== null && simpeg.rekaman[k] === null)) return { hasil: 'KOSONG_SATU_SISI', kosongDi: 'SIMPEG' };
  return COCOK;
}

/** All 27 fields in the order of BIDANG. */
export const bandingkan = (bkn: RekamanBersebab, simpeg: RekamanBersebab): readonly { bidang: Bidang; hasil: HasilBidang }[] =>
  BIDANG.map((bidang) => ({ bidang, hasil: bandingkanBidang(bidang, bkn, simpeg) }));

const hurufSaja = (nilai: string | null): string => (nilai ?? '').replace(/[^A-Z]/g, '');

/** Level of one mismatch: a name that differs in spacing or punctuation only is a warning, a retirement age already reached stops, a person id that one side lacks is only listed. */
export function levelSelisih(bidang: Bidang, bkn: RekamanBersebab['rekaman'], simpeg: RekamanBersebab['rekaman'], hariIni: string): Level {
  if (bidang.bidang === 'nama' && bkn.nama !== null && simpeg.nama !== null && hurufSaja(bkn.nama) === hurufSaja(simpeg.nama)) return 'PERINGATAN';
  if (bidang.bidang === 'pensiun' && [bkn.tmtPensiun, simpeg.tmtPensiun].some((t) => t !== null && t <= hariIni)) return 'BLOKIR';
  if (bidang.bidang === 'pnsId' && (bkn.pnsId === null || simpeg.pnsId === null)) return 'INFO';
  return bidang.level;
}
