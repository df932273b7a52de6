import { type Tanggal, tambahBulan } from '../../../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../../hasil.ts';
import type { Konteks } from '../../aturan.ts';
import type { Fakta } from '../../fakta.ts';
import { bacaTanggalBkn } from '../baca-bkn.ts';
import { kedudukanAsal } from '../kedudukan.ts';
import { angka } from '../parameter.ts';

/** Retirement ages of positions that the reference table gives none for, years. */
export const PARAMETER_BUP = { bupJpt: 60, bupLain: 58 };
/** Step of JPT pratama on the ladder of positions. */
const JPT_PRATAMA = 4;

export interface BupSekarang {
  readonly bup: number;
  /** The birthday on which it is reached. */
  readonly tercapai: Tanggal;
}

/** Retirement age of the position held now, and the day it is reached. */
export function bupSekarang(fakta: Fakta, konteks: Pick<Konteks, 'parameter'>): Diketahui<BupSekarang> {
  const asal = kedudukanAsal(fakta);
  if (!asal.ada) return asal;
  const isJf = asal.nilai.jenisJabatanId === '2';
  const bup = asal.nilai.bup ?? (isJf ? null : angka(konteks, PARAMETER_BUP, asal.nilai.taraf >= JPT_PRATAMA ? 'bupJpt' : 'bupLain'));
  if (bup === null) return belumDiketahui('Batas usia pensiun jabatan fungsional sekarang tidak tersedia pada rujukan');
  const lahir = bacaTanggalBkn(fakta, 'tglLahir');
  return lahir.ada ? diketahui({ bup, tercapai: tambahBulan(lahir.nilai, bup * 12) }) : lahir;
}
