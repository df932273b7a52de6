import type { Tanggal } from '../asn/tanggal.ts';

/**
 * Rules that a restoration may set aside for one usul: a block of the person or the instansi, and the bans on replacing officials. A usul that returns
 * people to their former posts must be able to pass the very block that demands it. Source: dossier 1.7 and 8.8; the list is ours.
 */
export const DAPAT_DIPULIHKAN = ['A08', 'A09', 'C03', 'C04', 'C05', 'C06'] as const;
export type KodeDipulihkan = (typeof DAPAT_DIPULIHKAN)[number];

export const isDapatDipulihkan = (kode: string): kode is KodeDipulihkan => (DAPAT_DIPULIHKAN as readonly string[]).includes(kode);

/** An approved restoration in force for a usul. */
export interface Pemulihan {
  readonly aturan: KodeDipulihkan;
  /** Letter of the one who approved it. */
  readonly nomor: string;
  readonly tanggal: Tanggal;
}

/** The restoration that sets this rule aside, or null. Only a failure is set aside; what is unknown stays unknown. */
export const pemulihanUntuk = (pemulihan: readonly Pemulihan[] | undefined, kode: string): Pemulihan | null =>
  pemulihan?.find((p) => p.aturan === kode) ?? null;
