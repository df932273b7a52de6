import { belumDiketahui, type Diketahui, diketahui } from '../hasil.ts';
import type { Keyakinan } from './gerbang/aturan.ts';

/** Kinds of instansi in SIASN's own codes: three central kinds and LNS, provinsi, kabupaten, kota. */
export const JENIS_INSTANSI = ['KO', 'KEMENT', 'LPNK', 'LNS', 'PROV', 'KAB', 'KOT'] as const;
export type JenisInstansi = (typeof JENIS_INSTANSI)[number];

/** Where a pegawai comes from or goes to, as far as routes look. `jenis` is text: a kind nobody knows makes the route unknown. */
export interface TempatRute {
  readonly instansiId: string;
  readonly jenis: string | null;
  readonly provinsiId: string | null;
  /** The unit is a mission of the republic abroad, as somebody has recorded; no kind of instansi says so. */
  readonly perwakilan?: boolean;
}

export const KODE_RUTE = [
  'INTERNAL_INSTANSI',
  'ANTAR_KABKOTA_SATU_PROV',
  'ANTAR_KABKOTA_BEDA_PROV',
  'PROV_KABKOTA_SATU_PROV',
  'PROV_KABKOTA_BEDA_PROV',
  'ANTAR_PROV',
  'DAERAH_KE_PUSAT',
  'PUSAT_KE_DAERAH',
  'ANTAR_PUSAT',
  'PERWAKILAN_LN',
] as const;
export type KodeRute = (typeof KODE_RUTE)[number];

/** Who decides on the move; the position itself is always set by the PPK of the destination. */
export type PenetapPemindahan = 'PPK' | 'GUBERNUR' | 'MENDAGRI' | 'KEPALA_BKN';

/** How letters name the deciding office. */
export const NAMA_PENETAP: Readonly<Record<PenetapPemindahan, string>> = {
  PPK: 'PPK',
  GUBERNUR: 'Gubernur',
  MENDAGRI: 'Menteri Dalam Negeri',
  KEPALA_BKN: 'Kepala BKN',
};

export type PersetujuanRute = 'TIM_PENILAI_KINERJA' | 'USUL_PPK_PENERIMA' | 'PERSETUJUAN_PPK_ASAL' | 'GUBERNUR_ASAL' | 'GUBERNUR_TUJUAN';

export interface Rute {
  readonly kode: KodeRute;
  readonly judul: string;
  readonly persetujuan: readonly PersetujuanRute[];
  readonly penetap: PenetapPemindahan;
  /** The law asks for a pertek on this route whatever the position. Elsewhere it depends on position and PPK. */
  readonly pertekWajib: boolean;
  /**
   * The hub may decide for BKN at once when every rule passes; whoever the route names has spoken before BKN receives the usul. A route known only from
   * memory waits for a person. Dated rows of parameter_aturan override it (`denganTimpaanOtomatis`).
   */
  readonly langsungOtomatis: boolean;
  readonly dasar: { readonly peraturan: string; readonly pasal: string; readonly keyakinan: Keyakinan };
  /** For the person who proposes, in Indonesian. */
  readonly penjelasan: string;
}

const PP11 = 'PP 11/2017 jo. PP 17/2020';
const DUA_PPK = ['USUL_PPK_PENERIMA', 'PERSETUJUAN_PPK_ASAL'] as const;
const DUA_PPK_GUBERNUR = [...DUA_PPK, 'GUBERNUR_ASAL', 'GUBERNUR_TUJUAN'] as const;
const lintas = { pertekWajib: true, langsungOtomatis: true } as const;
const lintasMenunggu = { pertekWajib: true, langsungOtomatis: false } as const;

/** The routes of pemindahan: who approves, who decides, whether a pertek is required. */
export const RUTE: Readonly<Record<KodeRute, Omit<Rute, 'kode'>>> = {
  INTERNAL_INSTANSI: {
    judul: 'Di dalam satu instansi',
    persetujuan: ['TIM_PENILAI_KINERJA'],
    penetap: 'PPK',
    pertekWajib: false,
    langsungOtomatis: true,
    dasar: { peraturan: PP11, pasal: 'Pasal 191', keyakinan: 'TERBACA' },
    penjelasan: 'Asal dan tujuan satu instansi: pertimbangan tim penilai kinerja PNS, keputusan oleh PPK instansi itu.',
  },
  ANTAR_KABKOTA_SATU_PROV: {
    judul: 'Antar kabupaten/kota dalam satu provinsi',
    persetujuan: DUA_PPK,
    penetap: 'GUBERNUR',
    ...lintas,
    dasar: { peraturan: PP11, pasal: 'Pasal 192', keyakinan: 'TERBACA' },
    penjelasan: 'Usul PPK penerima dan persetujuan PPK asal; gubernur menetapkan sesudah pertek BKN, lalu PPK penerima menetapkan jabatan.',
  },
  ANTAR_KABKOTA_BEDA_PROV: {
    judul: 'Antar kabupaten/kota beda provinsi',
    persetujuan: DUA_PPK_GUBERNUR,
    penetap: 'MENDAGRI',
    ...lintas,
    dasar: { peraturan: PP11, pasal: 'Pasal 193', keyakinan: 'TERBACA' },
    penjelasan: 'Usul dan persetujuan kedua PPK melalui gubernur masing-masing; Mendagri menetapkan sesudah pertek BKN.',
  },
  PROV_KABKOTA_SATU_PROV: {
    judul: 'Antara provinsi dan kabupaten/kota di dalamnya',
    persetujuan: DUA_PPK,
    penetap: 'GUBERNUR',
    ...lintasMenunggu,
    dasar: { peraturan: PP11, pasal: 'Pasal 192', keyakinan: 'INGATAN' },
    penjelasan: 'Usul PPK penerima dan persetujuan PPK asal; gubernur menetapkan sesudah pertek BKN.',
  },
  PROV_KABKOTA_BEDA_PROV: {
    judul: 'Antara provinsi dan kabupaten/kota provinsi lain',
    persetujuan: DUA_PPK_GUBERNUR,
    penetap: 'MENDAGRI',
    ...lintas,
    dasar: { peraturan: PP11, pasal: 'Pasal 193', keyakinan: 'TERBACA' },
    penjelasan: 'Usul dan persetujuan kedua PPK melalui gubernur; Mendagri menetapkan sesudah pertek BKN.',
  },
  ANTAR_PROV: {
    judul: 'Antarprovinsi',
    persetujuan: DUA_PPK,
    penetap: 'MENDAGRI',
    ...lintas,
    dasar: { peraturan: PP11, pasal: 'Pasal 193', keyakinan: 'TERBACA' },
    penjelasan: 'Usul gubernur penerima dan persetujuan gubernur asal; Mendagri menetapkan sesudah pertek BKN.',
  },
  DAERAH_KE_PUSAT: {
    judul: 'Dari daerah ke instansi pusat',
    persetujuan: DUA_PPK,
    penetap: 'KEPALA_BKN',
    ...lintasMenunggu,
    dasar: { peraturan: PP11, pasal: 'Pasal 194', keyakinan: 'INGATAN' },
    penjelasan: 'Usul PPK penerima dan persetujuan PPK asal; Kepala BKN menetapkan.',
  },
  PUSAT_KE_DAERAH: {
    judul: 'Dari instansi pusat ke daerah',
    persetujuan: DUA_PPK,
    penetap: 'KEPALA_BKN',
    ...lintasMenunggu,
    dasar: { peraturan: PP11, pasal: 'Pasal 194', keyakinan: 'INGATAN' },
    penjelasan: 'Usul PPK penerima dan persetujuan PPK asal; Kepala BKN menetapkan.',
  },
  ANTAR_PUSAT: {
    judul: 'Antarinstansi pusat',
    persetujuan: DUA_PPK,
    penetap: 'KEPALA_BKN',
    ...lintasMenunggu,
    dasar: { peraturan: PP11, pasal: 'Pasal 195', keyakinan: 'INGATAN' },
    penjelasan: 'Usul PPK penerima dan persetujuan PPK asal; Kepala BKN menetapkan.',
  },
  PERWAKILAN_LN: {
    judul: 'Ke perwakilan Republik Indonesia di luar negeri',
    persetujuan: [],
    penetap: 'PPK',
    pertekWajib: false,
    langsungOtomatis: false,
    dasar: { peraturan: PP11, pasal: 'Pasal 196', keyakinan: 'INGATAN' },
    penjelasan: 'Tujuan unit perwakilan di luar negeri: ditetapkan PPK, yaitu Menteri Luar Negeri bagi perwakilannya.',
  },
};

type Kelompok = 'PUSAT' | 'PROVINSI' | 'KABKOTA';

const KELOMPOK: Readonly<Record<JenisInstansi, Kelompok>> = {
  KO: 'PUSAT',
  KEMENT: 'PUSAT',
  LPNK: 'PUSAT',
  LNS: 'PUSAT',
  PROV: 'PROVINSI',
  KAB: 'KABKOTA',
  KOT: 'KABKOTA',
};

/** null = the pair cannot exist in good data: a province has one provincial government. */
interface MenurutProvinsi {
  readonly satu: KodeRute | null;
  readonly beda: KodeRute;
}

const PROV_KABKOTA: MenurutProvinsi = { satu: 'PROV_KABKOTA_SATU_PROV', beda: 'PROV_KABKOTA_BEDA_PROV' };

/** Route between two different instansi, by group of origin and of destination. Total: a new group does not compile until decided. */
const ANTAR: Readonly<Record<Kelompok, Readonly<Record<Kelompok, KodeRute | MenurutProvinsi>>>> = {
  PUSAT: { PUSAT: 'ANTAR_PUSAT', PROVINSI: 'PUSAT_KE_DAERAH', KABKOTA: 'PUSAT_KE_DAERAH' },
  PROVINSI: { PUSAT: 'DAERAH_KE_PUSAT', PROVINSI: { satu: null, beda: 'ANTAR_PROV' }, KABKOTA: PROV_KABKOTA },
  KABKOTA: { PUSAT: 'DAERAH_KE_PUSAT', PROVINSI: PROV_KABKOTA, KABKOTA: { satu: 'ANTAR_KABKOTA_SATU_PROV', beda: 'ANTAR_KABKOTA_BEDA_PROV' } },
};

const isJenis = (jenis: string | null): jenis is JenisInstansi => (JENIS_INSTANSI as readonly (string | null)[]).includes(jenis);

const rute = (kode: KodeRute): Diketahui<Rute> => diketahui({ kode, ...RUTE[kode] });

/** The route of a move, from its two ends alone; never typed by anyone. Unknown, with the reason in Indonesian, when an end does not say what it is. */
export function tentukanRute(asal: TempatRute, tujuan: TempatRute): Diketahui<Rute> {
  if (tujuan.perwakilan === true) return rute('PERWAKILAN_LN');
  if (asal.instansiId === tujuan.instansiId) return rute('INTERNAL_INSTANSI');
  if (!isJenis(asal.jenis)) return belumDiketahui('jenis instansi asal tidak dikenal');
  if (!isJenis(tujuan.jenis)) return belumDiketahui('jenis instansi tujuan tidak dikenal');
  const pilihan = ANTAR[KELOMPOK[asal.jenis]][KELOMPOK[tujuan.jenis]];
  if (typeof pilihan === 'string') return rute(pilihan);
  if (asal.provinsiId === null || tujuan.provinsiId === null)
    return belumDiketahui(`provinsi instansi ${asal.provinsiId === null ? 'asal' : 'tujuan'} tidak tercatat`);
  const kode = asal.provinsiId === tujuan.provinsiId ? pilihan.satu : pilihan.beda;
  return kode === null ? belumDiketahui('dua pemerintah provinsi tercatat pada satu provinsi') : rute(kode);
}
