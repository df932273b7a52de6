import type { Diketahui } from '../../hasil.ts';

/**
 * All that the score may know of one person's move. It speaks of positions, units, dates and numbers of usul; who the person is (sex, religion, marital
 * state, birthplace, age, name) is not among it and cannot be derived from it. Null = the question does not arise.
 */
export interface FaktaRisiko {
  /** A move to a higher eselon: months since the position before, and how long others of the hub's history had held theirs. */
  readonly naik: Diketahui<{ readonly bulan: number; readonly p01: number; readonly p25: number } | null>;
  /** Changes of position in the 36 months before, and how many others have had. */
  readonly pindah: Diketahui<{ readonly banyak: number; readonly p75: number; readonly p99: number }>;
  /** Back to a unit that was left within the 60 months before. */
  readonly kembali: Diketahui<boolean>;
  /** People this instansi proposed in 30 days against its own 24 months, after the inauguration of a head of region. */
  readonly gelombang: Diketahui<{ readonly hariSejakLantik: number; readonly orang: number; readonly rata: number; readonly simpangan: number } | null>;
  /** Share, 0 to 1, of those who came to such a position from such a one as this person's. */
  readonly pola: Diketahui<{ readonly bagian: number; readonly banyak: number }>;
  /** A relative in the line of authority. */
  readonly kerabat: Diketahui<boolean>;
}
