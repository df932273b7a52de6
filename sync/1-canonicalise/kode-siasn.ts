import type { KolomRekaman } from '../../domain/selisih/rekaman.ts';
import { BAKU } from './baku.ts';

const BEBAS = new Set<KolomRekaman>(['nama', 'gelar', 'namaJabatan', 'nomorSk']);

/** True when the text is already the canonical form of the column: the only shape a code map may point to. Empty means "no value". */
export function isKodeSiasn(kolom: KolomRekaman, siasn: string): boolean {
  if (siasn === '' || BEBAS.has(kolom)) return true;
  const baku = BAKU[kolom](siasn);
  return baku === siasn || (kolom === 'eselonId' && baku === null);
}
