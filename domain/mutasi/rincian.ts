import type { Tanggal } from '../asn/tanggal.ts';

/** Kinds of dismissal from the service. Source: SIASN reference jenisPemberhentian. PK is the hub's own: SIASN's list has none for the end of a contract. */
export const JENIS_PEMBERHENTIAN = {
  '1': 'mencapai batas usia pensiun',
  '2': 'meninggal dunia',
  '3': 'atas permintaan sendiri',
  '4': 'cacat',
  '5': 'uzur jasmani',
  '6': 'tewas',
  '7': 'hukuman disiplin',
  '8': 'anggota partai politik',
  '9': 'penyederhanaan organisasi',
  '10': 'pelanggaran sumpah/janji PNS',
  '11': 'pelanggaran sumpah/janji jabatan',
  '12': 'tindak pidana',
  '13': 'meninggalkan tugas',
  '14': 'hilang',
  '15': 'tidak melapor lebih dari 6 bulan setelah CLTN',
  '16': 'tindak pidana korupsi',
  PK: 'berakhirnya perjanjian kerja PPPK',
} as const satisfies Readonly<Record<string, string>>;

export type JenisPemberhentian = keyof typeof JENIS_PEMBERHENTIAN;

/** Grounds on which a JPT leaves the position and stays in service. Source: PP 11/2017 Pasal 144 (from memory). */
export const ALASAN_HENTI_JABATAN = {
  MENGUNDURKAN_DIRI: 'mengundurkan diri dari jabatan',
  DIBERHENTIKAN_SEMENTARA: 'diberhentikan sementara sebagai PNS',
  CLTN: 'cuti di luar tanggungan negara',
  TUGAS_BELAJAR: 'tugas belajar lebih dari 6 bulan',
  TUGAS_PENUH_DI_LUAR: 'ditugaskan penuh di luar jabatan',
  TIDAK_MEMENUHI_SYARAT: 'tidak memenuhi persyaratan jabatan',
  PENATAAN_ORGANISASI: 'penataan organisasi',
} as const satisfies Readonly<Record<string, string>>;

export type Penugasan = 'PLT' | 'PLH';

/** What a usul says of itself beyond kind, people and date; the proposer's word, stored with the usul. */
export interface RincianUsul {
  /** Leaving the service: a key of JENIS_PEMBERHENTIAN. Any text may arrive; rule F01 judges it. */
  readonly jenisPemberhentian?: string | null;
  /** Leaving only the position: a key of ALASAN_HENTI_JABATAN. Any text may arrive; rule F17 judges it. */
  readonly alasanJabatan?: string | null;
  /** Acting duty beside the definitive position. */
  readonly penugasan?: Penugasan | null;
  /** Last day of the acting duty. */
  readonly sampai?: Tanggal | null;
}
