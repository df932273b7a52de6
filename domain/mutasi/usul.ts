import type { Tanggal } from '../asn/tanggal.ts';
import type { RincianUsul } from './rincian.ts';

export type JenisUsul = 'PENGANGKATAN' | 'PEMINDAHAN' | 'PEMBERHENTIAN';

/** Levels of position. Signing rule: JPT utama and madya by hand, everything below by delegation. */
export const JENJANG = ['JPT_UTAMA', 'JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS', 'PELAKSANA', 'JABATAN_FUNGSIONAL'] as const;
export type Jenjang = (typeof JENJANG)[number];

export const NAMA_JENJANG: Readonly<Record<Jenjang, string>> = {
  JPT_UTAMA: 'JPT utama',
  JPT_MADYA: 'JPT madya',
  JPT_PRATAMA: 'JPT pratama',
  ADMINISTRATOR: 'administrator',
  PENGAWAS: 'pengawas',
  PELAKSANA: 'pelaksana',
  JABATAN_FUNGSIONAL: 'jabatan fungsional',
};

/** Where a position is meant to be held. All ids are SIASN-style opaque ids. */
export interface TujuanJabatan {
  readonly instansiId: string;
  readonly unorId: string;
  readonly jabatanId: string;
  /** 1 struktural, 2 fungsional, 4 pelaksana. */
  readonly jenisJabatanId: string;
  readonly eselonId: string | null;
  readonly jenjang: Jenjang;
  /** Retirement age of the position, years. */
  readonly bup: number;
  /** Under a regional government (provinsi, kabupaten, kota): election and Mendagri rules apply. */
  readonly daerah: boolean;
  readonly provinsiId: string | null;
}

/** One pegawai inside one usul, as the rules see it. */
export interface Usulan {
  readonly jenis: JenisUsul;
  readonly alasan: string;
  /** Planned effective date (TMT). */
  readonly tmt: Tanggal;
  readonly nip: string;
  readonly asalInstansiId: string;
  readonly tujuan: TujuanJabatan;
  /** A usul that reactivates a person (kedudukan hukum 03 may then pass A07). */
  readonly pengaktifan: boolean;
  /** Absent = the usul says nothing more, as in minutes older than these words. */
  readonly rincian?: RincianUsul;
}

const JENJANG_ESELON: Readonly<Record<string, Jenjang>> = {
  '10': 'JPT_UTAMA',
  '11': 'JPT_MADYA',
  '12': 'JPT_MADYA',
  '21': 'JPT_PRATAMA',
  '22': 'JPT_PRATAMA',
  '31': 'ADMINISTRATOR',
  '32': 'ADMINISTRATOR',
  '41': 'PENGAWAS',
  '42': 'PENGAWAS',
  '51': 'PENGAWAS',
  '52': 'PENGAWAS',
};

/** Jenjang from SIASN jenis jabatan and eselon id; null when the pair says nothing known. */
export function jenjangDari(jenisJabatanId: string, eselonId: string | null): Jenjang | null {
  if (jenisJabatanId === '2') return 'JABATAN_FUNGSIONAL';
  if (jenisJabatanId === '4') return 'PELAKSANA';
  return jenisJabatanId === '1' && eselonId !== null ? (JENJANG_ESELON[eselonId] ?? null) : null;
}

/** JPT madya and utama are signed by a person, never by delegation (automation announced for 1 July 2025). */
export const wajibTandaTanganLangsung = (jenjang: Jenjang): boolean => jenjang === 'JPT_UTAMA' || jenjang === 'JPT_MADYA';
