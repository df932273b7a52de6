const SEHARI_MS = 86_400_000;
const EPOK_1900 = Date.UTC(1899, 11, 31);
const EPOK_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const TERAKHIR = { '1900': 2_958_465, '1904': 2_957_003 } as const;
/** 29 February 1900, a day that only Excel knows. */
const HARI_KHAYAL = 60;

/**
 * ISO text of a day as Excel counts it: `yyyy-mm-dd`, with ` hh:mm:ss` behind it where the number has a time of day. Null for what is no day: before the
 * first one, after the last, the 29 February 1900.
 */
export function tanggalDariSerial(serial: number, is1904: boolean): string | null {
  const detik = Math.round((serial - Math.floor(serial)) * 86_400);
  const hari = Math.floor(serial) + (detik === 86_400 ? 1 : 0);
  if (hari > TERAKHIR[is1904 ? '1904' : '1900'] || hari < (is1904 ? 0 : 1) || (!is1904 && hari === HARI_KHAYAL)) return null;
  const epok = is1904 ? EPOK_1904 : EPOK_1900;
  const iso = new Date(epok + (hari - (!is1904 && hari > HARI_KHAYAL ? 1 : 0)) * SEHARI_MS + (detik % 86_400) * 1_000).toISOString();
  return detik % 86_400 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
