import type { Bermerek } from '../../merek.ts';

/** Number of a complaint, `ADU-XXXX-XXXX-XXXX-XXXX`: 75 bits of chance and a check sign. Whoever has it may ask where the complaint stands. */
export type NomorAduan = Bermerek<string, 'NomorAduan'>;

/** 32 letters and digits that are not mistaken for one another. */
const ABJAD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ACAK = 15;

/** Times a primitive element of GF(32), x^5 + x^2 + 1: its powers differ for 31 places, so every single wrong sign and every swap of two is seen. */
const geser = (x: number): number => (x & 16 ? ((x << 1) ^ 0b100101) & 31 : x << 1);
const sisa = (nilai: readonly number[]): number => nilai.reduce((jumlah, n) => geser(jumlah) ^ n, 0);

const tulis = (nilai: readonly number[]): NomorAduan => {
  const huruf = nilai.map((n) => ABJAD[n]).join('');
  return `ADU-${(huruf.match(/.{4}/g) ?? []).join('-')}` as NomorAduan;
};

/** `acak`: at least 15 random bytes, of which five bits each are used. */
export function susunNomor(acak: Uint8Array): NomorAduan {
  if (acak.length < ACAK) throw new RangeError(`perlu ${ACAK} bita acak`);
  const nilai = Array.from(acak.subarray(0, ACAK), (b) => b & 31);
  return tulis([...nilai, geser(sisa(nilai))]);
}

/** Forgives small letters, spaces, missing dashes and O, I, L; null = mistyped, or not such a number. */
export function bacaNomor(teks: string): NomorAduan | null {
  const rapat = teks.toUpperCase().replaceAll(/[\s-]/g, '').replace(/^ADU/, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const nilai = Array.from(rapat, (h) => ABJAD.indexOf(h));
  return nilai.length === ACAK + 1 && !nilai.includes(-1) && sisa(nilai) === 0 ? tulis(nilai) : null;
}
