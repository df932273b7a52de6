/** One way a person shows in a text. */
interface TandaOrang {
  readonly jenis: 'NIP' | 'NIK' | 'LAHIR' | 'NAMA';
  readonly pola: RegExp;
}

const BULAN = '(?:0[1-9]|1[0-2])';
const HARI = '(?:0[1-9]|[12]\\d|3[01])';
/** Month of appointment, or the kind of contract of a PPPK. */
const ANGKAT = '(?:0[1-9]|1[0-2]|2\\d)';
/** Day of birth in a NIK: that of a woman plus 40. */
const HARI_NIK = '(?:0[1-9]|[12]\\d|3[01]|4[1-9]|[56]\\d|7[01])';
const PEMISAH = '[ ._/-]?';
/** Not within a fingerprint: one hash in a few thousand holds sixteen digits in a row that look like a NIK. */
const BUKAN_SIDIK = { sebelum: '(?<![0-9a-fA-F]{4})', sesudah: '(?![0-9a-fA-F]{4})' };

/**
 * Marks of the persons that tests and the invented nation are made of. Numbers by their form: 18 digits that begin with a birth date and a month of appointment (also
 * in their four groups), 16 digits with a birth date in the middle, and the canary's own. Names end in one of the words that the nation marks its people with (contoh/nama.ts), or are those
 * of single tests. A date before 2008 is nobody's deadline, only somebody's birth or appointment; the first instant
 * of Unix time is no date.
 */
export const TANDA_ORANG: readonly TandaOrang[] = [
  {
    jenis: 'NIP',
    pola: new RegExp(
      `(?<!\\d)${BUKAN_SIDIK.sebelum}(?:19[4-9]\\d|200\\d)${BULAN}${HARI}${PEMISAH}(?:19[6-9]\\d|20[0-4]\\d)${ANGKAT}${PEMISAH}[12]${PEMISAH}\\d{3}(?!\\d)${BUKAN_SIDIK.sesudah}`,
    ),
  },
  { jenis: 'NIK', pola: new RegExp(`(?<![\\d.])${BUKAN_SIDIK.sebelum}[1-9]\\d{5}${HARI_NIK}${BULAN}\\d{6}(?!\\d)${BUKAN_SIDIK.sesudah}|3599301190019977`) },
  { jenis: 'LAHIR', pola: new RegExp(`(?<!\\d)(?!1970-01-01T00:00:00)(?:19[4-9]\\d|200[0-7])-${BULAN}-${HARI}(?!\\d)`) },
  { jenis: 'NAMA', pola: /\b[A-Z]{3,}(?: [A-Z']{2,})* (?:CONTOH|MISALNYA|REKAAN|UJICOBA)(?![ \w])|PEGAWAI CONTOH \d{3}|KENARI[ _]TANDA[ _]RAHASIA/ },
];
