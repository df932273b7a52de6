import type { ModePertek } from './delegasi.ts';

/**
 * Series of letters, each counted by itself from 1 in every year. Shape seen on BKN's letters: number/classification/SD/signer/year, with K under letters of
 * the head of BKN; D for those signed by delegation is ours.
 */
export const SERI_PERTEK: Readonly<Record<ModePertek, string>> = { LANGSUNG: 'R-AK.02.02/SD/K', DELEGASI_OTOMATIS: 'R-AK.02.02/SD/D' };

export const nomorPertek = (urut: number, seri: string, tahun: number): string => `${urut}/${seri}/${tahun}`;

const POLA = /^\d+\/[A-Z]-[A-Z]{2}\.\d{2}\.\d{2}\/SD\/[A-Z]\/\d{4}$/;

/** Whether a number has the shape that BKN's letters were seen with; another shape is odd, not wrong. */
export const isNomorBkn = (nomor: string): boolean => POLA.test(nomor);
