/** What canonicalisation must look up; the caller fills it, so that this step stays free of I/O. */
export interface Rujukan {
  /** Eselon of the unit's head, null when it has none, undefined when the unit is not known. */
  eselonUnor(unorId: string): string | null | undefined;
  /** SIASN id for a local code, by the crosswalk of the instansi; undefined when nobody has mapped it. */
  padanan(tabel: 'unor' | 'jabatan', lokal: string): string | undefined;
  /** Instansi id for the four-digit human code. */
  instansiIdDariKodeCepat(kode: string): string | undefined;
  /** The instansi whose feed this is. */
  readonly instansiId: string;
}

/** Name of one crosswalk code, as rows keep it. */
export const kodePadanan = (tabel: string, lokal: string): string => `${tabel}:${lokal}`;
