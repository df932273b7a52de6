import type { Kewenangan } from '../selisih/bidang.ts';

/** The five histories that are compared row by row. */
export const JENIS_RIWAYAT = ['jabatan', 'golongan', 'pendidikan', 'kinerja', 'hukdis'] as const;
export type JenisRiwayat = (typeof JENIS_RIWAYAT)[number];

/** What a differing column means for a mutasi. Histories only warn; what holds is decided per row in `level.ts`. */
export type LevelKolom = 'PERINGATAN' | 'INFO';

export interface KolomRiwayat {
  readonly kolom: string;
  readonly judul: string;
  readonly level: LevelKolom;
  readonly ikd: readonly string[];
}

export interface Riwayat {
  readonly jenis: JenisRiwayat;
  readonly judul: string;
  /** SIASN's number of this kind of history and the name of its web service. Source: SIASN reference list `jenisRiwayat`. */
  readonly kode: string;
  readonly layanan: string;
  readonly kolom: readonly KolomRiwayat[];
  /** Columns of the natural key, and of the one used where the first is missing or was written differently. */
  readonly kunci: readonly string[];
  readonly kunciCadangan: readonly string[];
  /** Column whose latest value makes the newest row; null = "newest" means nothing for this kind. */
  readonly urut: string | null;
  /** IKD codes of a row that BKN lacks. */
  readonly ikdHilang: readonly string[];
  /** Who may correct the history at BKN: services with a public save are the instansi's. */
  readonly kewenangan: Kewenangan;
}

const ingat = (kolom: string, judul: string, ikd: readonly string[] = []): KolomRiwayat => ({ kolom, judul, level: 'PERINGATAN', ikd });
const info = (kolom: string, judul: string): KolomRiwayat => ({ kolom, judul, level: 'INFO', ikd: [] });

/** Natural keys: jabatan, golongan and hukdis as integrators of SIASN use them; pendidikan and kinerja have one row per degree and per year. */
export const RIWAYAT: Readonly<Record<JenisRiwayat, Riwayat>> = {
  jabatan: {
    jenis: 'jabatan',
    judul: 'Riwayat jabatan',
    kode: '8',
    layanan: 'rw-jabatan',
    kolom: [
      ingat('unorId', 'Unit organisasi', ['TIM_1']),
      ingat('jenisJabatanId', 'Jenis jabatan'),
      ingat('jabatanId', 'Jabatan', ['COM_2', 'ACC_9']),
      ingat('eselonId', 'Eselon'),
      ingat('jenisPenugasanId', 'Jenis penugasan'),
      info('jenisMutasiId', 'Jenis mutasi'),
      ingat('tmtJabatan', 'TMT jabatan'),
      info('tmtPelantikan', 'Tanggal pelantikan'),
      ingat('nomorSk', 'Nomor SK'),
      ingat('tanggalSk', 'Tanggal SK'),
    ],
    kunci: ['nomorSk', 'tanggalSk'],
    kunciCadangan: ['tmtJabatan', 'unorId'],
    urut: 'tmtJabatan',
    ikdHilang: [],
    kewenangan: 'INSTANSI',
  },
  golongan: {
    jenis: 'golongan',
    judul: 'Riwayat golongan',
    kode: '5',
    layanan: 'rw-golongan',
    kolom: [
      ingat('golonganId', 'Golongan', ['ACC_10']),
      ingat('tmtGolongan', 'TMT golongan'),
      ingat('skNomor', 'Nomor SK'),
      ingat('skTanggal', 'Tanggal SK'),
      info('noPertekBkn', 'Nomor pertek BKN'),
      info('jenisKPId', 'Jenis kenaikan pangkat'),
      info('masaKerjaTahun', 'Masa kerja, tahun'),
      info('masaKerjaBulan', 'Masa kerja, bulan'),
    ],
    kunci: ['golonganId', 'tmtGolongan'],
    kunciCadangan: ['golonganId', 'skNomor'],
    urut: 'tmtGolongan',
    ikdHilang: [],
    kewenangan: 'BKN',
  },
  pendidikan: {
    jenis: 'pendidikan',
    judul: 'Riwayat pendidikan',
    kode: '7',
    layanan: 'rw-pendidikan',
    kolom: [
      ingat('tkPendidikanId', 'Tingkat pendidikan', ['ACC_6', 'ACC_8']),
      ingat('pendidikanId', 'Pendidikan', ['ACC_6', 'ACC_8']),
      ingat('tahunLulus', 'Tahun lulus'),
      info('tglLulus', 'Tanggal lulus'),
      ingat('nomorIjasah', 'Nomor ijazah'),
      info('namaSekolah', 'Nama sekolah'),
    ],
    kunci: ['tkPendidikanId', 'tahunLulus'],
    kunciCadangan: ['nomorIjasah'],
    urut: 'tkPendidikanId',
    ikdHilang: ['COM_3'],
    kewenangan: 'BKN',
  },
  kinerja: {
    jenis: 'kinerja',
    judul: 'Riwayat kinerja',
    kode: '25',
    layanan: 'rw-skp22',
    kolom: [ingat('tahun', 'Tahun'), ingat('kuadran', 'Predikat kinerja'), info('hasil', 'Hasil kerja'), info('perilaku', 'Perilaku kerja')],
    kunci: ['tahun'],
    kunciCadangan: [],
    urut: null,
    ikdHilang: ['COM_1'],
    kewenangan: 'INSTANSI',
  },
  hukdis: {
    jenis: 'hukdis',
    judul: 'Riwayat hukuman disiplin',
    kode: '16',
    layanan: 'rw-hukdis',
    kolom: [
      ingat('jenisHukumanId', 'Jenis hukuman'),
      ingat('tingkat', 'Tingkat'),
      ingat('skNomor', 'Nomor SK'),
      ingat('skTanggal', 'Tanggal SK'),
      ingat('mulai', 'Mulai berlaku'),
      ingat('akhir', 'Akhir berlaku'),
    ],
    kunci: ['jenisHukumanId', 'skTanggal'],
    kunciCadangan: ['skNomor'],
    urut: null,
    ikdHilang: [],
    kewenangan: 'INSTANSI',
  },
};

const DARI_TULISAN = new Map<string, JenisRiwayat>(
  JENIS_RIWAYAT.flatMap((j) => [j.toUpperCase(), RIWAYAT[j].kode, RIWAYAT[j].layanan.toUpperCase()].map((t) => [t, j] as const)),
);
// The service of the years up to 2021 writes the same yearly rows.
DARI_TULISAN.set('RW-SKP', 'kinerja');

/** The kind named by its word, its service or SIASN's number; undefined for any other text. */
export const bacaJenisRiwayat = (teks: string): JenisRiwayat | undefined => DARI_TULISAN.get(teks.trim().toUpperCase());
