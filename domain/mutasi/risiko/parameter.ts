/**
 * Numbers of the score; any of them is overridden by dated rows of parameter_aturan under this code. Weights are 0 to 1: what one contribution alone can
 * bring the score to, in hundredths. None of them comes from law.
 */
export const KODE_RISIKO = 'RISIKO';

export const PARAMETER_RISIKO = {
  /** A score of this much or more sends a usul to a person. */
  ambang: 60,
  /** History of fewer cases than this says nothing. */
  kasusMin: 30,
  bobotNaik: 0.5,
  bobotPindah: 0.35,
  bobotKembali: 0.35,
  bobotGelombang: 0.4,
  bobotPola: 0.35,
  bobotKerabat: 0.6,
  /** Days after an inauguration in which a batch of moves counts, less with each day; beyond 1095 nothing is counted. */
  hariGelombang: 365,
  /** So many standard deviations above the usual month count in full. */
  simpanganPenuh: 3,
  /** A way to a position that fewer than this share have gone is unusual. */
  bagianLazim: 0.05,
} as const satisfies Readonly<Record<string, number>>;

export type ParameterRisiko = Readonly<Record<keyof typeof PARAMETER_RISIKO, number>>;

/** Defaults with the overrides of the day; a weight outside 0 to 1 is cut to it, so that no decree can break the bounds of the score. */
export function parameterRisiko(timpa: Readonly<Record<string, number>> = {}): ParameterRisiko {
  const semua = Object.entries(PARAMETER_RISIKO).map(([nama, bawaan]): readonly [string, number] => {
    const nilai = timpa[nama] ?? bawaan;
    return [nama, nama.startsWith('bobot') ? Math.min(1, Math.max(0, nilai)) : nilai];
  });
  return Object.fromEntries(semua) as ParameterRisiko;
}
