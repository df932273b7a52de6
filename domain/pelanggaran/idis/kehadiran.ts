import type { ParameterIdis } from './parameter.ts';

export interface Ketidakhadiran {
  /** Working days absent without valid reason, added up over a year. */
  readonly hari: number;
  /** The longest run of them. */
  readonly beruntun: number;
}

/** From the heaviest down: threshold and SIASN id of the kind. */
const TANGGA = [
  ['absenB3', '10'],
  ['absenB2', '28'],
  ['absenB1', '27'],
  ['absenS3', '25'],
  ['absenS2', '24'],
  ['absenS1', '23'],
  ['absenR3', '3'],
  ['absenR2', '2'],
  ['absenR1', '1'],
] as const;

/** Kind of punishment (SIASN id) that the absence calls for; null = below every threshold. Source: PP 94/2021, Peraturan BKN 6/2022. */
export function hukumanKetidakhadiran(p: ParameterIdis, { hari, beruntun }: Ketidakhadiran): string | null {
  if (beruntun >= p.absenBeruntun) return '10';
  return TANGGA.find(([ambang]) => hari >= p[ambang])?.[1] ?? null;
}
