import { PENDIDIKAN } from './kode.ts';
import type { Rekaman } from './orang.ts';

const DEPAN = new Map([
  ['dr', 'Dr.'],
  ['h', 'H.'],
  ['hj', 'Hj.'],
  ['ir', 'Ir.'],
  ['drs', 'Drs.'],
  ['dra', 'Dra.'],
  ['prof', 'Prof.'],
]);
const BELAKANG = new Map(PENDIDIKAN.flatMap((p) => (p.gelar === null ? [] : [[p.gelar.replaceAll('.', '').toLowerCase(), p.gelar] as const])));

/** Titles as the sources write them, from the canonical set ("dr|msi|ssos") or from plain text ("S.Sos., M.Si."). */
export function bacaGelar(nilai: string | null): Pick<Rekaman, 'gelarDepan' | 'gelarBelakang'> {
  if (nilai === null || nilai === '') return { gelarDepan: '', gelarBelakang: '' };
  if (nilai.includes('.')) return { gelarDepan: '', gelarBelakang: nilai };
  const bagian = nilai.split('|');
  return {
    gelarDepan: bagian.flatMap((g) => DEPAN.get(g) ?? []).join(' '),
    gelarBelakang: bagian
      .filter((g) => !DEPAN.has(g))
      .map((g) => BELAKANG.get(g) ?? g)
      .join(', '),
  };
}
