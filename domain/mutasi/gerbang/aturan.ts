import type { Tanggal } from '../../asn/tanggal.ts';
import type { Usulan } from '../usul.ts';
import type { Fakta } from './fakta.ts';

/** Where in the life of a usul the gate is being asked. */
export const TAHAP = ['AJUKAN', 'SETUJUI', 'PERTEK', 'SK', 'PELANTIKAN'] as const;
export type Tahap = (typeof TAHAP)[number];

/** BLOCK holds, WARN asks the proposer for a reason, INFO is told and stored, and neither holds nor asks for one. */
export type Tingkat = 'BLOCK' | 'WARN' | 'INFO';
/** How sure we are of the cited article. INGATAN and SIMPULAN stay configurable by dated parameters. */
export type Keyakinan = 'TERBACA' | 'INGATAN' | 'SIMPULAN';

export type Putusan =
  | { readonly hasil: 'LOLOS' }
  /** The facts show that the norm does not speak of this person or position; passes like LOLOS and says why it was not weighed. */
  | { readonly hasil: 'TIDAK_BERLAKU'; readonly sebab: string }
  | { readonly hasil: 'GAGAL'; readonly pesan: string; readonly bukti: readonly string[] }
  | { readonly hasil: 'BELUM_DIKETAHUI'; readonly sebab: string };

export type Parameter = Readonly<Record<string, number>>;

export interface Konteks {
  readonly tahap: Tahap;
  /** Date the gate is asked on, from the database clock. */
  readonly hariIni: Tanggal;
  /** ISO instant, for ages in hours. */
  readonly pada: string;
  readonly parameter: Parameter;
}

/** One norm of the NSPK: data plus one pure function. No clock, no database, no throw. */
export interface Aturan {
  readonly kode: string;
  readonly judul: string;
  readonly dasar: { readonly peraturan: string; readonly pasal: string; readonly keyakinan: Keyakinan };
  readonly tingkat: Tingkat;
  /** Other severity for some usul (a move between instansi is judged harder); null = `tingkat`. */
  readonly tingkatUntuk?: (usulan: Usulan) => Tingkat | null;
  /** Other severity at some stage (a letter that cannot exist yet is announced before, required later). */
  readonly tingkatPada?: Readonly<Partial<Record<Tahap, Tingkat>>>;
  readonly berlaku: { readonly sejak: Tanggal; readonly sampai?: Tanggal };
  /** Numbers of the law: defaults here, dated overrides in table parameter_aturan. */
  readonly parameter: Parameter;
  readonly menyangkut: (usulan: Usulan, konteks: Konteks) => boolean;
  readonly periksa: (usulan: Usulan, fakta: Fakta, konteks: Konteks) => Putusan;
}

/** Definition helper: gives the literal its type and nothing else. */
export const aturan = (isi: Aturan): Aturan => isi;

export const LOLOS: Putusan = { hasil: 'LOLOS' };
export const gagal = (pesan: string, bukti: readonly string[] = []): Putusan => ({ hasil: 'GAGAL', pesan, bukti });
export const tidakBerlaku = (sebab: string): Putusan => ({ hasil: 'TIDAK_BERLAKU', sebab });
export const belumTahu = (sebab: string): Putusan => ({ hasil: 'BELUM_DIKETAHUI', sebab });

/** Neither fails nor is in doubt. */
export const isLewat = ({ hasil }: Putusan): boolean => hasil === 'LOLOS' || hasil === 'TIDAK_BERLAKU';

/** Severity of a rule for one usul at one stage: the stage has the last word. */
export const tingkatAturan = (a: Aturan, usulan: Usulan, tahap: Tahap): Tingkat => a.tingkatPada?.[tahap] ?? a.tingkatUntuk?.(usulan) ?? a.tingkat;
