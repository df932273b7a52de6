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
  /** Inputs each of which alone turns the second answer back into the first; when none does alone, a smallest set that does together. */
  readonly sebab: readonly SebabBeda[];
  /** False = only all of `sebab` together explain the change. */
  readonly tunggal: boolean;
}

const tercatat = (p: Pemeriksaan, kode: string): HasilBanding => p.putusan[kode] ?? 'TIDAK_DIPERIKSA';

const PANJANG_MAKS = 80;

/** An input in a few words: what is unknown says why, a list says how many, a record that it is there. */
function nilai(x: unknown): string {
  if (x === null || x === undefined) return '-';
  if (typeof x !== 'object') return String(x);
  if (Array.isArray(x)) return `${x.length} butir`;
  if ('ada' in x) return x.ada === true && 'nilai' in x ? nilai(x.nilai) : `belum diketahui: ${'sebab' in x ? String(x.sebab) : ''}`;
  const teks = jsonBaku(x);
  return teks.length <= PANJANG_MAKS ? teks : 'ada';
}

function uraikan({ nama, ambil }: Masukan, dari: Pemeriksaan, ke: Pemeriksaan): SebabBeda {
  const [a, b] = [nilai(ambil(dari)), nilai(ambil(ke))];
  return { masukan: nama, dari: a, ke: a === b ? `${b}, isinya lain` : b };
}

function sebabDari(a: Aturan | undefined, masukan: readonly Masukan[], dari: Pemeriksaan, ke: Pemeriksaan): Pick<BedaAturan, 'sebab' | 'tunggal'> {
  const semula = a === undefined ? undefined : tercatat(dari, a.kode);
  const tanya = (p: Pemeriksaan): HasilBanding =>
    a === undefined ? 'TIDAK_DIPERIKSA' : (periksaGerbang([a], p.usulan, p.fakta, p.saat).butir[0]?.putusan.hasil ?? 'TIDAK_DIPERIKSA');
  // The catalogue of today answers the first check otherwise than it was answered then: the rule itself is what changed.
  if (a === undefined || tanya(dari) !== semula) return { sebab: [{ masukan: 'rumusan aturan', dari: 'saat itu', ke: 'sekarang' }], tunggal: true };
  const kembalikan = (semua: readonly Masukan[]): Pemeriksaan => semua.reduce((p, m) => m.pasang(p, m.ambil(dari)), ke);
  const penentu = masukan.filter((m) => tanya(kembalikan([m])) === semula);
  if (penentu.length > 0) return { sebab: penentu.map((m) => uraikan(m, dari, ke)), tunggal: true };
  // All of them together lead back; whichever can be spared is left out.
  const bersama = masukan.reduce<readonly Masukan[]>((sisa, m) => {
    const tanpa = sisa.filter((x) => x !== m);
    return tanya(kembalikan(tanpa)) === semula ? tanpa : sisa;
  }, masukan);
  return { sebab: bersama.map((m) => uraikan(m, dari, ke)), tunggal: false };
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
