import { jenjangDari } from './usul.ts';

/**
 * One ladder for all kinds of position: 1 pelaksana, 2 pengawas, 3 administrator, 4 JPT pratama, 5 JPT madya, 6 JPT utama.
 * JF stand beside the level that the rules on filling manajerial positions name for them. Source: PP 11/2017 Pasal 54 and 107 (from memory).
 */
const TARAF_JENJANG = { PELAKSANA: 1, PENGAWAS: 2, ADMINISTRATOR: 3, JPT_PRATAMA: 4, JPT_MADYA: 5, JPT_UTAMA: 6 } as const;
const TARAF_JF: Readonly<Record<string, number>> = { PM: 1, TR: 1, MH: 1, PY: 1, PT: 1, MU: 2, MA: 3, UT: 4 };
const NAMA = ['pelaksana', 'pengawas', 'administrator', 'JPT pratama', 'JPT madya', 'JPT utama'] as const;

export interface Kedudukan {
  readonly jenisJabatanId: string;
  readonly eselonId: string | null;
  /** JF level code of SIASN (PM, TR, MH, PY, PT, MU, MA, UT). */
  readonly jenjangJf: string | null;
}

/** Step on the ladder; null when the codes say nothing known. */
export function taraf({ jenisJabatanId, eselonId, jenjangJf }: Kedudukan): number | null {
  const jenjang = jenjangDari(jenisJabatanId, eselonId);
  if (jenjang === null) return null;
  return jenjang === 'JABATAN_FUNGSIONAL' ? (TARAF_JF[jenjangJf ?? ''] ?? null) : TARAF_JENJANG[jenjang];
}

/** Name of a step for messages. */
export const namaTaraf = (t: number): string => NAMA[t - 1] ?? `taraf ${t}`;
