import type { Rute } from './rute.ts';

/** Province of both ends of a move; null = not recorded. */
export interface UjungProvinsi {
  readonly asal: string | null;
  readonly tujuan: string | null;
}

/** Provinces whose governor must approve before BKN takes the usul, each once; null when one of them is not recorded. */
export function provinsiMenyetujui(rute: Rute, { asal, tujuan }: UjungProvinsi): readonly string[] | null {
  const perlu: (string | null)[] = [];
  if (rute.persetujuan.includes('GUBERNUR_ASAL')) perlu.push(asal);
  if (rute.persetujuan.includes('GUBERNUR_TUJUAN')) perlu.push(tujuan);
  const ada = perlu.filter((p) => p !== null);
  return ada.length < perlu.length ? null : [...new Set(ada)];
}
