import type { Peran } from '../../akses.ts';
import type { Tanggal } from '../../asn/tanggal.ts';
import type { Putusan } from './aturan.ts';

/** By what a rule that holds is lifted. */
export type Pembuka =
  /** The named roles record an exception for one usul, with the number of their letter. */
  | { readonly cara: 'PENGECUALIAN'; readonly peran: readonly Peran[]; readonly dokumen: string }
  /** A letter of the norm itself, which the rule reads as a fact; recorded or attached by the named roles. */
  | { readonly cara: 'SURAT'; readonly peran: readonly Peran[]; readonly dokumen: string }
  /** By nobody: only data or documents that meet the norm make it pass. */
  | { readonly cara: 'DATA' };

const DATA: Pembuka = { cara: 'DATA' };
const KEPALA_BKN: Pembuka = { cara: 'PENGECUALIAN', peran: ['PENANDATANGAN_BKN'], dokumen: 'surat persetujuan Kepala BKN' };
const WASDAL: Pembuka = { cara: 'PENGECUALIAN', peran: ['DEPUTI_WASDAL'], dokumen: 'surat Deputi Pengawasan dan Pengendalian' };
const MENDAGRI: Pembuka = { cara: 'SURAT', peran: ['OTDA_KEMENDAGRI'], dokumen: 'persetujuan tertulis Mendagri' };
const PRESIDEN: Pembuka = { cara: 'SURAT', peran: ['OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI'], dokumen: 'persetujuan Presiden' };

/**
 * Rules that somebody may lift. What protects the record (A), the order of letters (C) or the age of retirement is not here: no signature makes it true.
 * The choice of office is the hub's own, except where the rule's law names it (Mendagri, Presiden).
 */
const DIBUKA: Readonly<Record<string, Pembuka>> = Object.fromEntries([
  ...['B03', 'B06', 'B07', 'B08', 'B12'].map((kode) => [kode, WASDAL] as const),
  ...['C03', 'C04', 'C05', 'C06', 'D39', 'F18'].map((kode) => [kode, MENDAGRI] as const),
  ...['D05', 'D06', 'D07'].map((kode) => [kode, PRESIDEN] as const),
  ...['C13', 'D01', 'D03', 'D04F', 'D11', 'D12', 'D13', 'D14', 'D16', 'D17', 'D18', 'D19', 'D20', 'D21', 'D24'].map((kode) => [kode, KEPALA_BKN] as const),
  ...['D27', 'D28', 'D29', 'D30', 'D32', 'E01', 'E02', 'E03', 'E04', 'E06', 'E08'].map((kode) => [kode, KEPALA_BKN] as const),
]);

export const pembukaAturan = (kode: string): Pembuka => (Object.hasOwn(DIBUKA, kode) ? (DIBUKA[kode] as Pembuka) : DATA);

/** One recorded exception of one usul. */
export interface Pengecualian {
  readonly kode: string;
  readonly peran: Peran;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  /** What it was granted on, as `atasPutusan` says it; null lifts nothing, absent only in minutes older than this. */
  readonly atas?: string | null;
}

const ATAS_MAKS = 8_000;

/** Evidence that moves with the days and says nothing new by it. */
const BERJALAN = /^(bulan|usia):/;

/** What a verdict rests on: the evidence of a failure, the cause of an unknown. Two verdicts that rest on the same are the same to whoever lifts them. */
export function atasPutusan(putusan: Putusan): string {
  const { hasil } = putusan;
  const isi =
    hasil === 'LOLOS'
      ? []
      : hasil !== 'GAGAL'
        ? [putusan.sebab]
        : putusan.bukti.length === 0
          ? [putusan.pesan]
          : putusan.bukti.filter((b) => !BERJALAN.test(b));
  return JSON.stringify([hasil, ...[...isi].sort()]).slice(0, ATAS_MAKS);
}

/** Whether this role may record an exception to the rule. */
export function bolehKecualikan(kode: string, peran: Peran): boolean {
  const pembuka = pembukaAturan(kode);
  return pembuka.cara === 'PENGECUALIAN' && pembuka.peran.includes(peran);
}

/** The exception that lifts this verdict of the rule, judged again by the table: a row of a role that may not has no effect, nor one granted on something else. */
export const pengecualianUntuk = (kode: string, putusan: Putusan, semua: readonly Pengecualian[]): Pengecualian | undefined =>
  semua.find((p) => p.kode === kode && p.nomor !== '' && bolehKecualikan(kode, p.peran) && (p.atas === undefined || p.atas === atasPutusan(putusan)));
