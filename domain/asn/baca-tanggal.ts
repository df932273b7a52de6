import { hariDalamBulan, parseTanggal, tambahHari } from './tanggal.ts';

/** Closed list of written date forms that SIASN and SIMPEG files use. */
export const BENTUK_TANGGAL = ['dd-mm-yyyy', 'yyyy-mm-dd', 'dd/mm/yyyy', 'yyyymmdd'] as const;
export type BentukTanggal = (typeof BENTUK_TANGGAL)[number];

const NOL = 48;

function susun(teks: string, letakTahun: number, letakBulan: number, letakHari: number): string | undefined {
  let bulan = 0;
  let hari = 0;
  let tahun = 0;
  for (let i = 0; i < 4; i++) {
    const a = teks.charCodeAt(letakTahun + i) - NOL;
    if (a < 0 || a > 9) return undefined;
    tahun = tahun * 10 + a;
  }
  for (let i = 0; i < 2; i++) {
    const b = teks.charCodeAt(letakBulan + i) - NOL;
    const h = teks.charCodeAt(letakHari + i) - NOL;
    if (b < 0 || b > 9 || h < 0 || h > 9) return undefined;
    bulan = bulan * 10 + b;
    hari = hari * 10 + h;
  }
  if (tahun < 1900 || tahun > 2199 || bulan < 1 || bulan > 12 || hari < 1 || hari > hariDalamBulan(tahun, bulan)) return undefined;
  return `${teks.slice(letakTahun, letakTahun + 4)}-${teks.slice(letakBulan, letakBulan + 2)}-${teks.slice(letakHari, letakHari + 2)}`;
}

const isPemisah = (teks: string, i: number, j: number, tanda: string): boolean => teks[i] === tanda && teks[j] === tanda;

const PEMBACA: Readonly<Record<BentukTanggal, (teks: string) => string | undefined>> = {
  'dd-mm-yyyy': (t) => (t.length === 10 && isPemisah(t, 2, 5, '-') ? susun(t, 6, 3, 0) : undefined),
  'dd/mm/yyyy': (t) => (t.length === 10 && isPemisah(t, 2, 5, '/') ? susun(t, 6, 3, 0) : undefined),
  'yyyy-mm-dd': (t) => (t.length === 10 && isPemisah(t, 4, 7, '-') ? susun(t, 0, 5, 8) : undefined),
  yyyymmdd: (t) => (t.length === 8 ? susun(t, 0, 4, 6) : undefined),
};

const WAKTU = /^(\d{4}-\d{2}-\d{2}|\d{2}[-/]\d{2}[-/]\d{4})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const TANGGAL_NOL = /^(?:0{4}[-/]?0{2}[-/]?0{2}|0{2}[-/]0{2}[-/]0{4}|0{3}1[-/]?01[-/]?01|01[-/]01[-/]0{3}1)(?:[T ]00:00(?::00)?.*)?$/;

/** True for the ways sources write "no date": 0000-00-00, 01-01-0001, 0001-01-01. */
export const isTanggalNol = (teks: string): boolean => teks.includes('000') && TANGGAL_NOL.test(teks);

/**
 * Reads a date in one of the forms, to ISO. Null for a zero date, undefined when unreadable (two-digit years included: the century is not ours to guess).
 * A time of day is dropped; midnight of an Indonesian zone written in UTC (15:00-17:00Z) counts as the next day.
 */
export function bacaTanggal(teks: string, bentuk: readonly BentukTanggal[] = BENTUK_TANGGAL): string | null | undefined {
  for (const b of bentuk) {
    const hasil = PEMBACA[b](teks);
    if (hasil !== undefined) return hasil;
  }
  if (isTanggalNol(teks)) return null;
  const waktu = teks.length > 10 ? WAKTU.exec(teks) : null;
  if (!waktu?.[1]) return undefined;
  const hari = bacaTanggal(waktu[1], bentuk);
  const iso = hari ? parseTanggal(hari) : null;
  if (!iso) return hari === null ? null : undefined;
  const tengahMalamUtc = waktu[5] === 'Z' && waktu[3] === '00' && (waktu[2] === '15' || waktu[2] === '16' || waktu[2] === '17');
  return tengahMalamUtc ? tambahHari(iso, 1) : iso;
}
