const TAK_POLOS = /[^\x20-\x7e\t\r\n]/;
const TERLARANG = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
const TAK_TAMPAK = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const AKSARA_LAIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|[\uff00-\uffef]/u;
const RUSAK = /\ufffd|\u00e2\u20ac|[\u00c2\u00c3][\u0080-\u00bf]/;
const KUTIP_TUNGGAL = /[\u2018\u2019\u201a\u201b\u2032\u02bb\u02bc\u00b4`]/g;
const KUTIP_GANDA = /[\u201c\u201d\u201e\u2033]/g;
const TANDA_HUBUNG = /[\u2010-\u2015]/g;

/** Windows-1252 characters that stand where Latin-1 has control bytes 0x80-0x9f. */
const BITA_1252 = new Map<number, number>(
  [
    ...'\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178',
  ].map(
    (huruf, i) =>
      [
        huruf.charCodeAt(0),
        [128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 158, 159][i] ?? 0,
      ] as const,
  ),
);

const bita = (kode: number): number => (kode < 256 ? kode : (BITA_1252.get(kode) ?? 256));
const HURUF_1252 = new Map([...BITA_1252].map(([kode, b]) => [b, String.fromCharCode(kode)]));

/** Latin-1 text whose bytes 0x80-0x9f meant Windows-1252 letters (curly quotes, dashes), as old databases export them. */
export const dariWindows1252 = (latin1: string): string => latin1.replace(/[\u0080-\u009f]/g, (huruf) => HURUF_1252.get(huruf.charCodeAt(0)) ?? huruf);

const isLanjutan = (b: number): boolean => b >= 0x80 && b <= 0xbf;

function pulihkanSekali(teks: string): string {
  let hasil = '';
  for (let i = 0; i < teks.length; i++) {
    const b0 = bita(teks.charCodeAt(i));
    const b1 = i + 1 < teks.length ? bita(teks.charCodeAt(i + 1)) : 0;
    const b2 = i + 2 < teks.length ? bita(teks.charCodeAt(i + 2)) : 0;
    if (b0 >= 0xc2 && b0 <= 0xdf && isLanjutan(b1)) {
      hasil += String.fromCharCode(((b0 & 31) << 6) | (b1 & 63));
      i += 1;
    } else if (b0 >= 0xe0 && b0 <= 0xef && isLanjutan(b1) && isLanjutan(b2)) {
      hasil += String.fromCharCode(((b0 & 15) << 12) | ((b1 & 63) << 6) | (b2 & 63));
      i += 2;
    } else {
      hasil += teks[i];
    }
  }
  return hasil;
}

/** Undoes UTF-8 that was read as Windows-1252 or Latin-1, once or several times over; other text comes back unchanged. */
export function perbaikiMojibake(teks: string): string {
  if (!/[\u00c2-\u00ef]/.test(teks)) return teks;
  let kini = teks;
  for (let lagi = pulihkanSekali(kini); lagi !== kini; lagi = pulihkanSekali(kini)) kini = lagi;
  return kini.replace(/\u00e2\u20ac/g, '"');
}

/** True when the text needs no repair and holds nothing but printable ASCII. */
export const isPolos = (teks: string): boolean => !TAK_POLOS.test(teks);

/** Repairs mojibake and drops invisible characters; undefined when a control, bidi or lone surrogate character makes it unfit to keep. */
export function bersihkanTeks(teks: string): string | undefined {
  if (isPolos(teks)) return teks;
  const pulih = perbaikiMojibake(teks).replace(TAK_TAMPAK, '');
  return TERLARANG.test(pulih) ? undefined : pulih;
}

/** True for letters of another script (confusables included) and for full-width forms. */
export const adaAksaraLain = (teks: string): boolean => !isPolos(teks) && AKSARA_LAIN.test(teks);

/** True when bytes were lost for good, so the text cannot be compared with anything. */
export const isTeksRusak = (teks: string): boolean => !isPolos(teks) && RUSAK.test(teks);

/** One space between words, none outside; every kind of white space counts. */
export function rapikanSpasi(teks: string): string {
  const potong = teks.trim();
  return /\s{2}|[^\S ]/.test(potong) ? potong.replace(/\s+/g, ' ') : potong;
}

/** Typographic quotes, backticks and dashes become the plain keyboard ones. */
export function satukanTanda(teks: string): string {
  if (isPolos(teks) && !teks.includes('`')) return teks;
  return teks.replace(KUTIP_TUNGGAL, "'").replace(KUTIP_GANDA, '"').replace(TANDA_HUBUNG, '-');
}

const TAK_BERNILAI = new Set(['', '-', '0', 'NULL']);

/**
 * Free text in its comparable form: NFC, upper case, plain quotes, single spaces; an apostrophe in front (Excel's text mark) does not count.
 * Null for the ways sources write "nothing".
 */
export function bakukanTeks(teks: string): string | null {
  const polos = isPolos(teks);
  const rata = satukanTanda(polos ? teks : teks.normalize('NFC')).toUpperCase();
  const rapi = rapikanSpasi(polos ? rata : rata.normalize('NFC'));
  const hasil = rapi.charCodeAt(0) === 39 ? rapi.replace(/^['\s]+/, '') : rapi;
  return TAK_BERNILAI.has(hasil) ? null : hasil;
}
