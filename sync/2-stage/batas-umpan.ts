/** Limits of one feed; every place that judges or slices a feed takes them from here. */
export interface BatasUmpan {
  /** Largest share of the known rows that a complete feed may lose before a person must confirm it. */
  readonly susutBagian: number;
  /** Losing no more rows than this is never suspicious. */
  readonly susutBaris: number;
  /** Keys that one applying transaction takes at most. */
  readonly barisIrisan: number;
}

export const BATAS_UMPAN: BatasUmpan = { susutBagian: 0.1, susutBaris: 10, barisIrisan: 20_000 };

/** A complete feed that lost more than the share (and more than a handful) waits for a person. */
export const isSusutTidakWajar = (hilang: number, lama: number, { susutBagian, susutBaris }: BatasUmpan): boolean =>
  hilang > susutBaris && hilang > lama * susutBagian;
