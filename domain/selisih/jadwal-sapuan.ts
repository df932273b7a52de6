/** Readings that have a version of their own: a change of either makes a sweep due. */
export const BACAAN = ['kanon', 'riwayat'] as const;
export type PerBacaan<T> = Readonly<Record<(typeof BACAAN)[number], T>>;

/** What Postgres knows about sweeps at one instant. Instants are milliseconds since the epoch. */
export interface KeadaanSapuan {
  readonly kini: number;
  /** Start and versions of the last sweep that finished; null before the first. */
  readonly terakhir: { readonly mulai: number; readonly versi: PerBacaan<number | null> } | null;
  /** When somebody last asked for one. */
  readonly dimintaPada: number | null;
  /** Some fingerprints, or histories, are still of an older version: their feeds are due first. */
  readonly adaVersiLama: PerBacaan<boolean>;
}

export interface AturanSapuan {
  /** Local hour (0-23) from which the sweep of a day is due. */
  readonly jam: number;
  /** IANA time zone of that hour. */
  readonly zona: string;
  /** Versions of this program: of the canonical form, and of the reading of histories. */
  readonly versi: PerBacaan<number>;
}

export type SebabSapuan = 'PERTAMA' | 'DIMINTA' | 'VERSI_KANON' | 'HARIAN';

const JAM_MS = 3_600_000;

/** The local day whose sweep an instant belongs to: days begin at the hour of the sweep. Comparable as text. */
export const hariSapuan = (saat: number, { jam, zona }: Pick<AturanSapuan, 'jam' | 'zona'>): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zona, dateStyle: 'short' }).format(saat - jam * JAM_MS);

/** Why a sweep is due now, or null. A hub that was down at the hour of the sweep makes it good when it is back. */
export function sapuanJatuhTempo({ kini, terakhir, dimintaPada, adaVersiLama }: KeadaanSapuan, aturan: AturanSapuan): SebabSapuan | null {
  if (terakhir === null) return 'PERTAMA';
  if (dimintaPada !== null && dimintaPada > terakhir.mulai) return 'DIMINTA';
  if (BACAAN.some((b) => terakhir.versi[b] !== aturan.versi[b] && !adaVersiLama[b])) return 'VERSI_KANON';
  return hariSapuan(terakhir.mulai, aturan) < hariSapuan(kini, aturan) ? 'HARIAN' : null;
}
