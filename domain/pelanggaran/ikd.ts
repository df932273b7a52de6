/**
 * Indicators of BKN's data quality index (Indeks Kualitas Data) that BKN's own record answers; conditions as one BKD codes them, so each is confidence
 * SIMPULAN. The index names no number from which an instansi breaks a norm: that is a dated row of parameter_aturan under this code, named by the indicator,
 * and without one nothing is found.
 */
export const KODE_IKD = 'IKD';

export const INDIKATOR_IKD = {
  CPNS_LEWAT: { dimensi: 'ketepatan waktu', kata: 'CPNS yang lebih dari 13 bulan belum diangkat menjadi PNS' },
  TMT_TERBALIK: { dimensi: 'akurasi', kata: 'PNS yang TMT CPNS-nya sesudah TMT PNS-nya' },
  NIK_BELUM_SAH: { dimensi: 'akurasi', kata: 'pegawai yang NIK-nya belum padan dengan Dukcapil' },
  NIP_TMT_CPNS: { dimensi: 'konsistensi', kata: 'PNS dan CPNS yang TMT CPNS-nya tidak sama dengan NIP-nya' },
} as const satisfies Readonly<Record<string, { readonly dimensi: string; readonly kata: string }>>;
export type IndikatorIkd = keyof typeof INDIKATOR_IKD;

/** People of one instansi under one indicator. */
export interface HitunganIkd {
  readonly indikator: IndikatorIkd;
  readonly kena: number;
  /** Those whose record lacks what the indicator asks for: neither right nor wrong. */
  readonly gelap: number;
}

/** Most people an indicator may have in an instansi, by indicator, on a day. */
export type BatasIkd = Readonly<Partial<Record<IndikatorIkd, number>>>;

export const isIndikatorIkd = (teks: string): teks is IndikatorIkd => Object.hasOwn(INDIKATOR_IKD, teks);

/** What is over its limit. Those who are not known never count, and an indicator without a limit has nothing to be over. */
export const melewatiBatasIkd = (hitungan: readonly HitunganIkd[], batas: BatasIkd): readonly (HitunganIkd & { readonly batas: number })[] =>
  hitungan.flatMap((h) => {
    const b = batas[h.indikator];
    return b !== undefined && h.kena > b ? [{ ...h, batas: b }] : [];
  });

/** What the finding says; it names nobody. */
export const uraianIkd = ({ indikator, kena, batas }: HitunganIkd & { readonly batas: number }): string =>
  `Indeks Kualitas Data, dimensi ${INDIKATOR_IKD[indikator].dimensi}: ${kena} ${INDIKATOR_IKD[indikator].kata} pada data BKN, di atas batas ${batas}.`;
