/** The last complete feed that was applied, whoever brought it. */
export interface UmpanTerakhir {
  readonly sha256: string | null;
  /** Revision of profile and units (of histories: crosswalk) it was read with; null for facts. */
  readonly revisi: string | null;
  readonly asal: string;
  readonly diterimaPada: Date;
}

export interface BerkasKini {
  readonly sha256: string;
  /** When the source wrote it; null = the source does not say. */
  readonly ditulisPada: Date | null;
  /** Revision it would be read with now. */
  readonly revisi: string | null;
}

/** TETAP: nothing new. LAMA: older than what an upload brought. BACA_ULANG: the last feed's own file has to be read anew. TERAPKAN: newer truth. */
export type PutusanBerkas = 'TETAP' | 'LAMA' | 'BACA_ULANG' | 'TERAPKAN';

/**
 * What to do with the file a source shows now. A file that was pulled before and has not changed since, or that was written before the last
 * upload, is never applied over that upload; a worker that starts anew decides the same. `folder` = content of the last file pulled from here.
 */
export function putuskanBerkas(kini: BerkasKini, terakhir: UmpanTerakhir | null, folder: string | null): PutusanBerkas {
  if (terakhir === null) return 'TERAPKAN';
  const seRevisi = kini.revisi === terakhir.revisi;
  if (kini.sha256 === terakhir.sha256) return seRevisi ? 'TETAP' : 'BACA_ULANG';
  if (terakhir.asal === 'TARIK') return 'TERAPKAN';
  const lama = kini.sha256 === folder || (kini.ditulisPada !== null && kini.ditulisPada < terakhir.diterimaPada);
  if (!lama) return 'TERAPKAN';
  return seRevisi ? 'LAMA' : 'BACA_ULANG';
}
