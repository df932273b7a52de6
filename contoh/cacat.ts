import { type Acak, ambil } from './acak.ts';
import { GOLONGAN_PNS, GOLONGAN_PPPK, indeksGolongan, pendidikanTingkat, TINGKAT_PENDIDIKAN } from './kode.ts';
import { jabatanLain, type Kantor, type Rekaman, tmtPensiun } from './orang.ts';

export type Harapan = 'COCOK' | 'BEDA' | 'TAK_TERBANDINGKAN' | 'KOSONG_SATU_SISI' | 'DITOLAK' | 'HANYA_BKN' | 'HANYA_SIMPEG' | 'BEDA_INSTANSI' | 'NIP_GANDA';
export type Sisi = 'BKN' | 'SIMPEG' | 'KEDUANYA';

/** What happens to the row itself. */
export type Baris = 'HANYA_BKN' | 'HANYA_SIMPEG' | 'GANDA_BERKAS' | 'BEDA_INSTANSI' | 'GANDA_INSTANSI' | 'NIP_EXCEL' | 'NIP_17_DIGIT';

export interface KonteksCacat {
  readonly acak: Acak;
  readonly kantor: Kantor;
}

export interface Cacat {
  readonly cacat: string;
  /** People out of 100,000 who draw it; less when it does not apply to them. */
  readonly per100Ribu: number;
  readonly sisi: Sisi;
  readonly harapan: Harapan;
  readonly bidang: readonly string[];
  /** Changes the canonical values of that side; false = does not apply to this person. */
  readonly ubah: (r: Rekaman, x: KonteksCacat) => boolean;
  readonly baris?: Baris;
}

const beda = (cacat: string, per100Ribu: number, bidang: string | readonly string[], ubah: Cacat['ubah']): Cacat => ({
  cacat,
  per100Ribu,
  sisi: 'SIMPEG',
  harapan: 'BEDA',
  bidang: typeof bidang === 'string' ? [bidang] : bidang,
  ubah,
});
const hilang = (cacat: string, per100Ribu: number, bidang: string, ubah: Cacat['ubah']): Cacat => ({
  cacat,
  per100Ribu,
  sisi: 'SIMPEG',
  harapan: 'KOSONG_SATU_SISI',
  bidang: [bidang],
  ubah,
});
const diBkn = (cacat: Cacat): Cacat => ({ ...cacat, sisi: 'BKN' });
const padaBaris = (cacat: Baris, per100Ribu: number, harapan: Harapan, sisi: Sisi): Cacat => ({
  cacat,
  per100Ribu,
  sisi,
  harapan,
  bidang: [],
  ubah: () => true,
  baris: cacat,
});

const geser = (tgl: string | null, tahun: number): string | null => (tgl === null ? null : `${Number(tgl.slice(0, 4)) + tahun}${tgl.slice(4)}`);
const isKepala = (r: Rekaman): boolean => r.jenisJabatanId === '1';

/** The next golongan, as when a promotion reached one side only. */
export function golonganBerikut(id: string | null): string {
  const pns = indeksGolongan(id ?? '');
  if (pns >= 0) return ambil(GOLONGAN_PNS, pns + 1 < GOLONGAN_PNS.length ? pns + 1 : pns - 1).id;
  const pppk = GOLONGAN_PPPK.indexOf(id ?? '');
  return ambil(GOLONGAN_PPPK, pppk + 1 < GOLONGAN_PPPK.length ? pppk + 1 : pppk - 1);
}

/** Not for heads of units: a structural position is its unit, so both would differ. */
function unorLain(r: Rekaman, x: KonteksCacat): boolean {
  const lain = ambil(x.kantor.unit, 1 + x.acak.bulat(x.kantor.unit.length - 1)).id;
  if (isKepala(r) || x.kantor.unit.length < 3 || lain === r.unorId) return false;
  r.unorId = lain;
  return true;
}

function tmtBaru(r: Rekaman): boolean {
  r.tmtJabatan = r.tmtJabatan?.endsWith('-15') ? r.tmtJabatan.replace(/-15$/, '-16') : `${(r.tmtJabatan ?? '').slice(0, 8)}15`;
  return true;
}

function jabatanBaru(r: Rekaman, x: KonteksCacat): boolean {
  if (isKepala(r)) return false;
  const { id, nama } = jabatanLain(r.jabatanId, x.acak.bulat(1000));
  r.jabatanId = id;
  r.namaJabatan = nama;
  return true;
}

/** Past retirement age yet active: the whole career, NIP included, is moved back by the same years on both sides. */
function lewatBup(r: Rekaman, x: KonteksCacat): boolean {
  if (r.statusAsn !== 'PNS' || isKepala(r) || r.bup !== '58') return false;
  const mundur = Number(r.nip.slice(0, 4)) - (x.kantor.tahun - 60);
  if (mundur <= 0) return false;
  r.nip = `${Number(r.nip.slice(0, 4)) - mundur}${r.nip.slice(4, 8)}${Number(r.nip.slice(8, 12)) - mundur}${r.nip.slice(12)}`;
  r.tglLahir = geser(r.tglLahir, -mundur);
  r.tmtCpns = geser(r.tmtCpns, -mundur);
  r.tmtPns = geser(r.tmtPns, -mundur);
  r.tmtPensiun = tmtPensiun(r.tglLahir ?? '', 58);
  r.nik = `${r.nik?.slice(0, 10)}${r.tglLahir?.slice(2, 4)}${r.nik?.slice(12)}`;
  return true;
}

const set =
  <K extends keyof Rekaman>(kunci: K, nilai: (r: Rekaman, x: KonteksCacat) => Rekaman[K]) =>
  (r: Rekaman, x: KonteksCacat): boolean => {
    const baru = nilai(r, x);
    if (baru === r[kunci]) return false;
    r[kunci] = baru;
    return true;
  };

const gelarLain = (r: Rekaman): boolean => {
  if (r.gelarBelakang === '') return false;
  r.gelarBelakang = r.gelarBelakang.includes(',') ? r.gelarBelakang.slice(0, r.gelarBelakang.indexOf(',')) : `${r.gelarBelakang}, M.AP.`;
  return true;
};
const ganti = (asal: string, a: string, b: string): string => (asal === a ? b : a);

/** Every kind of real defect with its share; each person draws at most one. Labels carry the true answer. */
export const CACAT: readonly Cacat[] = [
  beda(
    'NAMA_BEDA',
    600,
    'nama',
    set('nama', (r) => (r.nama ?? '').replace(/ (\S)\S/, ' $1X')),
  ),
  beda(
    'NAMA_TANDA_BACA',
    200,
    'nama',
    set('nama', (r) => (r.nama ?? '').replace(' ', '-')),
  ),
  beda(
    'TGL_LAHIR_BEDA',
    400,
    'tglLahir',
    set('tglLahir', (r) => geser(r.tglLahir, -1)),
  ),
  beda(
    'JENIS_KELAMIN_BEDA',
    150,
    'jenisKelamin',
    set('jenisKelamin', (r) => ganti(r.jenisKelamin ?? '', 'M', 'F')),
  ),
  beda(
    'NIK_BEDA',
    500,
    'nik',
    set('nik', (r) => `${(r.nik ?? '').slice(0, 12)}${String((Number((r.nik ?? '').slice(12)) + 7) % 10_000).padStart(4, '0')}`),
  ),
  beda('GELAR_BEDA', 700, 'gelar', gelarLain),
  beda(
    'GOLONGAN_BEDA',
    500,
    'golAkhirId',
    set('golAkhirId', (r) => golonganBerikut(r.golAkhirId)),
  ),
  beda(
    'TMT_GOLONGAN_BEDA',
    300,
    'tmtGolongan',
    set('tmtGolongan', (r) => geser(r.tmtGolongan, -1)),
  ),
  beda('UNOR_BEDA', 600, 'unorId', unorLain),
  beda('JABATAN_BEDA', 300, ['jabatanId', 'namaJabatan'], jabatanBaru),
  beda('TMT_JABATAN_BEDA', 400, 'tmtJabatan', tmtBaru),
  beda('ESELON_BEDA', 1000, 'eselonId', (r, x) => isKepala(r) && set('eselonId', () => ganti(r.eselonId ?? '', '41', '42'))(r, x)),
  beda('JENIS_JABATAN_BEDA', 120, 'jenisJabatanId', (r, x) => !isKepala(r) && set('jenisJabatanId', () => ganti(r.jenisJabatanId ?? '', '2', '4'))(r, x)),
  beda(
    'NAMA_JABATAN_BEDA',
    200,
    'namaJabatan',
    set('namaJabatan', (r) => `${r.namaJabatan ?? ''} SEMENTARA`),
  ),
  beda(
    'KEDUDUKAN_BEDA',
    150,
    'kedudukanHukumId',
    set('kedudukanHukumId', (r) => ganti(r.kedudukanHukumId ?? '', '03', '02')),
  ),
  diBkn(
    beda(
      'PENSIUN_MASIH_AKTIF',
      100,
      'kedudukanHukumId',
      set('kedudukanHukumId', () => '99'),
    ),
  ),
  beda('STATUS_BEDA', 120, 'statusAsn', (r, x) => r.statusAsn !== 'PPPK' && set('statusAsn', () => ganti(r.statusAsn ?? '', 'PNS', 'CPNS'))(r, x)),
  beda(
    'JENIS_PEGAWAI_BEDA',
    120,
    'jenisPegawaiId',
    set('jenisPegawaiId', (r) => ganti(r.jenisPegawaiId ?? '', '1', '15')),
  ),
  beda(
    'INSTANSI_INDUK_BEDA',
    200,
    'instansiIndukId',
    (r, x) => !satuKolom(x) && r.instansiIndukId === r.instansiKerjaId && set('instansiIndukId', () => instansiLain(x))(r, x),
  ),
  beda(
    'PNS_ID_BEDA',
    80,
    'pnsId',
    set('pnsId', (r) => (r.pnsId ?? '').replace(/.$/, (c) => (c === '9' ? '8' : '9'))),
  ),
  beda(
    'MASA_KERJA_BEDA',
    300,
    'masaKerja',
    set('mkTahun', (r) => String(Number(r.mkTahun) + 1)),
  ),
  beda('PENDIDIKAN_BEDA', 400, 'pendidikan', (r, x) => {
    const tingkat = Object.keys(TINGKAT_PENDIDIKAN).sort();
    const lain = ambil(tingkat, tingkat.indexOf(r.tkPendidikanId ?? '') + 1);
    r.tkPendidikanId = lain;
    r.pendidikanId = pendidikanTingkat(lain, x.acak.bulat(8)).id;
    return true;
  }),
  beda(
    'TMT_CPNS_BEDA',
    120,
    'tmtAwal',
    set('tmtCpns', (r) => geser(r.tmtCpns, -1)),
  ),
  beda('MUTASI_TANPA_USUL', 300, ['unorId', 'jabatanId', 'namaJabatan', 'tmtJabatan'], (r, x) => unorLain(r, x) && jabatanBaru(r, x) && tmtBaru(r)),
  hilang(
    'NIK_KOSONG',
    300,
    'nik',
    set('nik', () => null),
  ),
  hilang('GELAR_KOSONG', 200, 'gelar', (r) => {
    const ada = r.gelarDepan !== '' || r.gelarBelakang !== '';
    r.gelarDepan = '';
    r.gelarBelakang = '';
    return ada;
  }),
  hilang(
    'TMT_JABATAN_KOSONG',
    100,
    'tmtJabatan',
    set('tmtJabatan', () => null),
  ),
  diBkn(
    hilang(
      'TMT_GOLONGAN_KOSONG_BKN',
      100,
      'tmtGolongan',
      set('tmtGolongan', () => null),
    ),
  ),
  padaBaris('HANYA_BKN', 300, 'HANYA_BKN', 'BKN'),
  padaBaris('HANYA_SIMPEG', 250, 'HANYA_SIMPEG', 'SIMPEG'),
  padaBaris('BEDA_INSTANSI', 200, 'BEDA_INSTANSI', 'SIMPEG'),
  padaBaris('GANDA_INSTANSI', 120, 'NIP_GANDA', 'SIMPEG'),
  padaBaris('GANDA_BERKAS', 100, 'DITOLAK', 'SIMPEG'),
  padaBaris('NIP_EXCEL', 100, 'DITOLAK', 'SIMPEG'),
  padaBaris('NIP_17_DIGIT', 60, 'DITOLAK', 'SIMPEG'),
  {
    cacat: 'NIP_TAK_COCOK_TGL_LAHIR',
    per100Ribu: 60,
    sisi: 'KEDUANYA',
    harapan: 'COCOK',
    bidang: ['tglLahir'],
    ubah: set('tglLahir', (r) => geser(r.tglLahir, 1)),
  },
  {
    cacat: 'TMT_PNS_MENDAHULUI_CPNS',
    per100Ribu: 80,
    sisi: 'KEDUANYA',
    harapan: 'COCOK',
    bidang: ['tmtAwal'],
    ubah: (r, x) => r.statusAsn === 'PNS' && set('tmtPns', () => geser(r.tmtCpns, -1))(r, x),
  },
  { cacat: 'BUP_TERLEWAT', per100Ribu: 150, sisi: 'KEDUANYA', harapan: 'COCOK', bidang: ['pensiun'], ubah: lewatBup },
];

const satuKolom = (x: KonteksCacat): boolean => x.kantor.instansi.profilId === 'simpeg-a' || x.kantor.instansi.profilId === 'simpeg-c';
const instansiLain = (x: KonteksCacat): string => ambil(x.kantor.semua, x.kantor.instansi.no).id;
