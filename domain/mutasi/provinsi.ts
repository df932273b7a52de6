import type { Diketahui } from '../hasil.ts';
import type { Rute } from './rute.ts';

/** Province of both ends of a move; null = not recorded. */
export interface UjungProvinsi {
  readonly asal: string | null;
  readonly tujuan: string | null;
}

/** Provinces whose governor must approve before BKN takes the usul, each once; null when the route or one of them is not known. */
export function provinsiMenyetujui(rute: Diketahui<Rute>, { asal, tujuan }: UjungProvinsi): readonly string[] | null {
  if (!rute.ada) return null;
  const perlu: (string | null)[] = [];
  if (rute.nilai.persetujuan.includes('GUBERNUR_ASAL')) perlu.push(asal);
  if (rute.nilai.persetujuan.includes('GUBERNUR_TUJUAN')) perlu.push(tujuan);
  const ada = perlu.filter((p) => p !== null);
  return ada.length < perlu.length ? null : [...new Set(ada)];
}

/** Those of them that have not spoken yet; null = it is not known who must. */
export const provinsiBelum = (perlu: readonly string[] | null, sudah: readonly string[]): readonly string[] | null =>
  perlu === null ? null : perlu.filter((p) => !sudah.includes(p));
