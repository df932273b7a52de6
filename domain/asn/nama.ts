import { GELAR_BELAKANG, GELAR_DEPAN, GELAR_DEPAN_TANPA_TITIK } from './gelar.ts';
import { bakukanTeks, isPolos, rapikanSpasi } from './teks.ts';

export interface NamaLengkap {
  readonly gelarDepan: string;
  readonly nama: string;
  readonly gelarBelakang: string;
}

const NAMA_BAKU = /^[A-Z]+(?: [A-Z]+)*$/;
const DEPAN_MELEKAT = /^([A-Za-z]+)\.(.+)$/;

const tanpaTitik = (kata: string): string => kata.replaceAll('.', '').toLowerCase();
const isGelarDepan = (kata: string): boolean => (kata.includes('.') ? GELAR_DEPAN : GELAR_DEPAN_TANPA_TITIK).has(tanpaTitik(kata));

function ambilDepan(kata: string[]): string[] {
  const depan: string[] = [];
  for (;;) {
    const awal = kata[0];
    if (awal === undefined) return depan;
    const melekat = DEPAN_MELEKAT.exec(awal);
    if (kata.length > 1 && isGelarDepan(awal)) {
      depan.push(awal);
      kata.shift();
    } else if (melekat?.[1] && melekat[2] && /\p{L}/u.test(melekat[2]) && GELAR_DEPAN.has(melekat[1].toLowerCase())) {
      depan.push(`${melekat[1]}.`);
      kata[0] = melekat[2];
    } else return depan;
  }
}

function ambilBelakang(kata: string[]): string[] {
  const belakang: string[] = [];
  for (let akhir = kata.at(-1); akhir !== undefined && kata.length > 1 && akhir.includes('.') && GELAR_BELAKANG.has(tanpaTitik(akhir)); akhir = kata.at(-1)) {
    belakang.unshift(akhir);
    kata.pop();
  }
  return belakang;
}

/** Takes "Dr. H. Budi Contoh, S.Sos., M.Si." apart. A name is never emptied: a lone title stays the name. */
export function uraikanNamaLengkap(teks: string): NamaLengkap {
  const rapi = rapikanSpasi(teks);
  if (!rapi.includes('.') && !rapi.includes(',') && !isGelarDepan(rapi.slice(0, Math.max(0, rapi.indexOf(' ')))))
    return { gelarDepan: '', nama: rapi, gelarBelakang: '' };
  const koma = rapi.indexOf(',');
  const kata = (koma < 0 ? rapi : rapi.slice(0, koma)).split(' ').filter((k) => k !== '');
  const depan = ambilDepan(kata);
  const belakang = ambilBelakang(kata);
  const sisa = koma < 0 ? '' : rapi.slice(koma + 1).trim();
  return { gelarDepan: depan.join(' '), nama: kata.join(' '), gelarBelakang: [belakang.join(' '), sisa].filter((g) => g !== '').join(', ') };
}

/** The comparable name: upper case NFC, plain quotes, no titles, no dots, single spaces. Null when nothing is left. */
export function bakukanNama(teks: string): string | null {
  if (NAMA_BAKU.test(teks) && !GELAR_DEPAN_TANPA_TITIK.has(teks.slice(0, Math.max(0, teks.indexOf(' '))).toLowerCase())) return teks;
  let kini = bakukanTeks(teks);
  for (let lama: string | null = null; kini !== null && kini !== lama; ) {
    lama = kini;
    kini = bakukanTeks(uraikanNamaLengkap(kini).nama.replaceAll('.', ''));
  }
  return kini === null || (isPolos(kini) && !/[A-Z0-9]/.test(kini)) ? null : kini;
}
