import { campur } from './acak.ts';

const RUANG = 403_200; // 100 serials x 12 months x 336 birthdays
const PENGALI = 288_893; // coprime to RUANG, so slots do not repeat

export interface SlotNip {
  /** 900-999, a range kept for invented people. */
  readonly urut: number;
  /** 0-11: month of TMT CPNS for PNS; year and contract code for PPPK. */
  readonly bulanIdx: number;
  readonly bulanLahir: number;
  readonly hariLahir: number;
  readonly jenisKelamin: 'M' | 'F';
  /** 0-11: the age at appointment is 20 + this for PNS, 22 (or 34) + this for PPPK. */
  readonly sisaUsia: number;
}

/**
 * The parts of the NIP that keep it unique, from the national index alone. Two people with the same serial, birthday
 * and month differ in (sex, age at appointment), so no register of used numbers is needed up to 9.6 million people.
 */
export function slotNip(benih: number, indeks: number): SlotNip {
  const p = ((indeks % RUANG) * PENGALI + (campur(benih, 17) % RUANG)) % RUANG;
  const q = Math.floor(p / 100);
  const r = Math.floor(q / 12);
  const x = (Math.floor(indeks / RUANG) + campur(benih, p)) % 24;
  return {
    urut: 900 + (p % 100),
    bulanIdx: q % 12,
    bulanLahir: 1 + (Math.floor(r / 28) % 12),
    hariLahir: 1 + (r % 28),
    jenisKelamin: x % 2 === 0 ? 'M' : 'F',
    sisaUsia: x >> 1,
  };
}
