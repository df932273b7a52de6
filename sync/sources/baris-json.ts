import { posisiJson } from '../1-canonicalise/posisi-json.ts';

const KEDALAMAN = 6;
/** Deepest nesting that is read, the row's own object included. */
const KEDALAMAN_MAKS = 32;

export type BarisJson = Readonly<Record<string, string | null>>;
type KodeJson = 'JSON_RUSAK' | 'JSON_KUNCI_GANDA' | 'JSON_TERLALU_DALAM' | 'ANGKA_JSON_TERLALU_BESAR' | 'KARAKTER_TERLARANG';
export type HasilBarisJson = { readonly sah: true; readonly baris: BarisJson } | { readonly sah: false; readonly kode: KodeJson; readonly kolom: string };

class Tertolak extends RangeError {
  readonly hasil: HasilBarisJson;
  constructor(kode: KodeJson, kolom: string) {
    super(kode);
    this.hasil = { sah: false, kode, kolom };
  }
}

/** A text that no table can hold: NUL, or half a surrogate pair. */
const isTakTersimpan = (teks: string): boolean => teks.includes('\u0000') || !teks.isWellFormed();

/** Walks a whole value, refuses what could not be kept as written, and returns how many members its objects have. `nama` is the dotted name so far. */
function telusuri(nilai: unknown, nama: string, sisa: number): number {
  if (typeof nilai === 'string' && isTakTersimpan(nilai)) throw new Tertolak('KARAKTER_TERLARANG', nama);
  // Beyond 2^53 the digits that JSON.parse gives back are not the digits of the file: a NIP would become another person's.
  if (typeof nilai === 'number' && Math.abs(nilai) > Number.MAX_SAFE_INTEGER) throw new Tertolak('ANGKA_JSON_TERLALU_BESAR', nama);
  if (typeof nilai !== 'object' || nilai === null) return 0;
  if (sisa === 0) throw new Tertolak('JSON_TERLALU_DALAM', nama.split('.')[0] ?? '');
  let anggota = 0;
  if (Array.isArray(nilai)) for (const n of nilai) anggota += telusuri(n, nama, sisa - 1);
  else
    for (const [kunci, n] of Object.entries(nilai)) {
      if (isTakTersimpan(kunci)) throw new Tertolak('KARAKTER_TERLARANG', nama);
      anggota += 1 + telusuri(n, nama === '' ? kunci : `${nama}.${kunci}`, sisa - 1);
    }
  return anggota;
}

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

/** How often a quote is followed by a colon: once per member of an object, and seldom inside a text. */
function banyakTitikDua(mentah: string): number {
  let n = 0;
  for (let i = mentah.indexOf('":'); i >= 0; i = mentah.indexOf('":', i + 2)) n++;
  return n;
}

/**
 * One NDJSON line as text cells: numbers and booleans as text, null as null, members of nested objects under dotted names ("jabatan.sk.nomor"),
 * arrays as JSON text. A line whose meaning would have to be guessed (no object, a name twice, digits beyond 2^53, bottomless nesting, text that
 * cannot be stored) is refused with its code and column.
 */
export function bacaBarisJson(mentah: string): HasilBarisJson {
  let isi: unknown;
  try {
    isi = JSON.parse(mentah);
  } catch {
    return { sah: false, kode: 'JSON_RUSAK', kolom: '' };
  }
  if (typeof isi !== 'object' || isi === null || Array.isArray(isi)) return { sah: false, kode: 'JSON_RUSAK', kolom: '' };
  const baris: Record<string, string | null> = {};
  try {
    // Only a line whose count does not come out is read a second time, by the slow reader that knows names written twice.
    if (telusuri(isi, '', KEDALAMAN_MAKS) !== banyakTitikDua(mentah) && !posisiJson(mentah).sah) throw new Tertolak('JSON_KUNCI_GANDA', '');
    ratakan(isi, '', 1, baris);
  } catch (galat) {
    if (galat instanceof Tertolak) return galat.hasil;
    throw galat;
  }
  return { sah: true, baris };
}

/** The same for readers that only show the line; null when it cannot be read as one. */
export function barisDariJson(mentah: string): BarisJson | null {
  const hasil = bacaBarisJson(mentah);
  return hasil.sah ? hasil.baris : null;
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
