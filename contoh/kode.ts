import { ambil, idContoh, JENIS_ID } from './acak.ts';

/** Golongan PNS in rank order: SIASN id, roman, name. Steps are counted on the index, never on the id. */
export const GOLONGAN_PNS: readonly { readonly id: string; readonly romawi: string; readonly pangkat: string }[] = [
  ['11', 'I/a', 'Juru Muda'],
  ['12', 'I/b', 'Juru Muda Tingkat I'],
  ['13', 'I/c', 'Juru'],
  ['14', 'I/d', 'Juru Tingkat I'],
  ['21', 'II/a', 'Pengatur Muda'],
  ['22', 'II/b', 'Pengatur Muda Tingkat I'],
  ['23', 'II/c', 'Pengatur'],
  ['24', 'II/d', 'Pengatur Tingkat I'],
  ['31', 'III/a', 'Penata Muda'],
  ['32', 'III/b', 'Penata Muda Tingkat I'],
  ['33', 'III/c', 'Penata'],
  ['34', 'III/d', 'Penata Tingkat I'],
  ['41', 'IV/a', 'Pembina'],
  ['42', 'IV/b', 'Pembina Tingkat I'],
  ['43', 'IV/c', 'Pembina Utama Muda'],
  ['44', 'IV/d', 'Pembina Utama Madya'],
  ['45', 'IV/e', 'Pembina Utama'],
].map(([id = '', romawi = '', pangkat = '']) => ({ id, romawi, pangkat }));

/** Golongan PPPK: SIASN's numeric ids are not public, the roman is the code. */
export const GOLONGAN_PPPK: readonly string[] = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII'];

const pnsDariId = new Map(GOLONGAN_PNS.map((g, i) => [g.id, i]));
export const indeksGolongan = (id: string): number => pnsDariId.get(id) ?? -1;
export const romawiGolongan = (id: string): string => GOLONGAN_PNS[indeksGolongan(id)]?.romawi ?? id;

/** Own numbering of schemas A and B: 1-17 for PNS, a base added for PPPK. */
export function nomorGolongan(id: string, dasarPppk: number): string {
  const pns = indeksGolongan(id);
  return pns >= 0 ? String(pns + 1) : String(dasarPppk + GOLONGAN_PPPK.indexOf(id) + 1);
}

export const ROMAWI_ESELON: Readonly<Record<string, string>> = {
  '10': 'I.a',
  '11': 'I.a',
  '12': 'I.b',
  '21': 'II.a',
  '22': 'II.b',
  '31': 'III.a',
  '32': 'III.b',
  '41': 'IV.a',
  '42': 'IV.b',
};

export const NAMA_KEDUDUKAN: Readonly<Record<string, string>> = {
  '01': 'Aktif',
  '02': 'CLTN',
  '03': 'Tugas Belajar',
  '04': 'Pemberhentian Sementara',
  '07': 'Pejabat Negara',
  '09': 'Proses Banding BAPEK',
  '13': 'Perpanjangan CLTN',
  '15': 'PNS kena hukuman disiplin',
  '20': 'Masa Persiapan Pensiun',
  '71': 'PPPK Aktif',
  '72': 'PPPK Nonaktif',
  '88': 'Berhenti dengan hak pensiun',
  '92': 'Pemblokiran Data PNS',
  '99': 'Pensiun',
};
/** Codes of the four local schemas, in this order, own number 1.. */
export const URUT_KEDUDUKAN: readonly string[] = ['01', '02', '03', '04', '07', '09', '13', '15', '20', '71', '72', '88', '92', '99'];

export const NAMA_JENIS_PEGAWAI: Readonly<Record<string, string>> = {
  '1': 'PNS Pusat',
  '2': 'PNS Pusat DPB Instansi Lain',
  '3': 'PNS Pusat DPK Instansi Lain',
  '10': 'PNS Daerah Provinsi',
  '11': 'PNS Daerah Provinsi DPB Instansi Lain',
  '12': 'PNS Daerah Provinsi DPK Instansi Lain',
  '15': 'PNS Daerah Kabupaten/Kota',
  '16': 'PNS Daerah Kabupaten/Kota DPB Instansi Lain',
  '17': 'PNS Daerah Kabupaten/Kota DPK Instansi Lain',
};

export const TINGKAT_PENDIDIKAN: Readonly<Record<string, string>> = {
  '05': 'SD',
  '10': 'SLTP',
  '15': 'SLTA',
  '17': 'SLTA Kejuruan',
  '20': 'Diploma I',
  '25': 'Diploma II',
  '30': 'Diploma III',
  '35': 'Diploma IV',
  '40': 'S-1',
  '45': 'S-2',
  '50': 'S-3',
};

interface Pendidikan {
  readonly id: string;
  readonly tingkat: string;
  readonly nama: string;
  readonly gelar: string | null;
}

const JURUSAN = [
  'Administrasi Contoh',
  'Hukum Contoh',
  'Ekonomi Contoh',
  'Teknik Contoh',
  'Komputer Contoh',
  'Kesehatan Contoh',
  'Pendidikan Contoh',
  'Pertanian Contoh',
];
const GELAR: Readonly<Record<string, readonly string[]>> = {
  '30': ['A.Md.', 'A.Md.', 'A.Md.Ak.', 'A.Md.T.', 'A.Md.Kom.', 'A.Md.Kes.', 'A.Md.', 'A.Md.P.'],
  '35': ['S.Tr.A.P.', 'S.Tr.', 'S.Tr.Ak.', 'S.Tr.T.', 'S.Tr.Kom.', 'S.Tr.Kes.', 'S.Tr.', 'S.Tr.P.'],
  '40': ['S.Sos.', 'S.H.', 'S.E.', 'S.T.', 'S.Kom.', 'S.K.M.', 'S.Pd.', 'S.P.'],
  '45': ['M.Si.', 'M.H.', 'M.M.', 'M.T.', 'M.Kom.', 'M.Kes.', 'M.Pd.', 'M.P.'],
};

/** Fields of study, invented; ids do not depend on the seed because the profiles list them. */
export const PENDIDIKAN: readonly Pendidikan[] = Object.keys(TINGKAT_PENDIDIKAN)
  .sort()
  .flatMap((tingkat) => (Number(tingkat) < 20 ? JURUSAN.slice(0, 1) : JURUSAN).map((jurusan, j) => ({ tingkat, jurusan, gelar: GELAR[tingkat]?.[j] ?? null })))
  .map(({ tingkat, jurusan, gelar }, i) => ({
    id: idContoh(0, JENIS_ID.pendidikan, i),
    tingkat,
    nama: `${TINGKAT_PENDIDIKAN[tingkat] ?? ''} ${Number(tingkat) < 20 ? 'UMUM CONTOH' : jurusan}`.toUpperCase(),
    gelar,
  }));

const pendidikanDariId = new Map(PENDIDIKAN.map((p, i) => [p.id, i]));
export const indeksPendidikan = (id: string): number => pendidikanDariId.get(id) ?? -1;

const perTingkat = new Map(Object.keys(TINGKAT_PENDIDIKAN).map((t) => [t, PENDIDIKAN.filter((p) => p.tingkat === t)]));
export const pendidikanTingkat = (tingkat: string, i: number): Pendidikan => ambil(perTingkat.get(tingkat) ?? PENDIDIKAN, i);
/** The S-1 title that goes before an S-2 or S-3 of the same field. */
export const gelarSarjana = (i: number): string => ambil(GELAR['40'] ?? [], i);
export const gelarMagister = (i: number): string => ambil(GELAR['45'] ?? [], i);
