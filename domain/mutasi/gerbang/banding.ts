import { jsonBaku } from '../../json-baku.ts';
import type { Usulan } from '../usul.ts';
import type { Aturan, Putusan } from './aturan.ts';
import type { Fakta } from './fakta.ts';
import { type Masukan, masukanBerbeda } from './masukan.ts';
import { periksaGerbang, type SaatPeriksa } from './periksa.ts';

/** One check of one person: everything its answers follow from. */
export interface Pemeriksaan {
  readonly usulan: Usulan;
  readonly fakta: Fakta;
  readonly saat: SaatPeriksa;
  /** Answers that were given then; they stand even where today's catalogue would answer otherwise. */
  readonly putusan: Readonly<Record<string, Putusan['hasil']>>;
}

/** TIDAK_DIPERIKSA = the rule was not in force, or did not concern the usul. */
export type HasilBanding = Putusan['hasil'] | 'TIDAK_DIPERIKSA';

export interface SebabBeda {
  /** Name of the input, as in the minutes. */
  readonly masukan: string;
  readonly dari: string;
  readonly ke: string;
}

export interface BedaAturan {
  readonly kode: string;
  readonly dari: HasilBanding;
  readonly ke: HasilBanding;
  /** Inputs each of which alone turns the second answer back into the first; when none does alone, every input that changed. */
  readonly sebab: readonly SebabBeda[];
  /** False = only several of `sebab` together explain the change. */
  readonly tunggal: boolean;
}

const tercatat = (p: Pemeriksaan, kode: string): HasilBanding => p.putusan[kode] ?? 'TIDAK_DIPERIKSA';

const nilai = (x: unknown): string => (x === null || x === undefined ? '-' : typeof x === 'object' ? jsonBaku(x) : String(x));

function sebabDari(a: Aturan | undefined, masukan: readonly Masukan[], dari: Pemeriksaan, ke: Pemeriksaan): Pick<BedaAturan, 'sebab' | 'tunggal'> {
  const semula = a === undefined ? undefined : tercatat(dari, a.kode);
  const tanya = (p: Pemeriksaan): HasilBanding =>
    a === undefined ? 'TIDAK_DIPERIKSA' : (periksaGerbang([a], p.usulan, p.fakta, p.saat).butir[0]?.putusan.hasil ?? 'TIDAK_DIPERIKSA');
  // The catalogue of today answers the first check otherwise than it was answered then: the rule itself is what changed.
  if (a === undefined || tanya(dari) !== semula) return { sebab: [{ masukan: 'rumusan aturan', dari: 'saat itu', ke: 'sekarang' }], tunggal: true };
  const uraikan = ({ nama, ambil }: Masukan): SebabBeda => ({ masukan: nama, dari: nilai(ambil(dari)), ke: nilai(ambil(ke)) });
  const penentu = masukan.filter((m) => tanya(m.pasang(ke, m.ambil(dari))) === semula);
  return penentu.length > 0 ? { sebab: penentu.map(uraikan), tunggal: true } : { sebab: masukan.map(uraikan), tunggal: false };
}

/**
 * Which rules answered differently in two checks of the same person, and because of which input. Every changed input is put back by itself: the one that
 * brings the first answer back is the reason. Pure; a check compared with itself is empty.
 */
export function bandingkanPemeriksaan(katalog: readonly Aturan[], dari: Pemeriksaan, ke: Pemeriksaan): readonly BedaAturan[] {
  const masukan = masukanBerbeda(dari, ke);
  const kode = [...new Set([...Object.keys(dari.putusan), ...Object.keys(ke.putusan)])].sort();
  return kode
    .filter((k) => tercatat(dari, k) !== tercatat(ke, k))
    .map((k) => {
      const a = katalog.find((x) => x.kode === k);
      return { kode: k, dari: tercatat(dari, k), ke: tercatat(ke, k), ...sebabDari(a, masukan, dari, ke) };
    });
}
