import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSI_KANON } from '../../sync/1-canonicalise/versi.ts';

export const AKAR = fileURLToPath(new URL('../..', import.meta.url));
/** Grows when the same rows and seed give other data. */
export const VERSI_DATA = 1;
export const BENIH = 42;

/** Everything benches keep, below SIMPUL_DATA. */
export const folderBench = (): string => path.resolve(AKAR, process.env['SIMPUL_DATA'] ?? '.simpul', 'bench');

/** Pairs in a thousand that differ, where no other share is asked for. */
export const BEDA_BAWAAN = 10;

/** Which data set: rows per side, and pairs in a thousand that differ. */
export interface UkuranData {
  readonly baris: number;
  readonly beda: number;
}

export const folderData = ({ baris, beda }: UkuranData): string =>
  path.join(folderBench(), `baris-${baris}-b${BENIH}-k${VERSI_KANON}-d${VERSI_DATA}${beda === BEDA_BAWAAN ? '' : `-beda${beda}`}`);
