import { uraikanNip } from '../domain/asn/nip.ts';
import { parseTanggal } from '../domain/asn/tanggal.ts';

/** What must not stand in a tracked file. */
export interface Temuan {
  readonly baris: number;
  readonly apa: 'NIP' | 'NIK' | 'KUNCI_PRIBADI' | 'KREDENSIAL';
}

/** Written before there was a range for invented people; each of these stands in a test that is about exactly this number. */
const CONTOH_LAMA: ReadonlySet<string> = new Set([
  ...['198401012009011900', '199001012015031001', '199001012015031002', '199001012015031000', '199001012015011001', '199001012015211001'],
  ...['199001012015011000', '198501012010019001', '198503152010011001', '198505172010011000', '198001012005011001', '198001012005011002', '198001012005011003'],
  ...['198001012000011000', '3201019001010001', '3501010101901234', '3501014101900042', '3501010101907777', '3501010101905678', '3501010101905555'],
  ...['3501010101901901', '3501010101900001', '3501010101900000', '3578010101900001', '1234567890123456'],
]);

/** Serial numbers from 900 belong to nobody: the invented nation and the tests take theirs from there. */
const isNip = (teks: string): boolean => {
  const u = uraikanNip(teks);
  return u.sah && u.bagian.urut < 900;
};

/** Province 11 to 97, regency and district that exist (99 does not), a birth date (women: day + 40), a serial. */
function isNik(teks: string): boolean {
  const [provinsi, kabupaten, kecamatan] = [Number(teks.slice(0, 2)), Number(teks.slice(2, 4)), Number(teks.slice(4, 6))];
  const hari = Number(teks.slice(6, 8)) % 40;
  const tahun = Number(teks.slice(10, 12));
  const lahir = `${tahun > 30 ? 19 : 20}${teks.slice(10, 12)}-${teks.slice(8, 10)}-${String(hari).padStart(2, '0')}`;
  const wilayah = provinsi >= 11 && provinsi <= 97 && kabupaten > 0 && kabupaten < 99 && kecamatan > 0 && kecamatan < 99;
  return wilayah && parseTanggal(lahir) !== null && teks.slice(12) !== '0000';
}

const POLA: readonly (readonly [Temuan['apa'], RegExp, (teks: string) => boolean])[] = [
  ['NIP', /(?<![\dA-Fa-f])\d{18}(?![\dA-Fa-f])/g, (t) => isNip(t) && !CONTOH_LAMA.has(t)],
  ['NIK', /(?<![\dA-Fa-f])\d{16}(?![\dA-Fa-f])/g, (t) => isNik(t) && !CONTOH_LAMA.has(t)],
  ['KUNCI_PRIBADI', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g, () => true],
  ['KREDENSIAL', /\b(?:ghp_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16}|npm_[A-Za-z0-9]{36}|xox[bap]-[A-Za-z0-9-]{20,})/g, () => true],
];

/** Numbers of people that could be real, private keys and well-known tokens in the text of one file. The text itself is never repeated. */
export const cariRahasia = (isi: string): Temuan[] =>
  isi
    .split('\n')
    .flatMap((teks, i) =>
      POLA.flatMap(([apa, pola, isTemuan]) => [...teks.matchAll(pola)].filter(([kena]) => isTemuan(kena)).map(() => ({ baris: i + 1, apa }))),
    );
