import { BENIH } from './tempat.ts';

export const BANYAK_TAK_BERPASANGAN = 50_000;
const INSTANSI = 618;

/** First names, in the tests as well. */
export const NAMA_AWAL = [
  'BAYU',
  'CITRA',
  'DEWI',
  'EKA',
  'FAJAR',
  'GALUH',
  'HADI',
  'INTAN',
  'JOKO',
  'KARTIKA',
  'LESTARI',
  'MADE',
  'NANDA',
  'OKTAVIA',
  'PUTRI',
  'RATNA',
  'SURYA',
  'TIRTA',
  'UTAMI',
  'WAHYU',
];
const SUKU = ['BA', 'CE', 'DO', 'GI', 'HU', 'JA', 'KE', 'LO', 'MI', 'NU', 'PA', 'RE', 'SO', 'TI', 'WU', 'YA'];

/** A number below `modulus` that follows from the person and a salt. */
const acak = (garam: number, modulus: number, n = 'n'): string => `((hashint8extended(${n}, ${BENIH * 1_000 + garam}) & 2147483647) % ${modulus})`;
const dari = (garam: number, daftar: readonly string[]): string => `(array[${daftar.map((d) => `'${d}'`).join(', ')}])[1 + ${acak(garam, daftar.length)}]`;
const kata = (garam: number): string => `${dari(garam, SUKU)} || ${dari(garam + 1, SUKU)} || ${dari(garam + 2, SUKU)}`;

/** A NIK built as real ones are: region, birth date (women: day + 40), serial. So a mistyped one may be somebody else's. */
const NIK = `lpad((110000 + instansi)::text, 6, '0') || lpad((extract(day from lahir)::int + case when wanita then 40 else 0 end)::text, 2, '0') || to_char(lahir, 'MMYY') || lpad(${acak(7, 10_000)}::text, 4, '0')`;

/** The people of BKN, as wide as the fat table makes them; other columns than those of the linkage are filled to give its rows their size. */
const sqlBkn = (
  baris: number,
): string => `insert into pegawai_bkn (instansi, nip, pns_id, nama, gelar, tgl_lahir, jenis_kelamin, nik, kedudukan_hukum_id, status_asn, jenis_pegawai_id,
    instansi_induk_id, instansi_kerja_id, unor_id, jenis_jabatan_id, jabatan_id, nama_jabatan, tmt_jabatan, nomor_sk, gol_akhir_id, tmt_golongan, pendidikan_id, tmt_cpns, tmt_pns, bup, nik_sah, h, tarikan)
  with dasar as (select n, (1 + n * ${INSTANSI} / ${baris})::smallint instansi, ${acak(1, 2)} = 1 wanita, date '1966-01-01' + ${acak(2, 12_400)}::int lahir,
      (date '2000-01-01' + ${acak(3, 288)}::int * interval '1 month')::date cpns from generate_series(0::bigint, ${baris} - 1) n)
  select instansi, 200000000000000000 + n, upper(md5('pns' || n)), ${dari(4, NAMA_AWAL)} || ' ' || ${kata(10)} || ' ' || ${kata(20)}, 'se', lahir::text, case when wanita then 'F' else 'M' end, ${NIK},
    '01', 'PNS', '1', upper(md5('i' || instansi)), upper(md5('i' || instansi)), upper(md5('u' || n % 3000)), '4', upper(md5('j' || n % 400)), 'JABATAN CONTOH', '2020-01-01', '800/' || n || '/CONTOH/2020',
    ${dari(5, ['21', '23', '31', '32', '33', '34', '41'])}, '2022-04-01', upper(md5('p' || ${acak(6, 300)})), cpns::text, (cpns + 365)::text, '58', true, n, 1 from dasar order by 1, 2`;

/** One digit of a text replaced by another. */
const gantiAngka = (teks: string, letak: string): string =>
  `overlay(${teks} placing ((substr(${teks}, ${letak}, 1)::int + 1 + ${acak(41, 8)}) % 10)::text from ${letak} for 1)`;
/** A letter dropped, doubled, or replaced; or the second word cut to its first letter. */
const NAMA_SALAH = `case ${acak(43, 4)} when 0 then overlay(nama placing '' from ${`(2 + ${acak(44, 8)})::int`} for 1) when 1 then overlay(nama placing 'H' from ${`(2 + ${acak(44, 8)})::int`} for 0)
  when 2 then overlay(nama placing 'E' from ${`(7 + ${acak(44, 6)})::int`} for 1) else regexp_replace(nama, '^(\\S+) (\\S)\\S*', '\\1 \\2') end`;
const LAHIR_SALAH = `case when ${acak(46, 2)} = 0 and right(tgl_lahir, 2)::int <= 12 then left(tgl_lahir, 5) || right(tgl_lahir, 2) || '-' || substr(tgl_lahir, 6, 2)
  else (tgl_lahir::date + (1 + ${acak(47, 20)})::int)::text end`;

/**
 * People of the SIMPEGs with a NIP that BKN does not know: nine in ten are somebody of BKN with noise (NIK wrong 15 %, name 35 %, birth date 9 %,
 * TMT 5 %, instansi 3 %), one in ten a stranger made like a twin of somebody (NIK in one digit, another first name).
 */
const sqlSimpeg = (
  baris: number,
  kiri: number,
): string => `with pilih as (select row_number() over () i, * from (select b.*, nip - 200000000000000000 n from pegawai_bkn b
      where nip in (select 200000000000000000 + (hashint8extended(g, ${BENIH}) & 9007199254740991) % ${baris} from generate_series(1, ${kiri}) g)) x),
    kotor as (select *, i % 10 = 0 asing from pilih),
    masuk as (insert into pegawai_simpeg (instansi, nip, nama, tgl_lahir, jenis_kelamin, nik, tmt_cpns, gol_akhir_id, pendidikan_id, h, tarikan)
      select case when ${acak(31, 100)} < 3 and not asing then 1 + (instansi % ${INSTANSI}) else instansi end, 900000000000000000 + n,
        case when asing then ${dari(48, NAMA_AWAL)} || 'A' || substr(nama, strpos(nama, ' ')) when ${acak(32, 100)} < 35 then ${NAMA_SALAH} else nama end,
        case when ${acak(33, 100)} < 9 and not asing then ${LAHIR_SALAH} else tgl_lahir end, jenis_kelamin,
        case when asing then ${gantiAngka('nik', '16')} when ${acak(34, 100)} < 15 then ${gantiAngka('nik', `(1 + ${acak(42, 16)})::int`)} else nik end,
        case when ${acak(35, 100)} < 5 and not asing then '2001-01-01' else tmt_cpns end, case when ${acak(36, 100)} < 10 then '22' else gol_akhir_id end,
        case when ${acak(37, 100)} < 15 then null else pendidikan_id end, n, 1 from kotor returning instansi, nip)
  insert into bench_tautan_benar select m.instansi, m.nip, case when not k.asing then k.nip end from masuk m join kotor k on k.n = m.nip - 900000000000000000`;

/** Statements that fill an empty, migrated database, in order. */
export const langkahTautan = (baris: number, kiri: number): readonly { readonly nama: string; readonly sql: string }[] => [
  {
    nama: 'instansi',
    sql: `insert into instansi (no, id, kode_cepat, nama, jenis) select i, 'INSTANSI-' || i, (9000 + i)::text, 'Badan Contoh ' || i, 'LPNK' from generate_series(1, ${INSTANSI}) i`,
  },
  { nama: 'bkn', sql: sqlBkn(baris) },
  { nama: 'benar', sql: 'create table bench_tautan_benar (instansi smallint, nip bigint, nip_bkn bigint)' },
  { nama: 'simpeg', sql: sqlSimpeg(baris, kiri) },
  { nama: 'himpunan', sql: `insert into beda_himpunan (instansi, nip, jenis) select instansi, nip, 'HANYA_SIMPEG' from pegawai_simpeg` },
  {
    nama: 'kesegaran',
    sql: `insert into kesegaran (instansi, sisi, jenis, status, pada, jumlah) select instansi, 'BKN', 'pegawai', 'SEHAT', now(), count(*) from pegawai_bkn group by 1`,
  },
];
