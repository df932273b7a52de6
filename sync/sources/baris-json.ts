const KEDALAMAN = 6;

function ratakan(isi: object, awalan: string, dalam: number, hasil: Record<string, string | null>): void {
  for (const kunci of Object.keys(isi)) {
    if (kunci === '__proto__') continue;
    const nilai: unknown = (isi as Record<string, unknown>)[kunci];
    const nama = awalan + kunci;
    if (typeof nilai === 'string') hasil[nama] = nilai;
    else if (nilai === null) hasil[nama] = null;
    else if (typeof nilai !== 'object') hasil[nama] = String(nilai);
    else if (Array.isArray(nilai) || dalam >= KEDALAMAN) hasil[nama] = JSON.stringify(nilai);
    else {
      hasil[nama] = '{}';
      ratakan(nilai, `${nama}.`, dalam + 1, hasil);
    }
  }
}

/**
 * One NDJSON line as text cells: numbers and booleans as text, null as null, members of nested objects under dotted names ("jabatan.sk.nomor"),
 * arrays as JSON text. Null when the line is no JSON object.
 */
export function barisDariJson(mentah: string): Record<string, string | null> | null {
  let isi: unknown;
  try {
    isi = JSON.parse(mentah);
  } catch {
    return null;
  }
  if (typeof isi !== 'object' || isi === null || Array.isArray(isi)) return null;
  const hasil: Record<string, string | null> = {};
  ratakan(isi, '', 1, hasil);
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
