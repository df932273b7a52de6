/** One NDJSON line as text cells: numbers and booleans as written, nested objects as JSON text, null as null. Null when it is no JSON object. */
export function barisDariJson(mentah: string): Record<string, string | null> | null {
  let isi: unknown;
  try {
    isi = JSON.parse(mentah);
  } catch {
    return null;
  }
  if (typeof isi !== 'object' || isi === null || Array.isArray(isi)) return null;
  const hasil: Record<string, string | null> = {};
  for (const [kunci, nilai] of Object.entries(isi)) {
    if (kunci === '__proto__') continue;
    if (typeof nilai === 'string') hasil[kunci] = nilai;
    else if (nilai === null) hasil[kunci] = null;
    else hasil[kunci] = typeof nilai === 'object' ? JSON.stringify(nilai) : String(nilai);
  }
  return hasil;
}

/** Cells of a CSV record as text by column; null when there are fewer or more cells than columns (empty ones at the end do not count). */
export function barisDariSel(kolom: readonly string[], sel: readonly string[]): Record<string, string | null> | null {
  if (!isJumlahSelCocok(kolom, sel)) return null;
  const hasil: Record<string, string | null> = {};
  for (let i = 0; i < kolom.length; i++) {
    const k = kolom[i];
    if (k !== undefined && k !== '' && k !== '__proto__') hasil[k] = sel[i] ?? null;
  }
  return hasil;
}

/** A record has the header's number of cells; a delimiter too many at its end is forgiven. */
export function isJumlahSelCocok(kolom: readonly string[], sel: readonly string[]): boolean {
  if (sel.length === kolom.length) return true;
  return sel.length > kolom.length && sel.slice(kolom.length).every((s) => s.trim() === '');
}
