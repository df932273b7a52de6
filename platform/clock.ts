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

/** An instant that somebody trustworthy has named, and where the process' monotonic clock stood then. */
let jangkar: { readonly ms: number; readonly monoton: number } | null = null;

/** From here on the time of this process is that of `ms`, carried on by the clock that nobody can set. `monoton`: performance.now() when it was true. */
export function jangkarkanJam(ms: number, monoton: number): void {
  jangkar = { ms, monoton };
}

/** The machine's own clock again. */
export function lepasJangkar(): void {
  jangkar = null;
}

/** The clock of this process: the machine's, or the one it is anchored to (platform/db/jangkar-jam.ts). */
export const jamSistem: Jam = dari(() => (jangkar === null ? Date.now() : Math.round(jangkar.ms + performance.now() - jangkar.monoton)));

/** A clock that stands still at an ISO instant. */
export const jamTetap = (iso: string): Jam => {
  const ms = Date.parse(iso);
  return dari(() => ms);
};
