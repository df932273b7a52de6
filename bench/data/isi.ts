import { KOLOM_REKAMAN } from '../../domain/selisih/rekaman.ts';
import { VERSI_KANON } from '../../sync/1-canonicalise/versi.ts';
import { BENIH, type UkuranData } from './tempat.ts';

export const INSTANSI_MAKS = 618;
/** Exponent that gives the spread of sizes seen in the nation: the largest about 32 times the smallest of 618. */
const ZIPF = 0.54;
const BARIS_PER_INSTANSI = 400;

export const kolomDb: readonly string[] = KOLOM_REKAMAN.map((k) => k.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`));
export const banyakInstansi = (baris: number): number => Math.min(INSTANSI_MAKS, Math.max(4, Math.floor(baris / BARIS_PER_INSTANSI)));

const acak = (garam: number, modulus: number): string => `(hashint8extended(n, ${BENIH * 100 + garam}) & 2147483647) % ${modulus}`;
const id = (awalan: string, isi: string): string => `upper(md5('${awalan}' || ${isi}))`;
const dari = (garam: number, daftar: readonly string[]): string => `(array[${daftar.map((d) => `'${d}'`).join(', ')}])[1 + ${acak(garam, daftar.length)}]`;
const tanggal = (awal: string, isi: string): string => `(date '${awal}' + (${isi})::int)::text`;

const DEPAN = ['ARUNIKA', 'BAYANAKA', 'CENDANA', 'DAMARJATI', 'EKALAYA', 'FAJARINI', 'GANDASULI', 'HARUMI', 'INDRAWAN', 'JENAR'];
const BELAKANG = ['PURNACONTOH', 'SARICONTOH', 'WIRACONTOH', 'ADICONTOH', 'LARASCONTOH', 'BUANACONTOH', 'TIRTACONTOH', 'GIRICONTOH'];

/** Value of every canonical column from the national number `n`, the instansi and the birth and CPNS dates of the NIP. */
const NILAI: Readonly<Record<string, string>> = {
  pns_id: id('pns', 'n'),
  nama: `${dari(1, DEPAN)} || ' ' || ${dari(2, BELAKANG)} || ' ' || ${dari(3, DEPAN)}`,
  gelar: dari(4, ['se', 'sh', 'spd', 'skom', 'ir|mt', 'mm|se', 'mpd|spd']),
  tgl_lahir: 'lahir::text',
  jenis_kelamin: `case when kelamin = 1 then 'M' else 'F' end`,
  nik: `'99' || lpad((n % 100000000000000)::text, 14, '0')`,
  kedudukan_hukum_id: `'01'`,
  status_asn: `'PNS'`,
  jenis_pegawai_id: dari(5, ['12', '20', '21']),
  instansi_induk_id: `'INSTANSI-' || instansi`,
  instansi_kerja_id: `'INSTANSI-' || instansi`,
  unor_id: id('unor', `instansi || '/' || ${acak(6, 60)}`),
  jenis_jabatan_id: dari(7, ['2', '4', '4', '1']),
  jabatan_id: id('jabatan', acak(8, 400)),
  nama_jabatan: `'JABATAN CONTOH ' || lpad((${acak(8, 400)})::text, 3, '0')`,
  eselon_id: 'null',
  jenjang_id: dari(9, ['31', '32', '33', '34']),
  kelas_jabatan: `(5 + ${acak(9, 10)})::text`,
  tmt_jabatan: tanggal('2015-01-01', acak(10, 3600)),
  nomor_sk: `'800/' || ${acak(11, 99999)} || '/CONTOH/2020'`,
  tanggal_sk: tanggal('2015-01-01', acak(10, 3600)),
  jenis_penugasan_id: `'1'`,
  gol_akhir_id: dari(12, ['21', '23', '31', '32', '33', '34', '41']),
  tmt_golongan: tanggal('2016-04-01', `30 * (${acak(12, 60)})`),
  mk_tahun: `(1 + ${acak(13, 30)})::text`,
  mk_bulan: `(${acak(14, 12)})::text`,
  tk_pendidikan_id: dari(15, ['15', '30', '40', '45']),
  pendidikan_id: id('pendidikan', acak(16, 300)),
  tmt_cpns: 'cpns::text',
  tmt_pns: `(cpns + 365)::text`,
  bup: `'58'`,
  tmt_pensiun: `(lahir + 21200)::text`,
};

/** Fields that one of the differing differs in: from one to three of these, chosen by the row. */
const BERUBAH = ['gelar', 'unor_id', 'jabatan_id', 'tmt_jabatan', 'nomor_sk', 'gol_akhir_id', 'mk_tahun', 'pendidikan_id', 'nama', 'tmt_pns'];
const berubah = (kolom: string): string => {
  const i = BERUBAH.indexOf(kolom);
  const kena = [21, 22, 23].map((g) => `${acak(g, BERUBAH.length)} = ${i}`).join(' or ');
  const lain = kolom.startsWith('tmt_') ? `(${kolom}::date + 31)::text` : `${kolom} || '9'`;
  return i < 0 ? kolom : `case when beda and (${kena}) then ${lain} else ${kolom} end`;
};

const KOLOM = kolomDb.join(', ');
const SIDIK = `hash_record_extended(row(${KOLOM}), ${BENIH})`;

/** People by instansi: sizes like Zipf, one row per person and the fate of its pair (0.1 % only BKN, 0.1 % only SIMPEG, `beda` in a thousand differing). */
const sqlOrang = ({ baris, beda }: UkuranData): string => `create unlogged table bench_orang as
  with bobot as (select i, i ^ -${ZIPF}::float8 w from generate_series(1, ${banyakInstansi(baris)}) i),
  batas as (select i, coalesce(lag(s) over (order by i), 0) dari, s sampai from (select i, round(${baris} * sum(w) over (order by i) / sum(w) over ())::bigint s from bobot) x),
  orang as (select b.i::smallint instansi, n, (hashint8extended(n, ${BENIH}) & 1)::int + 1 kelamin, date '1967-01-01' + (n % 9000)::int lahir,
      (date '2010-01-01' + ((n / 9000) % 120) * interval '1 month')::date cpns, 900 + (n / 1080000) % 100 urut, (hashint8extended(n, ${BENIH + 1}) & 2147483647) % 1000 nasib
    from batas b cross join lateral generate_series(b.dari, b.sampai - 1) n)
  select instansi, n, kelamin, lahir, cpns, (to_char(lahir, 'YYYYMMDD') || to_char(cpns, 'YYYYMM') || kelamin || urut)::bigint nip,
    nasib <> 999 di_bkn, nasib <> 998 di_simpeg, nasib < ${beda} beda from orang order by 1, 6`;

const sqlSisi = (sisi: 'bkn' | 'simpeg'): string => {
  const dasar = `select o.instansi, o.nip, o.n, o.beda, ${kolomDb.map((k) => `${NILAI[k]} ${k}`).join(', ')} from bench_orang o where ${sisi === 'bkn' ? 'di_bkn' : 'di_simpeg'} order by o.instansi, o.nip`;
  const isi =
    sisi === 'bkn'
      ? `select instansi, nip, ${KOLOM} from (${dasar}) d`
      : `select instansi, nip, ${kolomDb.map((k) => `${berubah(k)} ${k}`).join(', ')} from (${dasar}) d`;
  return `insert into pegawai_${sisi} (instansi, nip, ${KOLOM}, nik_sah, h, tarikan) select instansi, nip, ${KOLOM}, true, ${SIDIK}, 1 from (${isi}) x`;
};

const sqlSidik = (sisi: 'bkn' | 'simpeg'): string =>
  `insert into sidik_${sisi} (instansi, nip, h, hm, ver) select instansi, nip, h, h, ${VERSI_KANON} from pegawai_${sisi} order by 1, 2`;

/** Packs the fingerprints of both sides, as the triggers would that are off during the load. Needs the indexes: it reads instansi by instansi. */
export const SQL_BLOK = `select sidik_blok_susun(s, no) from instansi, unnest(array['BKN', 'SIMPEG']) s`;

export interface LangkahIsi {
  readonly nama: string;
  readonly sql: string;
}

/** Statements that fill an empty, migrated database, in order. Triggers must be off (session_replication_role = replica). */
export const langkahIsi = (ukuran: UkuranData): readonly LangkahIsi[] => [
  {
    nama: 'instansi',
    sql: `insert into instansi (no, id, kode_cepat, nama, jenis) select i, 'INSTANSI-' || i, (9000 + i)::text, 'Badan Contoh ' || i, 'LPNK' from generate_series(1, ${banyakInstansi(ukuran.baris)}) i`,
  },
  { nama: 'orang', sql: sqlOrang(ukuran) },
  { nama: 'pegawai_bkn', sql: sqlSisi('bkn') },
  { nama: 'pegawai_simpeg', sql: sqlSisi('simpeg') },
  { nama: 'sidik_bkn', sql: sqlSidik('bkn') },
  { nama: 'sidik_simpeg', sql: sqlSidik('simpeg') },
  {
    nama: 'kesegaran',
    sql: `insert into kesegaran (instansi, sisi, jenis, status, pada, tarikan, jumlah)
      select instansi, 'BKN', 'pegawai', 'SEHAT', now(), 1, count(*) from pegawai_bkn group by 1 union all select instansi, 'SIMPEG', 'pegawai', 'SEHAT', now(), 1, count(*) from pegawai_simpeg group by 1`,
  },
  { nama: 'beres', sql: 'drop table bench_orang' },
];
