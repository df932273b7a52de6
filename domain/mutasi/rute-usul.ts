import { belumDiketahui, type Diketahui } from '../hasil.ts';
import { type Rute, type TempatRute, tentukanRute } from './rute.ts';

/** The ways of all people of one usul, counted. */
export interface JalanUsul {
  readonly asal: TempatRute;
  readonly tujuan: TempatRute;
  /** Different pairs of origin and destination; a route needs exactly one. */
  readonly pasangan: number;
  /** Units of destination, and how many of them are missions abroad; any count that tells none, some and all apart. */
  readonly unor: number;
  readonly perwakilan: number;
}

/** The one route of a usul; unknown when its people do not share it. */
export function tentukanRuteUsul({ asal, tujuan, pasangan, unor, perwakilan }: JalanUsul): Diketahui<Rute> {
  if (pasangan === 0) return belumDiketahui('usul tanpa pegawai');
  if (pasangan > 1) return belumDiketahui('asal atau tujuan lebih dari satu');
  if (perwakilan > 0 && perwakilan < unor) return belumDiketahui('sebagian tujuan adalah perwakilan di luar negeri');
  return tentukanRute(asal, { ...tujuan, perwakilan: perwakilan > 0 });
}
