import type { Bermerek } from '../merek.ts';
import { parseTanggal, type Tanggal } from './tanggal.ts';

/** 18-digit employee number (NIP PNS or NI PPPK), shape and parts checked. Source: Perka BKN 22/2007. */
export type Nip = Bermerek<string, 'Nip'>;

export type JenisNip = 'PNS' | 'PPPK';
export type SebabNip = 'BUKAN_18_DIGIT' | 'TANGGAL_LAHIR' | 'TAHUN_LAHIR' | 'BULAN_ANGKAT' | 'USIA_ANGKAT' | 'JENIS_KELAMIN' | 'NOMOR_URUT';

export interface BagianNip {
  readonly jenis: JenisNip;
  readonly tglLahir: Tanggal;
  /** Year of TMT CPNS (PNS) or of appointment (PPPK). */
  readonly tahunAngkat: number;
  /** Month of TMT CPNS; null for PPPK, whose digits 13-14 are a contract code (21 and up). */
  readonly bulanAngkat: number | null;
  readonly jenisKelamin: 'M' | 'F';
  readonly urut: number;
}

export type UraianNip = { readonly sah: true; readonly bagian: BagianNip } | { readonly sah: false; readonly sebab: SebabNip };

const salah = (sebab: SebabNip): UraianNip => ({ sah: false, sebab });

/** Takes the 18 digits apart and names the first part that is wrong. */
export function uraikanNip(teks: string): UraianNip {
  if (!/^\d{18}$/.test(teks)) return salah('BUKAN_18_DIGIT');
  const tahunLahir = Number(teks.slice(0, 4));
  if (tahunLahir < 1940) return salah('TAHUN_LAHIR');
  const tglLahir = parseTanggal(`${teks.slice(0, 4)}-${teks.slice(4, 6)}-${teks.slice(6, 8)}`);
  if (tglLahir === null) return salah('TANGGAL_LAHIR');
  const tahunAngkat = Number(teks.slice(8, 12));
  const kodeBulan = Number(teks.slice(12, 14));
  const isPns = kodeBulan >= 1 && kodeBulan <= 12;
  if (!isPns && kodeBulan < 21) return salah('BULAN_ANGKAT');
  const usia = tahunAngkat - tahunLahir;
  if (usia < 18 || usia > 60) return salah('USIA_ANGKAT');
  const kelamin = teks[14];
  if (kelamin !== '1' && kelamin !== '2') return salah('JENIS_KELAMIN');
  const urut = Number(teks.slice(15));
  if (urut === 0) return salah('NOMOR_URUT');
  return {
    sah: true,
    bagian: { jenis: isPns ? 'PNS' : 'PPPK', tglLahir, tahunAngkat, bulanAngkat: isPns ? kodeBulan : null, jenisKelamin: kelamin === '1' ? 'M' : 'F', urut },
  };
}

/** 18 digits, or null. The parts are judged by rule A01, not here: a wrong NIP must still be shown to a steward. */
export const parseNip = (teks: string): Nip | null => (/^\d{18}$/.test(teks) ? (teks as Nip) : null);

/** For logs and screens of callers who may not see the person: keeps the year of birth out too. */
export const samarkanNip = (nip: string): string => `**************${nip.slice(-4)}`;
