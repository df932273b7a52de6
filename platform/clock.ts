import { type Tanggal, tanggal } from '../domain/asn/tanggal.ts';

/** The only way to ask for the time; tests hand in a fixed one. */
export interface Jam {
  /** Milliseconds since the epoch. */
  kiniMs(): number;
  kini(): Date;
  /** Today's calendar date in Jakarta, where the law is made. */
  hariIni(): Tanggal;
}

// WIB has been UTC+7 without summer time since 1964.
const GESER_WIB_MS = 7 * 3_600_000;

const dari = (kiniMs: () => number): Jam => ({
  kiniMs,
  kini: () => new Date(kiniMs()),
  hariIni: () => tanggal(new Date(kiniMs() + GESER_WIB_MS).toISOString().slice(0, 10)),
});

export const jamSistem: Jam = dari(() => Date.now());

/** A clock that stands still at an ISO instant. */
export const jamTetap = (iso: string): Jam => {
  const ms = Date.parse(iso);
  return dari(() => ms);
};
