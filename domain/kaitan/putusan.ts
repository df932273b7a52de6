const DETIK = 1_000;
const MENIT = 60 * DETIK;
const JAM = 60 * MENIT;

/** Waits before the second, third, … attempt of a message: eleven attempts within about three days and a half. */
export const JADWAL_ULANG_MS: readonly number[] = [5 * DETIK, 5 * MENIT, 30 * MENIT, 2 * JAM, 5 * JAM, 10 * JAM, 14 * JAM, 16 * JAM, 18 * JAM, 20 * JAM];
/** An address that took nothing for so long is paused. */
export const JEDA_SETELAH_MS = 72 * JAM;
/** An address slower than this is served in a lane of its own. */
export const LAMBAT_MS = 2 * DETIK;
const REHAT_AWAL_MS = 2 * DETIK;
const REHAT_MAKS_MS = 5 * MENIT;
const TUNDA_DIMINTA_MAKS_MS = 24 * JAM;

export type SebabKirim = 'TENGGAT' | 'SAMBUNGAN' | 'SERTIFIKAT' | 'ALAMAT_DITOLAK' | 'RAHASIA_TIDAK_TERBUKA';

/** What became of one attempt. `tungguMs`: Retry-After of the answer. */
export type HasilKirim =
  | { readonly status: number; readonly tungguMs: number | null; readonly lamaMs: number }
  | { readonly sebab: SebabKirim; readonly lamaMs: number };

export interface KeadaanKirim {
  /** Attempts of this message, this one counted. */
  readonly percobaan: number;
  /** Attempts of this address that failed in a row before this one, and for how long nothing succeeded. */
  readonly gagalBeruntun: number;
  readonly gagalMs: number;
  /** In [0, 1). */
  readonly acak: number;
}

export interface PutusanKiriman {
  readonly kiriman: 'TERKIRIM' | 'MENUNGGU' | 'GAGAL' | 'DIBATALKAN';
  /** For MENUNGGU: wait before the next attempt. */
  readonly ulangMs: number | null;
  /** Code of the failure; null = none. */
  readonly sebab: string | null;
  /** What becomes of the address, and how long it is left alone. */
  readonly kaitan: 'TETAP' | 'DIJEDA' | 'BERAKHIR';
  readonly rehatMs: number;
  readonly lambat: boolean;
}

/** Lengthened or shortened by up to a fifth, so that what failed together does not come back together. */
const goyang = (ms: number, acak: number): number => Math.round(ms * (0.8 + 0.4 * acak));

/** The wait before attempt `percobaan` + 1, or null when there is none. */
export function jedaKirimMs(percobaan: number, acak: number): number | null {
  const ms = JADWAL_ULANG_MS[percobaan - 1];
  return ms === undefined ? null : goyang(ms, acak);
}

function sebabDari(hasil: HasilKirim): string | null {
  if ('sebab' in hasil) return hasil.sebab;
  if (hasil.status >= 200 && hasil.status < 300) return null;
  return hasil.status >= 300 && hasil.status < 400 ? 'DIALIHKAN' : `HTTP_${hasil.status}`;
}

/** Faults of the address rather than of this one message: everything for it waits a little. */
const isAlamat = (hasil: HasilKirim): boolean => 'sebab' in hasil || hasil.status >= 500 || hasil.status === 429 || hasil.status === 408;

/**
 * What follows from one attempt: 2xx is delivered, 410 ends the address, anything else (redirects too) is tried again by the schedule until it ends,
 * and pauses the address once nothing reached it for three days.
 */
export function putuskanKiriman(hasil: HasilKirim, { percobaan, gagalBeruntun, gagalMs, acak }: KeadaanKirim): PutusanKiriman {
  const sebab = sebabDari(hasil);
  const lambat = hasil.lamaMs > LAMBAT_MS;
  if (sebab === null) return { kiriman: 'TERKIRIM', ulangMs: null, sebab, kaitan: 'TETAP', rehatMs: 0, lambat };
  if (sebab === 'HTTP_410') return { kiriman: 'DIBATALKAN', ulangMs: null, sebab, kaitan: 'BERAKHIR', rehatMs: 0, lambat };
  const diminta = 'status' in hasil ? Math.min(hasil.tungguMs ?? 0, TUNDA_DIMINTA_MAKS_MS) : 0;
  const jadwal = jedaKirimMs(percobaan, acak);
  const rehat = isAlamat(hasil) ? Math.max(diminta, goyang(Math.min(REHAT_MAKS_MS, REHAT_AWAL_MS * 2 ** Math.min(gagalBeruntun, 16)), acak)) : 0;
  return {
    kiriman: jadwal === null ? 'GAGAL' : 'MENUNGGU',
    ulangMs: jadwal === null ? null : Math.max(jadwal, diminta),
    sebab,
    kaitan: gagalMs >= JEDA_SETELAH_MS ? 'DIJEDA' : 'TETAP',
    rehatMs: rehat,
    lambat,
  };
}
