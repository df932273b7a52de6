/** What a claim is tried on: a throw-away server whose template database is migrated. */
export interface Lapangan {
  readonly server: string;
}

/** One round: what was done, in numbers that add up over rounds, and every way in which the claim did not hold. */
export interface HasilPutaran {
  readonly angka: Readonly<Record<string, number>>;
  readonly pelanggaran: readonly string[];
}

/** Something the hub promises, tried in rounds that do not depend on each other. */
export interface Klaim {
  readonly id: string;
  readonly pernyataan: string;
  /** What the positive control is, and that it must see at least one violation. */
  readonly kendali: string;
  /** Rounds of the long form; the short form is one round with `penuh` false. */
  readonly putaranPanjang: number;
  putaran(lapangan: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran>;
  /** Violations that a variant without the safeguard shows under the same fault. */
  jalankanKendali(lapangan: Lapangan, benih: number): Promise<number>;
}
