/** Version of the canonical forms. Raise it whenever the same input would canonicalise differently: every fingerprint is then made anew. */
export const VERSI_KANON = 2;

/** One positive int32 for "made under this canon, this profile and this field mask"; two sides may be compared only when their masks agree. */
export function versiGabungan(profilId: string, profilVersi: number, cakupan: number): number {
  let h = 0x811c9dc5;
  for (const huruf of `${VERSI_KANON}|${profilId}|${profilVersi}|${cakupan}`) h = Math.imul(h ^ (huruf.codePointAt(0) ?? 0), 0x01000193);
  return h & 0x7fffffff || 1;
}
