import { BIDANG, type Bidang } from '../../domain/selisih/bidang.ts';

const kolomDb = (kunci: string): string => kunci.replace(/[A-Z]/g, (huruf) => `_${huruf.toLowerCase()}`);

/** Columns of the fat tables for one field, in snake case. */
export const kolomBidang = (b: Bidang): readonly string[] => b.kolom.map(kolomDb);

const salahSatu = (b: Bidang, uji: (k: string) => string): string => (b.kolom.length === 0 ? 'false' : kolomBidang(b).map(uji).join(' or '));

const beda = (b: Bidang): string => `coalesce(${salahSatu(b, (k) => `b.${k} <> s.${k}`)}, false)`;
/** Differs, or is empty on one side: in one comparison per column. */
const lain = (b: Bidang): string => salahSatu(b, (k) => `b.${k} is distinct from s.${k}`);
const kosongDiBkn = (b: Bidang): string => salahSatu(b, (k) => `(b.${k} is null and s.${k} is not null)`);
const kosongDiSimpeg = (b: Bidang): string => salahSatu(b, (k) => `(s.${k} is null and b.${k} is not null)`);

/** A NIK is shown masked in a discrepancy; the full one has its own guarded function. */
const nilai = (b: Bidang, sisi: 'b' | 's'): string => {
  if (b.bidang === 'nik') return `${sisi}.nik_samar`;
  if (b.kolom.length === 0) return 'null::text';
  return b.kolom.length === 1
    ? `${sisi}.${kolomBidang(b)[0]}`
    : `nullif(concat_ws(' | ', ${kolomBidang(b)
        .map((k) => `coalesce(${sisi}.${k}, '-')`)
        .join(', ')}), '${b.kolom.map(() => '-').join(' | ')}')`;
};

/** Mirrors levelSelisih of the domain; a property test keeps the two equal. */
function level(b: Bidang): string {
  if (b.bidang === 'nama')
    return `case when regexp_replace(coalesce(b.nama, ''), '[^A-Z]', '', 'g') = regexp_replace(coalesce(s.nama, ''), '[^A-Z]', '', 'g') then 'PERINGATAN' else 'BLOKIR' end`;
  if (b.bidang === 'pensiun') return `case when least(b.tmt_pensiun, s.tmt_pensiun) <= (select hari_ini())::text then 'BLOKIR' else 'PERINGATAN' end`;
  if (b.bidang === 'pnsId') return `case when b.pns_id is null or s.pns_id is null then 'INFO' else 'BLOKIR' end`;
  return `'${b.level}'`;
}

const TERBANDING = BIDANG.filter((b) => b.kolom.length > 0) as readonly Bidang[];

const bit = (uji: (b: Bidang) => string): string => TERBANDING.map((b) => `((${uji(b)})::int << ${b.bit})`).join(' | ');

const perBidang = (nilaiBidang: (b: Bidang) => string): string =>
  `case g.bidang ${TERBANDING.map((b) => `when ${b.bit} then ${nilaiBidang(b)}`).join(' ')} end`;

/**
 * One row per field in which the joined pair (b, s) differs or one side is empty: bit, differs, empty in BKN, empty in SIMPEG, both values, level.
 * All fields are tested in one expression per pair and only what differs becomes a row: a VALUES list of the fields was measured at 0.3 ms a pair,
 * because its executor prepares every expression of every row anew, and a series of all bits costs a row for each. OFFSET 0, and an unnest that needs
 * the bitmap, keep it from being computed once per field.
 */
export const BARIS_PER_BIDANG = `(select g.bidang, ${perBidang(beda)} beda, ${perBidang(kosongDiBkn)} kosong_bkn, ${perBidang(kosongDiSimpeg)} kosong_simpeg,
    ${perBidang((b) => nilai(b, 'b'))} nilai_bkn,
    ${perBidang((b) => nilai(b, 's'))} nilai_simpeg,
    ${perBidang(level)} level
  from (select ${bit(lain)} topeng offset 0) x
    cross join lateral (select unnest(array_remove(array[${TERBANDING.map((b) => `case when x.topeng & ${1 << b.bit} <> 0 then ${b.bit}::smallint end`).join(', ')}], null)) bidang) g) f`;

/** Bitmaps of the pair, already without the fields that cannot be compared. */
export const BITMAP_BEDA = `((${bit(beda)}) & ~(b.tak | s.tak))`;
export const BITMAP_KOSONG = `((${bit((b) => `(${kosongDiBkn(b)} or ${kosongDiSimpeg(b)}) and not ${beda(b)}`)}) & ~(b.tak | s.tak))`;
