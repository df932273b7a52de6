import { kecocokan } from './bidang.ts';

/** What a score is worth to a steward. TIDAK_ADA is not stored. No band merges anything. */
export const PITA_TAUTAN = ['KUAT', 'PERLU_DITINJAU', 'TIDAK_ADA'] as const;
export type PitaTautan = (typeof PITA_TAUTAN)[number];

/** Below this chance a pair is more likely two persons than one. */
export const PELUANG_DITINJAU = 0.5;
const PELUANG_KUAT = 0.999;
/** The best candidate must lead the next one by so many bits, on either side of the pair. */
const JARAK_KUAT = 10;

export interface DasarPita {
  readonly pola: string;
  readonly peluang: number;
  /** Bits between this pair and the next best of either person; null when there is none. */
  readonly jarak: number | null;
}

/**
 * Strong needs the same NIK, a name and a birth date that do not contradict it, a high chance and a clear lead. Everything else about twins,
 * namesakes and people with each other's NIK can look as good, so it is only ever "to be looked at".
 */
export function pitaUsulan({ pola, peluang, jarak }: DasarPita): PitaTautan {
  if (peluang < PELUANG_DITINJAU) return 'TIDAK_ADA';
  const identitas = kecocokan(pola, 'nik') === 'SAMA' && ['SAMA', 'MIRIP'].includes(kecocokan(pola, 'nama')) && kecocokan(pola, 'tglLahir') !== 'BEDA';
  const unggul = jarak === null || jarak >= JARAK_KUAT;
  return identitas && unggul && peluang >= PELUANG_KUAT ? 'KUAT' : 'PERLU_DITINJAU';
}
