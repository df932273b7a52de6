/** Circuit breaker of one source. TERTUTUP: asked as planned; TERBUKA: at rest; SETENGAH: one feed probes it, the others wait for the answer. */
export const KEADAAN_PEMUTUS = ['TERTUTUP', 'TERBUKA', 'SETENGAH'] as const;
export type KeadaanPemutus = (typeof KEADAAN_PEMUTUS)[number];
export const PERISTIWA_PEMUTUS = ['berhasil', 'gagal', 'istirahatHabis'] as const;
export type PeristiwaPemutus = (typeof PERISTIWA_PEMUTUS)[number];

export interface Pemutus {
  readonly keadaan: KeadaanPemutus;
  /** Failures in a row. */
  readonly gagal: number;
}

/** So many failures in a row put a source to rest. */
export const BATAS_GAGAL = 3;
export const ISTIRAHAT_AWAL_MS = 10_000;
export const ISTIRAHAT_MAKS_MS = 10 * 60_000;

export const PEMUTUS_SEHAT: Pemutus = { keadaan: 'TERTUTUP', gagal: 0 };

/** The next state. Every state answers every event: an answer that comes late, after the source was put to rest, is an answer all the same. */
export function pemutusSetelah({ keadaan, gagal }: Pemutus, peristiwa: PeristiwaPemutus): Pemutus {
  if (peristiwa === 'berhasil') return PEMUTUS_SEHAT;
  if (peristiwa === 'istirahatHabis') return { keadaan: keadaan === 'TERTUTUP' ? 'TERTUTUP' : 'SETENGAH', gagal };
  return { keadaan: keadaan !== 'TERTUTUP' || gagal + 1 >= BATAS_GAGAL ? 'TERBUKA' : 'TERTUTUP', gagal: gagal + 1 };
}

/** Rest of a source after so many failures in a row (≥ BATAS_GAGAL): doubles with each failed probe. `acak` in [0, 1) shortens it by up to a quarter. */
export const istirahatMs = (gagal: number, acak: number): number =>
  Math.round(Math.min(ISTIRAHAT_MAKS_MS, ISTIRAHAT_AWAL_MS * 2 ** Math.min(Math.max(gagal - BATAS_GAGAL, 0), 20)) * (1 - acak / 4));
