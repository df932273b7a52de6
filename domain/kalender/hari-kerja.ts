import { type Tanggal, tambahHari } from '../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../hasil.ts';

/** Days off of the years that are known. A year without a decree is not a year without holidays. */
export interface Kalender {
  /** Public holidays and cuti bersama, ISO dates. */
  readonly libur: ReadonlySet<string>;
  readonly tahunPasti: ReadonlySet<number>;
}

/** One dated row of the calendar table, in the version that counts. */
export interface BarisKalender {
  readonly tanggal: Tanggal;
  /** false = the day was taken off the calendar again. */
  readonly libur: boolean;
  /** Computed or estimated, not decreed: its whole year stays unknown. */
  readonly perkiraan: boolean;
}

const tahunDari = (t: Tanggal): number => Number(t.slice(0, 4));

/** A year is known when it has rows and none of them is an estimate. */
export function susunKalender(baris: readonly BarisKalender[]): Kalender {
  const perkiraan = new Set(baris.filter((b) => b.perkiraan).map((b) => tahunDari(b.tanggal)));
  return {
    libur: new Set(baris.filter((b) => b.libur).map((b) => b.tanggal)),
    tahunPasti: new Set(baris.map((b) => tahunDari(b.tanggal)).filter((t) => !perkiraan.has(t))),
  };
}

const isAkhirPekan = (t: Tanggal): boolean => [0, 6].includes(new Date(`${t}T00:00:00Z`).getUTCDay());

/** Monday to Friday, neither public holiday nor cuti bersama. Weekends need no calendar. */
export function isHariKerja(k: Kalender, t: Tanggal): Diketahui<boolean> {
  if (isAkhirPekan(t)) return diketahui(false);
  if (!k.tahunPasti.has(tahunDari(t))) return belumDiketahui(`kalender hari kerja ${tahunDari(t)} belum ditetapkan`);
  return diketahui(!k.libur.has(t));
}

/** Date of the `n`-th working day (n >= 1) after `dari`; `dari` itself does not count. */
export function hariKerjaKe(k: Kalender, dari: Tanggal, n: number): Diketahui<Tanggal> {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('hari kerja dihitung mulai 1');
  let sisa = n;
  let t = dari;
  while (sisa > 0) {
    t = tambahHari(t, 1);
    const kerja = isHariKerja(k, t);
    if (!kerja.ada) return kerja;
    if (kerja.nilai) sisa--;
  }
  return diketahui(t);
}

/** Working days after `dari` up to and including `sampai`; 0 when it is not later. */
export function hariKerjaAntara(k: Kalender, dari: Tanggal, sampai: Tanggal): Diketahui<number> {
  let jumlah = 0;
  for (let t = tambahHari(dari, 1); t <= sampai; t = tambahHari(t, 1)) {
    const kerja = isHariKerja(k, t);
    if (!kerja.ada) return kerja;
    if (kerja.nilai) jumlah++;
  }
  return diketahui(jumlah);
}

/** The last `banyak` working days up to and including `sampai`, newest first. */
export function hariKerjaTerakhir(k: Kalender, sampai: Tanggal, banyak: number): Diketahui<readonly Tanggal[]> {
  const hasil: Tanggal[] = [];
  for (let t = sampai; hasil.length < banyak; t = tambahHari(t, -1)) {
    const kerja = isHariKerja(k, t);
    if (!kerja.ada) return kerja;
    if (kerja.nilai) hasil.push(t);
  }
  return diketahui(hasil);
}
