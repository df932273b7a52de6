import { TINDAKAN_ADUAN_UJI } from './aduan.ts';
import { TINDAKAN_ALUR } from './alur.ts';
import { TINDAKAN_DARURAT } from './darurat.ts';
import { TINDAKAN_IDIS } from './idis.ts';
import { TINDAKAN_KONSEP } from './konsep.ts';
import { TINDAKAN_LUAR } from './luar.ts';
import { TINDAKAN_MUTASI } from './mutasi.ts';
import { TINDAKAN_PELANGGARAN } from './pelanggaran.ts';
import { TINDAKAN_SBT } from './sbt.ts';
import { TINDAKAN_SELISIH } from './selisih.ts';
import type { Tindakan } from './tindakan.ts';

/** Every mutation of the composed schema, each once. */
export const TINDAKAN: readonly Tindakan[] = [
  ...TINDAKAN_SELISIH,
  ...TINDAKAN_MUTASI,
  ...TINDAKAN_ALUR,
  ...TINDAKAN_KONSEP,
  ...TINDAKAN_LUAR,
  ...TINDAKAN_PELANGGARAN,
  ...TINDAKAN_ADUAN_UJI,
  ...TINDAKAN_DARURAT,
  ...TINDAKAN_SBT,
  ...TINDAKAN_IDIS,
];
