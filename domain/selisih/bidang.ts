import type { KolomRekaman } from './rekaman.ts';

/** What an open mismatch does to a mutasi. BLOKIR stops any; BLOKIR_JAB stops moves of position; PERINGATAN needs a reason; INFO is listed. */
export type Level = 'BLOKIR' | 'BLOKIR_JAB' | 'PERINGATAN' | 'INFO';
export const LEVEL: readonly Level[] = ['BLOKIR', 'BLOKIR_JAB', 'PERINGATAN', 'INFO'];

/** Who may correct the field at its source: BKN alone, or the instansi through SIASN's own services. Source: data-utama-update, jabatan/save. */
export type Kewenangan = 'BKN' | 'INSTANSI';

export interface Bidang {
  /** Position in every bitmap; never reused. */
  readonly bit: number;
  readonly bidang: string;
  readonly judul: string;
  /** Columns compared together as one field; the key NIP has none of its own. */
  readonly kolom: readonly KolomRekaman[];
  readonly level: Level;
  readonly ikd: readonly string[];
  readonly kewenangan: Kewenangan;
}

/** The whole comparison: 27 fields, readable by a steward. Levels and IKD codes: BKN's data quality index and the dossier's field table. */
export const BIDANG = [
  { bit: 0, bidang: 'pnsId', judul: 'ID PNS', kolom: ['pnsId'], level: 'BLOKIR', ikd: [], kewenangan: 'BKN' },
  { bit: 1, bidang: 'nip', judul: 'NIP', kolom: [], level: 'BLOKIR', ikd: [], kewenangan: 'BKN' },
  { bit: 2, bidang: 'nama', judul: 'Nama', kolom: ['nama'], level: 'BLOKIR', ikd: [], kewenangan: 'BKN' },
  { bit: 3, bidang: 'gelar', judul: 'Gelar', kolom: ['gelar'], level: 'PERINGATAN', ikd: ['COM_5'], kewenangan: 'INSTANSI' },
  { bit: 4, bidang: 'tglLahir', judul: 'Tanggal lahir', kolom: ['tglLahir'], level: 'BLOKIR', ikd: ['CON_2'], kewenangan: 'BKN' },
  { bit: 5, bidang: 'jenisKelamin', judul: 'Jenis kelamin', kolom: ['jenisKelamin'], level: 'PERINGATAN', ikd: ['CON_3'], kewenangan: 'BKN' },
  { bit: 6, bidang: 'nik', judul: 'NIK', kolom: ['nik'], level: 'PERINGATAN', ikd: ['ACC_5'], kewenangan: 'BKN' },
  { bit: 7, bidang: 'kedudukanHukumId', judul: 'Kedudukan hukum', kolom: ['kedudukanHukumId'], level: 'BLOKIR', ikd: ['ACC_4'], kewenangan: 'BKN' },
  { bit: 8, bidang: 'statusAsn', judul: 'Status ASN', kolom: ['statusAsn'], level: 'BLOKIR', ikd: [], kewenangan: 'BKN' },
  { bit: 9, bidang: 'jenisPegawaiId', judul: 'Jenis pegawai', kolom: ['jenisPegawaiId'], level: 'PERINGATAN', ikd: ['ACC_2'], kewenangan: 'BKN' },
  { bit: 10, bidang: 'instansiIndukId', judul: 'Instansi induk', kolom: ['instansiIndukId'], level: 'BLOKIR', ikd: ['ACC_2'], kewenangan: 'BKN' },
  { bit: 11, bidang: 'instansiKerjaId', judul: 'Instansi kerja', kolom: ['instansiKerjaId'], level: 'BLOKIR', ikd: ['ACC_2'], kewenangan: 'BKN' },
  { bit: 12, bidang: 'unorId', judul: 'Unit organisasi', kolom: ['unorId'], level: 'BLOKIR_JAB', ikd: ['TIM_1'], kewenangan: 'INSTANSI' },
  { bit: 13, bidang: 'jenisJabatanId', judul: 'Jenis jabatan', kolom: ['jenisJabatanId'], level: 'BLOKIR_JAB', ikd: [], kewenangan: 'INSTANSI' },
  { bit: 14, bidang: 'jabatanId', judul: 'Jabatan', kolom: ['jabatanId'], level: 'BLOKIR_JAB', ikd: ['COM_2', 'ACC_9'], kewenangan: 'INSTANSI' },
  { bit: 15, bidang: 'namaJabatan', judul: 'Nama jabatan', kolom: ['namaJabatan'], level: 'INFO', ikd: [], kewenangan: 'INSTANSI' },
  { bit: 16, bidang: 'eselonId', judul: 'Eselon', kolom: ['eselonId'], level: 'BLOKIR_JAB', ikd: [], kewenangan: 'INSTANSI' },
  {
    bit: 17,
    bidang: 'jenjang',
    judul: 'Jenjang dan kelas jabatan',
    kolom: ['jenjangId', 'kelasJabatan'],
    level: 'PERINGATAN',
    ikd: [],
    kewenangan: 'INSTANSI',
  },
  { bit: 18, bidang: 'tmtJabatan', judul: 'TMT jabatan', kolom: ['tmtJabatan'], level: 'BLOKIR_JAB', ikd: ['TIM_4'], kewenangan: 'INSTANSI' },
  { bit: 19, bidang: 'skJabatan', judul: 'SK jabatan', kolom: ['nomorSk', 'tanggalSk'], level: 'PERINGATAN', ikd: [], kewenangan: 'INSTANSI' },
  { bit: 20, bidang: 'jenisPenugasanId', judul: 'Jenis penugasan', kolom: ['jenisPenugasanId'], level: 'PERINGATAN', ikd: [], kewenangan: 'INSTANSI' },
  { bit: 21, bidang: 'golAkhirId', judul: 'Golongan', kolom: ['golAkhirId'], level: 'BLOKIR_JAB', ikd: ['ACC_10'], kewenangan: 'BKN' },
  { bit: 22, bidang: 'tmtGolongan', judul: 'TMT golongan', kolom: ['tmtGolongan'], level: 'PERINGATAN', ikd: [], kewenangan: 'BKN' },
  { bit: 23, bidang: 'masaKerja', judul: 'Masa kerja', kolom: ['mkTahun', 'mkBulan'], level: 'PERINGATAN', ikd: [], kewenangan: 'BKN' },
  {
    bit: 24,
    bidang: 'pendidikan',
    judul: 'Pendidikan terakhir',
    kolom: ['tkPendidikanId', 'pendidikanId'],
    level: 'PERINGATAN',
    ikd: ['ACC_6', 'ACC_8'],
    kewenangan: 'BKN',
  },
  {
    bit: 25,
    bidang: 'tmtAwal',
    judul: 'TMT CPNS dan PNS',
    kolom: ['tmtCpns', 'tmtPns'],
    level: 'PERINGATAN',
    ikd: ['ACC_1', 'COM_4', 'CON_1'],
    kewenangan: 'BKN',
  },
  { bit: 26, bidang: 'pensiun', judul: 'BUP dan TMT pensiun', kolom: ['bup', 'tmtPensiun'], level: 'PERINGATAN', ikd: ['TIM_5'], kewenangan: 'BKN' },
] as const satisfies readonly Bidang[];

export type NamaBidang = (typeof BIDANG)[number]['bidang'];

export const bidangDariNama = new Map<string, Bidang>(BIDANG.map((b) => [b.bidang, b]));
export const bidangDariBit = new Map<number, Bidang>(BIDANG.map((b) => [b.bit, b]));

/** Bitmap of the named fields. */
export const bitmap = (nama: Iterable<string>): number => {
  let hasil = 0;
  for (const n of nama) hasil |= 1 << (bidangDariNama.get(n)?.bit ?? 31);
  return hasil;
};
