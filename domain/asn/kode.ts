const HASIL_KELAMIN = new Map<string, string>([
  ...['M', 'L', '1', 'PRIA', 'LAKI-LAKI', 'LAKI LAKI', 'LAKI'].map((k) => [k, 'M'] as const),
  ...['F', 'P', 'W', '2', 'WANITA', 'PEREMPUAN'].map((k) => [k, 'F'] as const),
]);
const ID_TERPANJANG = 42;
const HUBUNG = 45;
const ID_ANGKA = /^\d{1,2}$/;

const isAngka = (a: number): boolean => a >= 48 && a <= 57;
const isHuruf = (a: number): boolean => (a >= 65 && a <= 90) || (a >= 97 && a <= 122);

/** True for a text of ASCII digits only; by codes, because these run on every row of every feed. */
export function isDeretAngka(teks: string): boolean {
  for (let i = 0; i < teks.length; i++) if (!isAngka(teks.charCodeAt(i))) return false;
  return true;
}

function isIdBebas(teks: string): boolean {
  if (teks.length === 0 || teks.length > ID_TERPANJANG || teks.charCodeAt(0) === HUBUNG) return false;
  for (let i = 0; i < teks.length; i++) {
    const a = teks.charCodeAt(i);
    if (!isAngka(a) && !isHuruf(a) && a !== HUBUNG) return false;
  }
  return true;
}

/** Opaque SIASN id, never re-cased; undefined when it has another shape than letters, digits and dashes up to 42. */
export const bakukanId = (teks: string): string | undefined => (isIdBebas(teks) ? teks : undefined);

/** Code of two digits, leading zero restored; undefined when it is not one or two digits. */
export const bakukanDuaDigit = (teks: string): string | undefined => (ID_ANGKA.test(teks) ? teks.padStart(2, '0') : undefined);

/** Code without leading zeros (jenis pegawai, jenis jabatan); undefined when it is not one or two digits. */
export const bakukanKodeAngka = (teks: string): string | undefined => (ID_ANGKA.test(teks) ? String(Number(teks)) : undefined);

/** Sex as M or F from M/F, L/P, 1/2 or the words. */
export const bakukanKelamin = (teks: string): string | undefined => HASIL_KELAMIN.get(teks) ?? HASIL_KELAMIN.get(teks.trim().toUpperCase());

/** Eselon as two digits; null for "none" (0, 00, 99). */
export function bakukanEselon(teks: string): string | null | undefined {
  const dua = bakukanDuaDigit(teks);
  if (dua === '00' || dua === '99') return null;
  return dua !== undefined && /^(?:1[012]|[2-5][12])$/.test(dua) ? dua : undefined;
}

/** NIK of 16 ASCII digits; quotes and spaces around the digits are dropped. */
export function bakukanNik(teks: string): string | undefined {
  if (teks.length === 16 && isDeretAngka(teks)) return teks;
  const rapat = teks.replace(/[\s'`.]/g, '');
  return /^\d{16}$/.test(rapat) ? rapat : undefined;
}

/** Whole number without leading zeros; "1.0" and "1,0" are 1. Undefined when it is not a whole number from 0. */
export function bakukanAngka(teks: string): string | undefined {
  const cocok = /^0*(\d{1,6})(?:[.,]0+)?$/.exec(teks);
  return cocok?.[1];
}

/** Decree number: spaces around slashes and dashes do not count. Expects bakukanTeks to have run. */
export const bakukanNomorSurat = (teks: string): string => teks.replace(/\s*([/-])\s*/g, '$1');
